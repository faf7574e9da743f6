package io.rapport.command.domain.relationship;

import static io.rapport.command.domain.relationship.RelationshipScenario.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.relationship.PeopleRejection.*;
import io.rapport.command.domain.relationship.RelationshipCommand.MeetPerson;
import io.rapport.command.kernel.people.Telling;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.Owner;
import io.rapport.events.RapportEvent;
import io.rapport.events.gathering.GatheringEvent.GuestInvited;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.Pair;
import io.rapport.events.mission.About;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.relationship.CaptureSource;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Ana, whom she knows, and what another context wants to tell of them. */
abstract class PeopleToldOf {

    static final Owner ANA = Scenario.MEMBER;
    static final UUID BEN = id("Ben");
    static final UUID CARD = id("card of Ben");
    static final UUID SUBJECT = id("subject");
    static final UUID PART = id("part");
    static final Moment BEFORE = at("2026-03-01T09:00:00Z");

    final InMemoryEventStorageEngine storage = new InMemoryEventStorageEngine();
    final EmbeddedEventStore events =
            EmbeddedEventStore.builder().storageEngine(storage).build();
    final WhenPeopleAreToldOfThenTheyAreKnown policy = new WhenPeopleAreToldOfThenTheyAreKnown(events);
    final Map<UUID, Long> sequences = new HashMap<>();

    void recorded(UUID aggregate, RapportEvent... all) {
        for (RapportEvent event : all) {
            events.publish(new GenericDomainEventMessage<>(
                    "any",
                    aggregate.toString(),
                    sequences.merge(aggregate, 1L, Long::sum) - 1,
                    event,
                    Map.of("tenantId", ANA.tenantId(), "memberId", ANA.memberId())));
        }
    }

    static ContactCaptured captured() {
        return new ContactCaptured(
                BEN, CARD, BEFORE.occurredAt(), BEFORE.occurredOn(), PERSON, CaptureSource.CARD, Set.of(), null);
    }

    static PersonMet metBen(Moment when) {
        return new PersonMet(
                BEN, id("meeting of Ben"), when.occurredAt(), when.occurredOn(), PERSON, null, Set.of(), null);
    }

    void assertAllowed(Telling telling) {
        assertThatCode(() -> policy.check(ANA, () -> telling)).doesNotThrowAnyException();
    }

    void assertRejected(Telling telling, Rejection rejection) {
        assertRejected(ANA, telling, rejection);
    }

    void assertRejected(Owner owner, Telling telling, Rejection rejection) {
        assertThatThrownBy(() -> policy.check(owner, () -> telling))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(rejection));
    }

    static Telling ofMara() {
        return Telling.of(MARA, "relationshipId");
    }

    static BeforeMeeting beforeMeeting() {
        return new BeforeMeeting(MARA, WHEN_MET.occurredAt());
    }

    static List<RapportEvent> namingMara() {
        return List.of(
                new IntroductionProposed(
                        SUBJECT, PART, LATER.occurredAt(), LATER.occurredOn(), new Pair(BEN, MARA), "Why", null),
                mission(MARA),
                new SkillPractised(SUBJECT, PART, LATER.occurredAt(), LATER.occurredOn(), "S", null, MARA, null, null),
                new GuestInvited(SUBJECT, PART, MARA, null));
    }

    static MissionPlanned mission(@Nullable UUID person) {
        return new MissionPlanned(
                SUBJECT,
                new About(person, null, person == null ? "The head of marketing" : null),
                BEFORE.occurredOn(),
                List.of(),
                null);
    }

    static MeetPerson meeting(@Nullable HowMet howMet, Moment when) {
        return new MeetPerson(BEN, id("meeting"), when, metBen(when).person(), howMet, Set.of(), null);
    }
}
