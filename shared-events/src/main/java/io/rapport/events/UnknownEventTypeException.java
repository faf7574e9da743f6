package io.rapport.events;

/** An event of a type that this build does not know. */
public final class UnknownEventTypeException extends NotUnderstoodException {

    UnknownEventTypeException(String type) {
        super(type, "The event type " + type + " is not known");
    }
}
