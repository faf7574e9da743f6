package io.rapport.command.domain.relationship;

import static io.rapport.command.domain.relationship.RelationshipScenario.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.relationship.PeopleRejection.*;
import io.rapport.command.domain.relationship.RelationshipCommand.MeetCapturedContact;
import io.rapport.command.domain.relationship.RelationshipCommand.MeetPerson;
import io.rapport.command.kernel.people.Telling;
import io.rapport.command.kernel.people.TellsOfPeople;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.Owner;
import io.rapport.events.RapportEvent;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringEvent.GuestInvited;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.Pair;
import io.rapport.events.mission.About;
import io.rapport.events.mission.MissionEvent.AnswerRecorded;
import io.rapport.events.mission.MissionEvent.MissionDebriefed;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.relationship.CaptureSource;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.PersonForgotten;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.RelationshipArchived;
import io.rapport.events.relationship.RelationshipEvent.RelationshipRestored;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whoever another context tells of")
class PeopleToldOfTest {

    private static final Owner ANA = Scenario.MEMBER;
    private static final UUID BEN = id("Ben");
    private static final UUID CARD = id("card of Ben");
    private static final UUID SUBJECT = id("subject");
    private static final UUID PART = id("part");
    private static final Moment BEFORE = at("2026-03-01T09:00:00Z");

    private final InMemoryEventStorageEngine storage = new InMemoryEventStorageEngine();
    private final EmbeddedEventStore events =
            EmbeddedEventStore.builder().storageEngine(storage).build();
    private final WhenPeopleAreToldOfThenTheyAreKnown policy = new WhenPeopleAreToldOfThenTheyAreKnown(events);
    private final Map<UUID, Long> sequences = new HashMap<>();

    private void recorded(UUID aggregate, RapportEvent... all) {
        for (RapportEvent event : all) {
            events.publish(new GenericDomainEventMessage<>(
                    "any",
                    aggregate.toString(),
                    sequences.merge(aggregate, 1L, Long::sum) - 1,
                    event,
                    Map.of("tenantId", ANA.tenantId(), "memberId", ANA.memberId())));
        }
    }

    private static ContactCaptured captured() {
        return new ContactCaptured(
                BEN, CARD, BEFORE.occurredAt(), BEFORE.occurredOn(), PERSON, CaptureSource.CARD, Set.of(), null);
    }

    private static PersonMet metBen(Moment when) {
        return new PersonMet(
                BEN, id("meeting of Ben"), when.occurredAt(), when.occurredOn(), PERSON, null, Set.of(), null);
    }

    private void assertAllowed(Telling telling) {
        assertThatCode(() -> policy.check(ANA, () -> telling)).doesNotThrowAnyException();
    }

    private void assertRejected(Telling telling, Rejection rejection) {
        assertRejected(ANA, telling, rejection);
    }

