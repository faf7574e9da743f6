package io.rapport.events;

/** The bytes of an event that are not a document of its type. The message names the type and never the content. */
public final class MalformedEventException extends RuntimeException {

    MalformedEventException(String type, String problem) {
        super("An event of type " + type + " cannot be read: " + problem);
    }
}
