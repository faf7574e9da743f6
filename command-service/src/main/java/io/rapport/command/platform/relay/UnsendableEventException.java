package io.rapport.command.platform.relay;

import io.rapport.trouble.TroubleException;

/** Kafka refuses an event for what it is. */
final class UnsendableEventException extends TroubleException {

    private static final long serialVersionUID = 1;

    private final long position;

    UnsendableEventException(EventLog.Entry entry, Exception failure) {
        super(
                "UnsendableEvent",
                "position %d, a %s of %d bytes, is refused by Kafka (%s); nothing after it is published"
                        .formatted(
                                entry.attributes().position(),
                                entry.attributes().type(),
                                entry.payload().bytes().length,
                                failure.getClass().getSimpleName()),
                failure);
        this.position = entry.attributes().position();
    }

    long position() {
        return position;
    }
}
