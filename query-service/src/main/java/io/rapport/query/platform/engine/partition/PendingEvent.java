package io.rapport.query.platform.engine.partition;

import io.rapport.events.EventEnvelope;
import io.rapport.query.platform.engine.topic.Contexts;
import io.rapport.query.platform.engine.topic.EventHeaders;
import io.rapport.query.platform.engine.topic.EventRecord;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;

/** An event on its way into a projection: what is to be done about it, or why that cannot be said. */
sealed interface PendingEvent {

    EventHeaders headers();

    /** An event that was read, with what is to be done about it. */
    record Applicable(EventHeaders headers, EventEnvelope event, Plan plan) implements PendingEvent {}

    /** A record that is no event, or one that the projection refuses; {@code error} names the kind of failure. */
    record Inapplicable(EventHeaders headers, String error) implements PendingEvent {}

    /** An event of a context that the projection does not follow: that it was here is all there is to know. */
    record Passed(EventHeaders headers) implements PendingEvent {}

    /** How many documents that are there already it needs, but for those of whole groups. */
    default int loads() {
        return this instanceof Applicable(var _, var _, var plan)
                ? plan.touched().size() - plan.created().size()
                : 0;
    }

    static PendingEvent of(EventRecord source, Projection projection, Contexts followed) {
        if (!followed.include(source.headers().type())) {
            return new Passed(source.headers());
        }
        return switch (source) {
            case EventRecord.Illegible(EventHeaders headers, int _, String error) -> new Inapplicable(headers, error);
            case EventRecord.Unread(EventHeaders headers, int _) -> new Passed(headers);
            case EventRecord.Legible(EventHeaders headers, int _, EventEnvelope event) ->
                of(headers, event, projection);
        };
    }

    private static PendingEvent of(EventHeaders headers, EventEnvelope event, Projection projection) {
        try {
            return new Applicable(headers, event, projection.plan(event));
        } catch (RuntimeException e) {
            // The message could quote the event; the class says enough.
            return new Inapplicable(headers, e.getClass().getSimpleName());
        }
    }
}
