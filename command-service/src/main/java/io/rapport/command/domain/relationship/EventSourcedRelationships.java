package io.rapport.command.domain.relationship;

import io.rapport.command.platform.dispatch.Owner;
import io.rapport.events.relationship.RelationshipEvent;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Relationships as they stand now, for rules to look at: nothing is locked, and nothing can be recorded on them. */
final class EventSourcedRelationships {

    private final EventStore events;

    EventSourcedRelationships(EventStore events) {
        this.events = events;
    }

    /** The relationship, if the member has it. */
    Optional<Relationship> find(Owner owner, UUID relationshipId) {
        DomainEventStream stream = events.readEvents(relationshipId.toString());
        Relationship relationship = null;
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            switch (message.getPayload()) {
                case Relationship snapshot -> relationship = snapshot;
                case RelationshipEvent event -> {
                    if (relationship == null) {
                        relationship = new Relationship();
                    }
                    relationship.on(event, message.getMetaData());
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.ofNullable(relationship).filter(found -> owner.equals(found.owner()));
    }
}
