package io.rapport.command.domain.introduction;

import io.rapport.command.platform.dispatch.Owner;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.Pair;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.RelationshipArchived;
import io.rapport.events.relationship.RelationshipEvent.RelationshipRestored;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Tells it from the events of relationships and introductions: snapshots would be the aggregates' own business. */
final class EventSourcedAcquaintances implements Acquaintances {

    private static final long FIRST = 0;

    private final EventStore events;

    EventSourcedAcquaintances(EventStore events) {
        this.events = events;
    }

    @Override
    public Standing about(Owner owner, UUID relationshipId) {
        DomainEventStream stream = events.readEvents(relationshipId.toString(), FIRST);
        boolean known = false;
        boolean met = false;
        boolean archived = false;
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (!isOf(owner, message)) {
                return Standing.ABSENT;
            }
            known = true;
            switch (message.getPayload()) {
                case PersonMet _ -> met = true;
                case RelationshipArchived _ -> archived = true;
                case RelationshipRestored _ -> archived = false;
                default -> {
                    // Nothing else says whether they are in touch.
                }
            }
        }
        if (!known) {
            return Standing.ABSENT;
        }
        if (archived) {
            return Standing.ARCHIVED;
        }
        return met ? Standing.IN_TOUCH : Standing.CAPTURED;
    }

    @Override
    public Optional<Pair> toBeIntroduced(Owner owner, UUID introductionId) {
        DomainEventStream stream = events.readEvents(introductionId.toString(), FIRST);
        if (!stream.hasNext()) {
            return Optional.empty();
        }
        DomainEventMessage<?> first = stream.next();
        return isOf(owner, first) && first.getPayload() instanceof IntroductionProposed proposed
                ? Optional.of(proposed.people())
                : Optional.empty();
    }

    private static boolean isOf(Owner owner, DomainEventMessage<?> message) {
        return owner.equals(Owner.in(message.getMetaData()));
    }
}
