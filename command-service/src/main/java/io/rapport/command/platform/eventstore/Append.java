package io.rapport.command.platform.eventstore;

import io.rapport.command.platform.aggregate.CompanionRows;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.dispatch.CommandInFlight;
import io.rapport.keyring.FirstKeyset;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The events that one command appends, and what is written with them.
 *
 * @param keyset what some of them are sealed with, if it is not stored yet
 * @param command what they answer, if they do
 */
record Append(
        List<Written> events,
        @Nullable FirstKeyset keyset,
        @Nullable CommandInFlight command,
        CommandRequest.@Nullable Idempotency idempotency,
        @Nullable CompanionRows companions) {

    /** An event with its id and its document, sealed for that id. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Written(UUID eventId, DomainEventMessage<?> event, byte[] payload) {}

    DomainEventMessage<?> last() {
        return events.getLast().event();
    }

    /** What the events take beyond ordinary ones, in bytes. */
    long large() {
        long large = 0;
        for (Written event : events) {
            large += AggregateCache.beyondOrdinary(1, event.payload().length);
        }
        return large;
    }

    /** The same events, sealed with keysets that are stored. */
    Append with(List<Written> sealed) {
        return new Append(sealed, null, command, idempotency, companions);
    }

    static String text(DomainEventMessage<?> message, String key) {
        Object value = message.getMetaData().get(key);
        if (value == null) {
            throw new IllegalStateException("An event without " + key + " cannot be stored");
        }
        return value.toString();
    }
}
