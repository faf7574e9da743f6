package io.rapport.command.domain.goal;

import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.events.Owner;
import io.rapport.events.goal.GoalEvent.GoalAligned;
import io.rapport.events.goal.GoalEvent.GoalClosed;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Term;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Tells it from the goal's own events, from the first one on: a snapshot would be the aggregate's own business. */
final class EventSourcedLongTermGoals implements LongTermGoals {

    private static final long FIRST = 0;

    private final EventStore events;

    EventSourcedLongTermGoals(EventStore events) {
        this.events = events;
    }

    @Override
    public Known about(Owner owner, UUID goalId) {
        DomainEventStream stream = events.readEvents(goalId.toString(), FIRST);
        Known known = Known.NOTHING;
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (!owner.equals(MessageOwner.in(message.getMetaData()))) {
                return Known.NOTHING;
            }
            known = switch (message.getPayload()) {
                case GoalSet set ->
                    new Known(
                            set.term() == Term.LONG ? Standing.SUPPORTABLE : Standing.SHORT_TERM,
                            set.purpose().supportsGoalId());
                case GoalAligned aligned ->
                    new Known(known.standing(), aligned.purpose().supportsGoalId());
                case GoalClosed _ ->
                    new Known(
                            known.standing() == Standing.SHORT_TERM ? Standing.SHORT_TERM : Standing.CLOSED,
                            known.supports());
                default -> known;
            };
        }
        return known;
    }
}
