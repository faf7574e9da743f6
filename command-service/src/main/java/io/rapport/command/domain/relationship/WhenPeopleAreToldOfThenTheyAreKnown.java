package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.EventSourcedRelationships.Person;
import io.rapport.command.domain.relationship.PeopleRejection.BeforeMeeting;
import io.rapport.command.domain.relationship.PeopleRejection.NoSuchEntry;
import io.rapport.command.domain.relationship.PeopleRejection.NoSuchRelationship;
import io.rapport.command.domain.relationship.PeopleRejection.NotInOrder;
import io.rapport.command.domain.relationship.PeopleRejection.NotMetYet;
import io.rapport.command.domain.relationship.PeopleRejection.PersonIsForgotten;
import io.rapport.command.domain.relationship.PeopleRejection.RelationshipIsArchived;
import io.rapport.command.kernel.people.Telling;
import io.rapport.command.kernel.people.TellsOfOneOfThem;
import io.rapport.command.kernel.people.TellsOfPeople;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.commands.Policy;
import io.rapport.events.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Whoever another context tells of is somebody whom the same member knows: met where that takes an encounter, kept in
 * touch with where they are to be brought into something new, and nothing is told of them from before the meeting, nor
 * from before the entry that it comes from. Of who was forgotten nothing is told, whoever named them. Of several
 * records of a person it is the one that stands for all that says so. Commands take no turns for it. A meeting that is
 * corrected later looks at no other context; what precedes it then counts nowhere.
 */
final class WhenPeopleAreToldOfThenTheyAreKnown implements Policy {

    private final EventStore events;
    private final EventSourcedRelationships relationships;

    WhenPeopleAreToldOfThenTheyAreKnown(EventStore events) {
        this.events = events;
        this.relationships = new EventSourcedRelationships(events);
    }

    @Override
    public void judge(UnitOfWork<? extends CommandMessage<?>> unitOfWork) {
        CommandMessage<?> message = unitOfWork.getMessage();
        if (message.getPayload() instanceof TellsOfPeople command) {
            Owner owner = MessageOwner.in(message.getMetaData());
            check(owner, command);
            if (command instanceof TellsOfOneOfThem ofOne) {
                unitOfWork.transformMessage(
                        sent -> new GenericCommandMessage<>(asNamedBefore(owner, ofOne), message.getMetaData()));
            }
        }
    }

    void check(Owner owner, TellsOfPeople command) {
        @Nullable Telling telling = command.telling();
        if (telling == null) {
            return;
        }
        @Nullable
        NamedInHistory history = telling.within() == null ? null : NamedInHistory.read(events, owner, telling.within());
        @Nullable
        Moment when = telling.when() == null && history != null && telling.met() ? history.when() : telling.when();
        List<Person> named = new ArrayList<>();
        for (Telling.NamedPerson person : telling.people()) {
            named.add(mustBeKnown(owner, person.relationshipId(), person.field(), telling, when));
        }
        List<Person> before = new ArrayList<>();
        if (history != null) {
            for (UUID person : history.people()) {
                before.add(mustBeKnown(owner, person, null, telling, when));
            }
        }
        mustBeDifferent(named, telling);
        mustBeDifferent(before, telling);
        mustBeAmong(before, named, telling);
        mustComeFromThem(before.isEmpty() ? named : before, telling, history, when);
    }

    /** @param field where the request names the person, if it does */
    private Person mustBeKnown(
            Owner owner, UUID relationshipId, @Nullable String field, Telling telling, @Nullable Moment when) {
        Person known = relationships
                .find(owner, relationshipId)
                .orElseThrow(() -> new RejectedException(new NoSuchRelationship(field)));
        Relationship person = known.relationship();
        if (person.isForgotten()) {
            throw new RejectedException(new PersonIsForgotten(field, relationshipId));
        }
        if (telling.kept() && person.isArchived()) {
            throw new RejectedException(new RelationshipIsArchived(field, relationshipId));
        }
        Entries.Recorded meeting = person.meeting().orElse(null);
        if (meeting == null) {
            if (telling.met()) {
                throw new RejectedException(new NotMetYet(field, relationshipId));
            }
        } else if (when != null && when.isBefore(meeting.occurredAt(), meeting.occurredOn())) {
            throw new RejectedException(new BeforeMeeting(relationshipId, meeting.occurredAt()));
        }
        return known;
    }

    private static void mustBeDifferent(List<Person> people, Telling telling) {
        if (telling.different() != null
                && people.stream().map(Person::root).distinct().count() < people.size()) {
            throw new RejectedException(telling.different());
        }
    }

    private static void mustBeAmong(List<Person> before, List<Person> named, Telling telling) {
        Set<UUID> roots = before.stream().map(Person::root).collect(Collectors.toSet());
        if (telling.among() != null
                && !roots.isEmpty()
                && !named.stream().allMatch(person -> roots.contains(person.root()))) {
            throw new RejectedException(telling.among());
        }
    }

    /** Who was merged since the aggregate named them is told of under the name that it knows. */
    TellsOfOneOfThem asNamedBefore(Owner owner, TellsOfOneOfThem command) {
        Telling telling = command.telling();
        UUID named = command.relationshipId();
        if (telling == null || telling.within() == null) {
            return command;
        }
        Set<UUID> before = NamedInHistory.read(events, owner, telling.within()).people();
        return before.contains(named)
                ? command
                : before.stream()
                        .filter(one -> isOnePerson(owner, one, named))
                        .findFirst()
                        .map(command::about)
                        .orElse(command);
    }

    private boolean isOnePerson(Owner owner, UUID one, UUID other) {
        Optional<UUID> root = relationships.find(owner, one).map(Person::root);
        return root.isPresent() && root.equals(relationships.find(owner, other).map(Person::root));
    }

    /** What is named now has to stand; what was named before and fell since is in nobody's way. */
    private static void mustComeFromThem(
            List<Person> people, Telling telling, @Nullable NamedInHistory history, @Nullable Moment when) {
        Telling.NamedEntry from = telling.from();
        if (from != null) {
            Entries.Recorded entry = people.stream()
                    .flatMap(person -> person.relationship().standing(from.entryId()).stream())
                    .filter(found -> !from.encounter() || found.kind().isEncounter())
                    .findFirst()
                    .orElseThrow(() -> new RejectedException(new NoSuchEntry(from.field(), from.encounter())));
            mustNotBeBefore(from.entryId(), entry, when, null);
        }
        if (history != null && history.from() != null) {
            UUID before = history.from();
            UUID laterId = history.partId();
            people.stream()
                    .flatMap(person -> person.relationship().standing(before).stream())
                    .forEach(entry -> mustNotBeBefore(before, entry, when, laterId));
        }
    }

    private static void mustNotBeBefore(
            UUID earlierId, Entries.Recorded earlier, @Nullable Moment when, @Nullable UUID laterId) {
        if (when != null && when.isBefore(earlier.occurredAt(), earlier.occurredOn())) {
            throw new RejectedException(new NotInOrder(earlierId, earlier.occurredAt(), laterId));
        }
    }
}
