package io.rapport.command.domain.careerplan;

import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.aggregate.OnlyOne;
import io.rapport.events.Owner;
import io.rapport.events.careerplan.CareerPlanEvent.AimAdded;
import io.rapport.events.careerplan.CareerPlanEvent.AimRetired;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Tells it from the plan's own events, from the first one on: a snapshot would be the aggregate's own business. */
final class EventSourcedAims implements KnownAims {

    private static final long FIRST = 0;

    private final EventStore events;

    EventSourcedAims(EventStore events) {
        this.events = events;
    }

    @Override
    public Standing of(Owner owner, UUID aimId) {
        DomainEventStream stream =
                events.readEvents(OnlyOne.idOf(CareerPlan.NAME, owner).toString(), FIRST);
        Standing standing = Standing.ABSENT;
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (!owner.equals(MessageOwner.in(message.getMetaData()))) {
                return Standing.ABSENT;
            }
            standing = switch (message.getPayload()) {
                case AimAdded added when added.aimId().equals(aimId) -> Standing.PURSUED;
                case AimRetired retired when retired.aimId().equals(aimId) -> Standing.RETIRED;
                default -> standing;
            };
        }
        return standing;
    }
}