    private void assertRejected(Owner owner, Telling telling, Rejection rejection) {
        assertThatThrownBy(() -> policy.check(owner, () -> telling))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(rejection));
    }

    private static Telling ofMara() {
        return Telling.of(MARA, "relationshipId");
    }

    private static BeforeMeeting beforeMeeting() {
        return new BeforeMeeting(MARA, WHEN_MET.occurredAt());
    }

    @Test
    @DisplayName("is somebody whom the same member knows")
    void known() {
        assertRejected(ofMara(), new NoSuchRelationship("relationshipId"));
        recorded(MARA, met());
        assertAllowed(ofMara());
        assertRejected(new Owner("northwind", "ben"), ofMara(), new NoSuchRelationship("relationshipId"));
        assertRejected(new Owner("contoso", "ana"), ofMara(), new NoSuchRelationship("relationshipId"));
        recorded(SUBJECT, mission(MARA));
        assertRejected(Telling.of(SUBJECT, "firstId"), new NoSuchRelationship("firstId"));
        assertAllowed(Telling.of(null, "relationshipId").ofKept().ofMet().at(BEFORE));
    }

    @Test
    @DisplayName("is known by a snapshot and what happened since, as by all that happened")
    void snapshot() {
        recorded(MARA, met(), conversation("lunch"));
        Relationship mara = new Relationship();
        MetaData mine = MetaData.from(Map.of("tenantId", ANA.tenantId(), "memberId", ANA.memberId()));
        mara.on(met(), mine);
        mara.on(conversation("lunch"), mine);
        storage.storeSnapshot(new GenericDomainEventMessage<>("relationship", MARA.toString(), 1, mara));
        recorded(MARA, new EntryRetracted(MARA, id("lunch"), "It was Ben"));
        assertAllowed(ofMara().ofMet().at(LATER));
        assertRejected(ofMara().at(BEFORE), beforeMeeting());
        assertRejected(ofMara().from(id("lunch"), "drawnFrom"), new NoSuchEntry("drawnFrom", false));
        assertRejected(new Owner("northwind", "ben"), ofMara(), new NoSuchRelationship("relationshipId"));
    }

    @Test
    @DisplayName("is nobody of whom there is but a card where it takes an encounter, until they meet")
    void captureOnly() {
        recorded(BEN, captured());
        Telling ofBen = Telling.of(BEN, "relationshipId");
        assertAllowed(ofBen.ofKept());
        assertAllowed(ofBen.at(BEFORE));
        assertRejected(ofBen.ofMet(), new NotMetYet("relationshipId", BEN));
        recorded(BEN, metBen(LATER));
        assertAllowed(ofBen.ofMet());
        assertRejected(ofBen.at(WHEN_MET), new BeforeMeeting(BEN, LATER.occurredAt()));
    }

    @Test
    @DisplayName("is nobody who was put away where it is something new, until they are taken up again")
    void archived() {
        recorded(MARA, met(), new RelationshipArchived(MARA, null));
        assertAllowed(ofMara().ofMet().at(LATER));
        assertRejected(ofMara().ofKept(), new RelationshipIsArchived("relationshipId", MARA));
        recorded(MARA, new RelationshipRestored(MARA));
        assertAllowed(ofMara().ofKept());
    }

    @Test
    @DisplayName("has nothing told of them from before the meeting, as it is said to have been now")
    void beforeTheMeeting() {
        recorded(MARA, met());
        assertRejected(ofMara().at(BEFORE), beforeMeeting());
        assertRejected(ofMara().at(at("2026-03-02T08:59:00Z")), beforeMeeting());
        assertAllowed(ofMara().at(on("2026-03-02")));
        assertAllowed(ofMara().at(WHEN_MET));
        recorded(MARA, new EntryCorrected(MARA, MEETING, LATER.occurredAt(), LATER.occurredOn(), null, null, null, ""));
        assertRejected(ofMara().at(WHEN_MET), new BeforeMeeting(MARA, LATER.occurredAt()));
    }

    private static List<RapportEvent> namingMara() {
        return List.of(
                new IntroductionProposed(
                        SUBJECT, PART, LATER.occurredAt(), LATER.occurredOn(), new Pair(BEN, MARA), "Why", null),
                mission(MARA),
                new SkillPractised(SUBJECT, PART, LATER.occurredAt(), LATER.occurredOn(), "S", null, MARA, null, null),
                new GuestInvited(SUBJECT, PART, MARA, null));
    }

    @Test
    @DisplayName("is named by the introduction, the mission, the practice, the answer and the invitation before")
    void inHistory() {
        recorded(MARA, met());
        recorded(BEN, metBen(LATER));
        for (RapportEvent event : namingMara()) {
            UUID subject = UUID.randomUUID();
            recorded(subject, event);
            Telling telling = Telling.within(subject, PART);
            assertRejected(
                    telling.at(BEFORE),
                    event instanceof IntroductionProposed
                            ? new BeforeMeeting(BEN, LATER.occurredAt())
                            : beforeMeeting());
            assertAllowed(telling.at(LATER).ofKept().ofMet());
            assertThatCode(() -> policy.check(new Owner("northwind", "ben"), () -> telling.at(BEFORE)))
                    .as("whose it is not is told otherwise")
                    .doesNotThrowAnyException();
        }
        assertAllowed(Telling.within(id("nothing"), PART).at(BEFORE).ofMet());
    }

    @Test
    @DisplayName("is nobody who was forgotten, whether the command names them or what happened before does")
    void forgotten() {
        recorded(MARA, met(), new PersonForgotten(MARA, id("certificate"), Set.of(MARA), 1));
        recorded(BEN, metBen(WHEN_MET));
        assertRejected(ofMara(), new PersonIsForgotten("relationshipId", MARA));
        for (RapportEvent event : namingMara()) {
            UUID subject = UUID.randomUUID();
            recorded(subject, event);
            PersonIsForgotten refused = new PersonIsForgotten(null, MARA);
            assertRejected(Telling.within(subject, PART), refused);
            assertRejected(Telling.within(subject, PART).at(LATER), refused);
        }
    }

    @Test
    @DisplayName("is the one of this entry, not of another one")
    void otherParts() {
        recorded(MARA, met());
        recorded(
                SUBJECT,
                new SkillPractised(
                        SUBJECT, id("x"), LATER.occurredAt(), LATER.occurredOn(), "S", null, MARA, null, null),
                new GuestInvited(SUBJECT, id("y"), MARA, null));
        assertAllowed(Telling.within(SUBJECT, PART).at(BEFORE));
    }

    private static MissionPlanned mission(@Nullable UUID person) {
        return new MissionPlanned(
                SUBJECT,
                new About(person, null, person == null ? "The head of marketing" : null),
                BEFORE.occurredOn(),
                List.of(),
                null);
    }

    @Test
    @DisplayName("has said it in an encounter of theirs that stands, and not after it was written down")
    void encounters() {
        recorded(
                MARA,
                met(),
                conversation("lunch"),
                new EntryRetracted(MARA, id("lunch"), "It was Ben"),
                assumption("guess"));
        recorded(BEN, metBen(LATER));
        recorded(SUBJECT, mission(MARA));
        Telling answered = Telling.within(SUBJECT, null).ofMet().at(LATER);
        NoSuchEntry none = new NoSuchEntry("encounterId", true);
        assertAllowed(answered.heardIn(MEETING, "encounterId"));
        assertRejected(answered.heardIn(UUID.randomUUID(), "encounterId"), none);
        assertRejected(answered.heardIn(id("lunch"), "encounterId"), none);
        assertRejected(answered.heardIn(id("guess"), "encounterId"), none);
        assertRejected(answered.heardIn(id("meeting of Ben"), "encounterId"), none);
        assertRejected(answered.and(BEN, "relationshipId").heardIn(id("meeting of Ben"), "encounterId"), none);
        recorded(MARA, conversation("tea", at("2026-04-01T09:00:00Z")));
        assertRejected(
                answered.heardIn(id("tea"), "encounterId"),
                new NotInOrder(id("tea"), at("2026-04-01T09:00:00Z").occurredAt(), null));
    }

    @Test
    @DisplayName("is named beside the encounter where the mission is about no one of them")
    void encountersOfOthers() {
        recorded(BEN, metBen(LATER));
        recorded(SUBJECT, mission(null));
        Telling answered = Telling.within(SUBJECT, null).ofMet().at(LATER);
        assertAllowed(answered);
        assertRejected(answered.heardIn(id("meeting of Ben"), "encounterId"), new NoSuchEntry("encounterId", true));
        assertAllowed(answered.and(BEN, "relationshipId").heardIn(id("meeting of Ben"), "encounterId"));
    }

    @Test
    @DisplayName("is nobody else where the mission is about one of them")
    void nobodyElse() {
        recorded(MARA, met());
        recorded(BEN, metBen(WHEN_MET));
        recorded(SUBJECT, mission(MARA));
        NotMetYet refused = new NotMetYet("relationshipId", MARA); // stands for any rejection that is given
        Telling answered = Telling.within(SUBJECT, null).ofThemAlone(refused).at(LATER);
        assertAllowed(answered);
        assertAllowed(answered.and(MARA, "relationshipId"));
        assertRejected(answered.and(BEN, "relationshipId"), refused);
        UUID open = UUID.randomUUID();
        assertAllowed(Telling.within(open, null)
                .and(BEN, "relationshipId")
                .ofThemAlone(refused)
                .at(LATER));
    }

    @Test
    @DisplayName("has been met before introducing somebody")
    void introducers() {
        recorded(MARA, met());
        HowMet byMara = new HowMet(null, MARA, null, null);
        assertAllowed(Objects.requireNonNull(meeting(byMara, LATER).telling()));
        BeforeMeeting refused = new BeforeMeeting(MARA, WHEN_MET.occurredAt());
        assertRejected(Objects.requireNonNull(meeting(byMara, BEFORE).telling()), refused);
        TellsOfPeople fromCard = new MeetCapturedContact(BEN, id("card"), BEFORE, byMara, null);
        assertRejected(Objects.requireNonNull(fromCard.telling()), refused);
        assertThat(meeting(null, BEFORE).telling()).isNull();
    }

    private static MeetPerson meeting(@Nullable HowMet howMet, Moment when) {
        return new MeetPerson(BEN, id("meeting"), when, metBen(when).person(), howMet, Set.of(), null);
    }

    @Test
    @DisplayName("has the entry that an introduction is drawn from, whatever its kind")
    void drawnFrom() {
        recorded(MARA, met(), assumption("guess"));
        recorded(BEN, metBen(WHEN_MET));
        Telling proposed = ofMara().and(BEN, "secondId").at(at("2026-05-01T09:00:00Z"));
        assertAllowed(proposed.from(id("guess"), "drawnFrom"));
        assertAllowed(proposed.from(id("meeting of Ben"), "drawnFrom"));
        assertRejected(proposed.from(UUID.randomUUID(), "drawnFrom"), new NoSuchEntry("drawnFrom", false));
        assertRejected(ofMara().at(LATER).from(id("meeting of Ben"), "drawnFrom"), new NoSuchEntry("drawnFrom", false));
    }

    @Test
    @DisplayName("has what comes of an entry moved no further than to that entry, as long as it stands")
    void movedBehind() {
        recorded(MARA, met(), conversation("lunch"));
        recorded(BEN, metBen(WHEN_MET));
        Moment may = at("2026-05-01T09:00:00Z");
        recorded(
                SUBJECT,
                new IntroductionProposed(
                        SUBJECT, PART, may.occurredAt(), may.occurredOn(), new Pair(BEN, MARA), "Why", id("lunch")));
        UUID mission = id("mission");
        recorded(
                mission,
                new MissionPlanned(mission, new About(MARA, null, null), may.occurredOn(), List.of(), null),
                new AnswerRecorded(
                        mission,
                        PART,
                        may.occurredAt(),
                        may.occurredOn(),
                        new About(MARA, null, null),
                        id("question"),
                        "So",
                        id("lunch"),
                        null));
        Moment early = at("2026-03-05T09:00:00Z");
        for (UUID subject : List.of(SUBJECT, mission)) {
            assertRejected(
                    Telling.within(subject, PART).at(early), new NotInOrder(id("lunch"), LATER.occurredAt(), PART));
            assertAllowed(Telling.within(subject, PART).at(LATER));
            assertAllowed(Telling.within(subject, id("another")).at(early));
        }
        recorded(MARA, new EntryRetracted(MARA, id("lunch"), "It was Ben"));
        assertAllowed(Telling.within(mission, PART).at(early));
    }

    @Test
    @DisplayName("was met by the day of a debrief that says only now that it came to something")
    void debriefOfBefore() {
        recorded(MARA, met());
        recorded(
                SUBJECT,
                mission(MARA),
                new MissionDebriefed(
                        SUBJECT,
                        PART,
                        BEFORE.occurredAt(),
                        BEFORE.occurredOn(),
                        new About(MARA, null, null),
                        MissionOutcome.NOT,
                        "She was ill",
                        null,
                        null,
                        null));
        assertRejected(Telling.within(SUBJECT, null).ofMet(), beforeMeeting());
        assertAllowed(Telling.within(SUBJECT, null).ofMet().at(LATER));
    }

    @Test
    @DisplayName("was met by the last day of the gathering to which they came")
    void guests() {
        recorded(MARA, met());
        for (String[] days : new String[][] {{"2026-03-01", "2026-03-01"}, {"2026-03-01", "2026-03-02"}}) {
            UUID gathering = UUID.randomUUID();
            recorded(
                    gathering,
                    new GatheringPlanned(
                            gathering,
                            "Soup",
                            GatheringRole.HOST,
                            GatheringKind.SOCIAL,
                            "Why",
                            null,
                            LocalDate.parse(days[0]),
                            LocalDate.parse(days[1]),
                            null,
                            "Firsts",
                            "Cooking"));
            Telling came = Telling.within(gathering, null)
                    .and(MARA, "relationshipId")
                    .ofKept()
                    .ofMet();
            if (days[1].equals("2026-03-01")) {
                assertRejected(came, beforeMeeting());
            } else {
                assertAllowed(came);
            }
        }
    }
}
