package io.rapport.query.engine;

import io.rapport.events.CloudEvents;
import io.rapport.events.EventCodec;
import io.rapport.events.EventEnvelope;
import java.util.Map;
import java.util.Set;

/** A record on its way into a projection: what it needs, or why it cannot be applied. */
sealed interface PendingEvent {

    EventHeaders headers();

    /** An event that was read, with the documents that it needs. */
    record Applicable(
            EventHeaders headers,
            EventEnvelope event,
            Set<DocumentRef<?>> touched,
            Set<DocumentRef<?>> created,
            Set<DocumentGroup> allOf)
            implements PendingEvent {}

    /** A record that is no event, or one that the projection refuses; {@code error} names the kind of failure. */
    record Inapplicable(EventHeaders headers, String error) implements PendingEvent {}

    static PendingEvent of(
            EventHeaders headers, Map<String, byte[]> values, byte[] payload, EventCodec codec, Projection projection) {
        try {
            EventEnvelope event = CloudEvents.read(values::get, payload, codec);
            return new Applicable(
                    headers,
                    event,
                    projection.touches(event),
                    projection.creates(event),
                    projection.touchesAllOf(event));
        } catch (RuntimeException e) {
            // The message could quote the event; the class says enough.
            return new Inapplicable(headers, e.getClass().getSimpleName());
        }
    }
}
