package io.rapport.command.domain.relationship;

import static io.rapport.command.domain.relationship.RelationshipScenario.LATER;
import static io.rapport.command.domain.relationship.RelationshipScenario.MARA;
import static io.rapport.command.domain.relationship.RelationshipScenario.MEETING;
import static io.rapport.command.domain.relationship.RelationshipScenario.PERSON;
import static io.rapport.command.domain.relationship.RelationshipScenario.WHEN_MET;
import static io.rapport.command.domain.relationship.RelationshipScenario.assumption;
import static io.rapport.command.domain.relationship.RelationshipScenario.at;
import static io.rapport.command.domain.relationship.RelationshipScenario.correct;
import static io.rapport.command.domain.relationship.RelationshipScenario.given;
import static io.rapport.command.domain.relationship.RelationshipScenario.id;
import static io.rapport.command.domain.relationship.RelationshipScenario.moved;

import io.rapport.command.domain.relationship.RelationshipCommand.CaptureContact;
import io.rapport.command.domain.relationship.RelationshipCommand.CorrectEntry;
import io.rapport.command.domain.relationship.RelationshipCommand.EvenIfNotMet;
import io.rapport.command.domain.relationship.RelationshipCommand.MeetCapturedContact;
import io.rapport.command.domain.relationship.RelationshipCommand.RecordAssumption;
import io.rapport.command.domain.relationship.RelationshipCommand.RetractEntry;
import io.rapport.command.domain.relationship.RelationshipRejection.AlreadyMet;
import io.rapport.command.domain.relationship.RelationshipRejection.BeforeMeeting;
import io.rapport.command.domain.relationship.RelationshipRejection.CaptureCannotBeRetracted;
import io.rapport.command.domain.relationship.RelationshipRejection.NotMetYet;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.CaptureSource;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A card in the drawer")
class CapturedContactTest {

    private static final ContactCaptured CARD = new ContactCaptured(
            MARA,
            id("card"),
            WHEN_MET.occurredAt(),
            WHEN_MET.occurredOn(),
            PERSON,
            CaptureSource.CARD,
            Set.of("expo"),
            null);

    @Test
    @DisplayName("begins a relationship without a meeting")
    void captured() {
        given().when(new CaptureContact(MARA, id("card"), WHEN_MET, PERSON, CaptureSource.CARD, Set.of("expo"), null))
                .then(CARD);
    }

    static Stream<RelationshipCommand> needsAnEncounter() {
        return RelationshipTest.everyCommandButMeeting().filter(command -> !(command instanceof EvenIfNotMet));
    }

    @ParameterizedTest
    @MethodSource("needsAnEncounter")
    @DisplayName("is no person known: what needs an encounter is refused until they meet")
    void notMetYet(RelationshipCommand command) {
        given(CARD).when(command).isRejected(new NotMetYet());
    }

    @Test
    @DisplayName("may be described, tagged and guessed about")
    void described() {
        given(CARD).when(new RelationshipCommand.TagPerson(MARA, "tea")).then(new PersonTagged(MARA, "tea"));
        given(CARD)
                .when(new RecordAssumption(MARA, id("guess"), LATER, Aspect.GOALS, "She wants to found"))
                .isAccepted();
    }

    @Test
    @DisplayName("becomes a person met by meeting them, as they are described by then")
    void met() {
        given(CARD, new PersonTagged(MARA, "tea"))
                .when(new MeetCapturedContact(MARA, MEETING, LATER, null, "At last"))
                .then(new PersonMet(
                        MARA,
                        MEETING,
                        LATER.occurredAt(),
                        LATER.occurredOn(),
                        PERSON,
                        null,
                        Set.of("expo", "tea"),
                        "At last"));
        given(CARD, RelationshipScenario.met())
                .when(new RelationshipCommand.RateRapport(MARA, MEETING, 4))
                .isAccepted();
    }

    @Test
    @DisplayName("is met once")
    void once() {
        MeetCapturedContact again = new MeetCapturedContact(MARA, id("again"), LATER, null, null);
        given(CARD, RelationshipScenario.met()).when(again).isRejected(new AlreadyMet(MEETING));
        given(RelationshipScenario.met()).when(again).isRejected(new AlreadyMet(MEETING));
    }

    @Test
    @DisplayName("was guessed about before they met, and the guess stays where it was")
    void guessedBefore() {
        given(CARD, assumption("sailing"))
                .when(new MeetCapturedContact(MARA, MEETING, at("2026-03-20T09:00:00Z"), null, null))
                .isAccepted();
        given(CARD, assumption("sailing"), RelationshipScenario.met(at("2026-03-20T09:00:00Z")))
                .when(correction("sailing", "2026-03-19T09:00:00Z"))
                .then(moved("sailing", at("2026-03-19T09:00:00Z")));
        given(CARD, assumption("sailing"), RelationshipScenario.met(at("2026-03-20T09:00:00Z")))
                .when(correction("meeting", "2026-03-25T09:00:00Z"))
                .then(moved("meeting", at("2026-03-25T09:00:00Z")));
    }

    @Test
    @DisplayName("leaves nothing else before the meeting")
    void beforeMeeting() {
        given(CARD, RelationshipScenario.met())
                .when(new RecordAssumption(MARA, id("x"), at("2026-03-01T00:00:00Z"), Aspect.GOALS, "A guess"))
                .isRejected(new BeforeMeeting(WHEN_MET.occurredAt(), null));
    }

    @Test
    @DisplayName("cannot be taken back, met or not")
    void retracted() {
        RetractEntry back = new RetractEntry(MARA, id("card"), "A slip");
        given(CARD).when(back).isRejected(new CaptureCannotBeRetracted());
        given(CARD, RelationshipScenario.met()).when(back).isRejected(new CaptureCannotBeRetracted());
    }

    private static CorrectEntry correction(String word, String instant) {
        return correct(id(word), null, at(instant), null, null);
    }
}
