package io.rapport.command.domain.introduction;

import io.rapport.command.platform.dispatch.Owner;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.Pair;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipArchived;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.events.relationship.RelationshipEvent.RelationshipRestored;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Tells it from the events of relationships and introductions: snapshots would be the aggregates' own business. */
final class EventSourcedAcquaintances implements Acquaintances {

    private static final long FIRST = 0;

    private final EventStore events;

    EventSourcedAcquaintances(EventStore events) {
        this.events = events;
    }

    @Override
    public Standing about(Owner owner, UUID relationshipId) {
        Known known = known(owner, relationshipId);
        if (known.into != null) {
            return about(owner, known.into);
        }
        if (!known.begun) {
            return Standing.ABSENT;
        }
        if (known.archived) {
            return Standing.ARCHIVED;
        }
        return known.met || known.absorbed.stream().anyMatch(other -> known(owner, other).met)
                ? Standing.IN_TOUCH
                : Standing.CAPTURED;
    }

    @Override
    public UUID standingFor(Owner owner, UUID relationshipId) {
        UUID into = known(owner, relationshipId).into;
        return into == null ? relationshipId : into;
    }

    /** What the events of one record say. */
    private static final class Known {
        private boolean begun;
        private boolean met;
        private boolean archived;
        private @Nullable UUID into;
        private final Set<UUID> absorbed = new HashSet<>();

        private void add(Object event) {
            begun = true;
            switch (event) {
                case PersonMet _ -> met = true;
                case RelationshipArchived _ -> archived = true;
                case RelationshipRestored _ -> archived = false;
                case RelationshipMerged merged -> into = merged.into();
                case RelationshipSplit _ -> into = null;
                case RelationshipAbsorbed one -> absorbed.add(one.absorbedId());
                case RelationshipReleased one -> absorbed.remove(one.releasedId());
                default -> {
                    // Nothing else says whether they are in touch.
                }
            }
        }
    }

    private Known known(Owner owner, UUID relationshipId) {
        DomainEventStream stream = events.readEvents(relationshipId.toString(), FIRST);
        Known known = new Known();
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (!isOf(owner, message)) {
                return new Known();
            }
            known.add(message.getPayload());
        }
        return known;
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
