package io.rapport.command.relay;

/** A position is missing in the event log. Nothing after it is published until somebody has looked into it. */
final class LostEventException extends RuntimeException {

    LostEventException(long position) {
        super("Position " + position + " is missing in the event log");
    }
}
