package io.rapport.command.domain.relationship;

import static io.rapport.command.domain.relationship.RelationshipScenario.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.domain.relationship.PeopleRejection.*;
import io.rapport.command.domain.relationship.RelationshipCommand.MeetCapturedContact;
import io.rapport.command.kernel.people.Telling;
import io.rapport.command.kernel.people.TellsOfPeople;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.Pair;
import io.rapport.events.mission.About;
import io.rapport.events.mission.MissionEvent.AnswerRecorded;
import io.rapport.events.mission.MissionEvent.MissionDebriefed;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whoever is told of beside an encounter")
class EncountersToldOfTest extends PeopleToldOf {

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
