package io.rapport.command.domain.relationship;

import io.rapport.events.Owner;
import io.rapport.events.relationship.RelationshipEvent;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Relationships as they stand now, for rules to look at: nothing is locked, and nothing can be recorded on them. */
final class EventSourcedRelationships {

    private final EventStore events;
    private final Histories histories;

    EventSourcedRelationships(EventStore events) {
        this.events = events;
        this.histories = Histories.in(events);
    }

    /**
     * Who the relationship is with, if the member has it: of several records of the person the one that stands for all,
     * with what all of them say.
     */
    Optional<Person> find(Owner owner, UUID relationshipId) {
        Relationship named = read(owner, relationshipId).orElse(null);
        if (named == null) {
            return Optional.empty();
        }
        UUID into = named.into().orElse(null);
        return into == null
                ? Optional.of(whole(relationshipId, named))
                : read(owner, into).map(root -> whole(into, root));
    }

    private Person whole(UUID root, Relationship relationship) {
        relationship.lookAtAll(() -> histories);
        return new Person(root, relationship);
    }

    /**
     * A person whom the member knows.
     *
     * @param root the record that stands for them
     */
    record Person(UUID root, Relationship relationship) {}

    private Optional<Relationship> read(Owner owner, UUID relationshipId) {
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
