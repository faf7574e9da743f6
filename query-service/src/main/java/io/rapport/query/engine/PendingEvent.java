package io.rapport.query.engine;

import io.rapport.events.EventEnvelope;
import java.util.Set;

/** An event on its way into a projection: what it needs, or why it cannot be applied. */
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

    /** How many documents that are there already it needs, but for those of whole groups. */
    default int loads() {
        return this instanceof Applicable(var _, var _, var touched, var created, var _)
                ? Math.max(0, touched.size() - created.size())
                : 0;
    }

    /** A record that is no event, or one that the projection refuses; {@code error} names the kind of failure. */
    record Inapplicable(EventHeaders headers, String error) implements PendingEvent {}

    static PendingEvent of(EventRecord source, Projection projection) {
        return switch (source) {
            case EventRecord.Illegible(EventHeaders headers, int _, String error) -> new Inapplicable(headers, error);
            case EventRecord.Legible(EventHeaders headers, int _, EventEnvelope event) ->
                of(headers, event, projection);
        };
    }

    private static PendingEvent of(EventHeaders headers, EventEnvelope event, Projection projection) {
        try {
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
