package io.rapport.command.domain.relationship;

import static io.rapport.command.domain.relationship.RelationshipScenario.*;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.relationship.RelationshipCommand.*;
import io.rapport.command.domain.relationship.RelationshipRejection.*;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.DetailRemembered;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An entry")
class EntriesTest {

    private static final Moment BEFORE = at("2026-03-02T08:59:59Z");

    private static CorrectEntry correct(String entry, @Nullable String text, @Nullable Moment when) {
        return RelationshipScenario.correct(id(entry), text, when, null, null);
    }

    private static EntryCorrected corrected(String entry, @Nullable String text, Moment when) {
        return new EntryCorrected(MARA, id(entry), when.occurredAt(), when.occurredOn(), text, null, null, "A slip");
    }

    @ParameterizedTest
    @MethodSource("everythingDated")
    @DisplayName("does not precede the meeting, whatever it is")
    void beforeMeeting(Dated dated) {
        given(met(), conversation("lunch"), assumption("sailing"), offer("book"), wanted(), offer("given"), helped())
                .when(dated.at(BEFORE))
                .isRejected(new BeforeMeeting(WHEN_MET.occurredAt(), null));
    }

    @ParameterizedTest
    @MethodSource("everythingDated")
    @DisplayName("may be as early as the meeting, and on its day if only the day was stated")
    void notBeforeMeeting(Dated dated) {
        given(onTheDayOfTheMeeting()).when(dated.at(WHEN_MET)).isAccepted();
        given(onTheDayOfTheMeeting()).when(dated.at(on("2026-03-02"))).isAccepted();
        given(onTheDayOfTheMeeting())
                .when(dated.at(on("2026-03-01")))
                .isRejected(new BeforeMeeting(WHEN_MET.occurredAt(), null));
    }

    private static RelationshipEvent[] onTheDayOfTheMeeting() {
        Stream<RelationshipEvent> told =
                Stream.of(met(), conversation("lunch"), assumption("sailing"), offer("book"), wanted());
        Stream<RelationshipEvent> given = Stream.of(offer("given"), helped());
        Stream<RelationshipEvent> moved =
                Stream.of("lunch", "sailing", "book", "yes", "given", "done").map(entry -> moved(entry, WHEN_MET));
        return Stream.of(told, given, moved).flatMap(each -> each).toArray(RelationshipEvent[]::new);
    }

    /** A command that says when something happened. */
    interface Dated {
        RelationshipCommand at(Moment when);
    }

    private static HelpResponseRecorded wanted() {
        return response("yes", "book", HelpResponse.ENTHUSIASTIC);
    }

    private static HelpFollowedThrough helped() {
        return followedThrough("done", "given");
    }

    static Stream<Dated> everythingDated() {
        return Stream.of(
                when -> new RecordConversation(MARA, id("new"), when, "Budget", null),
                when -> new RecordAssumption(MARA, id("new"), when, Aspect.GOALS, "A guess"),
                when -> new ConfirmAssumption(MARA, id("new"), when, id("sailing"), id("lunch")),
                when -> new CorrectAssumption(MARA, id("new"), when, id("sailing"), id("lunch"), "Not so"),
                when -> new LearnFact(MARA, id("new"), when, Aspect.GOALS, "A fact", id("lunch")),
                when -> new RememberDetail(MARA, id("new"), when, "A detail", null),
                when -> new PlanFollowUp(MARA, id("new"), when, LocalDate.parse("2026-04-01"), null),
                when -> new RecordFollowUp(MARA, id("new"), when, new Reference(null, "That"), null, null, null),
                when -> new OfferHelp(MARA, id("new"), when, HelpKind.ADVICE, "Advice", MEETING),
                when -> new RecordHelpResponse(MARA, id("new"), when, id("book"), HelpResponse.POLITE, null),
                when -> new FollowThrough(MARA, id("new"), when, id("book"), null),
                when -> new RecordHelpOutcome(MARA, id("new"), when, id("given"), true, null),
                when -> new RecordHelpReceived(MARA, id("new"), when, HelpKind.ADVICE, "Advice"));
    }

    @Nested
    @DisplayName("is corrected")
    class Correcting {

        @Test
        @DisplayName("in its text; its time stays")
        void text() {
            given(met(), conversation("lunch"))
                    .when(correct("lunch", "Budget is fine", null))
                    .then(corrected("lunch", "Budget is fine", LATER));
        }

        @Test
        @DisplayName("in its time")
        void time() {
            Moment earlier = at("2026-03-04T12:00:00Z");
            given(met(), conversation("lunch"))
                    .when(correct("lunch", null, earlier))
                    .then(corrected("lunch", null, earlier));
        }

        @Test
        @DisplayName("in either, or it says nothing")
        void nothing() {
            assertThatThrownBy(() -> correct("lunch", null, null)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        @DisplayName("to the day that it is on without losing its time of day")
        void sameDay() {
            given(met(), conversation("lunch"))
                    .when(correct("lunch", null, on("2026-03-10")))
                    .then(corrected("lunch", null, LATER));
        }

        @Test
        @DisplayName("again, from where the last correction left it")
        void again() {
            Moment earlier = at("2026-03-04T12:00:00Z");
            given(met(), conversation("lunch"), moved("lunch", earlier))
                    .when(correct("lunch", "Budget is fine", null))
                    .then(corrected("lunch", "Budget is fine", earlier));
        }

        @Test
        @DisplayName("to a time from the meeting on")
        void beforeMeeting() {
            given(met(), conversation("lunch"))
                    .when(correct("lunch", null, BEFORE))
                    .isRejected(new BeforeMeeting(WHEN_MET.occurredAt(), null));
            given(met(), conversation("lunch"))
                    .when(correct("lunch", null, WHEN_MET))
                    .isAccepted();
        }

        @Test
        @DisplayName("if there is one, and it was not retracted")
        void noSuchEntry() {
            given(met()).when(correct("lunch", "x", null)).isRejected(new NoSuchEntry("entryId"));
            given(met(), conversation("lunch"), retracted("lunch"))
                    .when(correct("lunch", "x", null))
                    .isRejected(new EntryAlreadyRetracted());
        }

        @Test
        @DisplayName("in the date inside it, if it is of the kind that has one")
        void dateInside() {
            LocalDate may = LocalDate.parse("2026-05-01");
            DetailRemembered detail = new DetailRemembered(
                    MARA, id("sea"), LATER.occurredAt(), LATER.occurredOn(), "Swims", LocalDate.parse("2026-04-30"));
            given(met(), plan("call"))
                    .when(RelationshipScenario.correct(id("call"), null, null, may, null))
                    .then(new EntryCorrected(
                            MARA, id("call"), LATER.occurredAt(), LATER.occurredOn(), null, may, null, "A slip"));
            given(met(), detail)
                    .when(RelationshipScenario.correct(id("sea"), null, null, null, may))
                    .then(new EntryCorrected(
                            MARA, id("sea"), LATER.occurredAt(), LATER.occurredOn(), null, null, may, "A slip"));
            given(met(), detail)
                    .when(RelationshipScenario.correct(id("sea"), null, null, may, null))
                    .isRejected(new EntryHasNoSuchDate("dueOn"));
            given(met(), plan("call"))
                    .when(RelationshipScenario.correct(id("call"), null, null, null, may))
                    .isRejected(new EntryHasNoSuchDate("on"));
        }

        @Test
        @DisplayName("in its text only if it has one")
        void noText() {
            given(met(), assumption("sailing"), confirmed("sure", "sailing", MEETING))
                    .when(correct("sure", "x", null))
                    .isRejected(new EntryHasNoText());
            given(met(), assumption("sailing"), confirmed("sure", "sailing", MEETING))
                    .when(correct("sure", null, at("2026-03-15T12:00:00Z")))
                    .isAccepted();
        }
    }

    @Nested
    @DisplayName("that is the meeting")
    class Meeting {

        @Test
        @DisplayName("moves to any time at which nothing precedes it")
        void moves() {
            Moment earlier = at("2026-02-01T12:00:00Z");
            given(met(), conversation("lunch"))
                    .when(correct("meeting", null, earlier))
                    .then(corrected("meeting", null, earlier));
            given(met(), conversation("lunch"))
                    .when(correct("meeting", null, LATER))
                    .isAccepted();
            given(met(), conversation("lunch"))
                    .when(correct("meeting", null, on("2026-03-10")))
                    .isAccepted();
        }

        @Test
        @DisplayName("does not move behind another entry")
        void afterAnEntry() {
            Moment tooLate = at("2026-03-10T15:00:01Z");
            given(met(), conversation("lunch"))
                    .when(correct("meeting", null, tooLate))
                    .isRejected(new BeforeMeeting(tooLate.occurredAt(), id("lunch")));
            given(met(), conversation("lunch"))
                    .when(correct("meeting", null, on("2026-03-11")))
                    .isRejected(new BeforeMeeting(Instant.parse("2026-03-11T00:00:00Z"), id("lunch")));
        }

        @Test
        @DisplayName("is from the beginning of the day on that it moves to, if only that is stated")
        void byItsDay() {
            Moment breakfast = at("2026-03-10T07:00:00Z");
            Moment thatDay = new Moment(Instant.parse("2026-03-10T00:00:00Z"), breakfast.occurredOn(), true);
            given(met(), conversation("breakfast", breakfast))
                    .when(correct("meeting", null, on("2026-03-10")))
                    .then(corrected("meeting", null, thatDay));
            given(met(), moved("meeting", thatDay))
                    .when(new RecordConversation(MARA, id("new"), breakfast, "Budget", null))
                    .isAccepted();
            given(met(), conversation("lunch"))
                    .when(correct("lunch", null, on("2026-03-12")))
                    .then(corrected("lunch", null, on("2026-03-12")));
        }

        @Test
        @DisplayName("moves behind an entry that was retracted")
        void afterARetractedEntry() {
            given(met(), conversation("lunch"), retracted("lunch"))
                    .when(correct("meeting", null, at("2026-04-01T12:00:00Z")))
                    .isAccepted();
        }

        @Test
        @DisplayName("holds for later entries as it was corrected")
        void holdsAsCorrected() {
            given(met(), moved("meeting", at("2026-02-01T12:00:00Z")))
                    .when(new RecordConversation(MARA, id("new"), at("2026-02-02T12:00:00Z"), "Budget", null))
                    .isAccepted();
        }

        @Test
        @DisplayName("cannot be retracted: without it there is no relationship")
        void cannotBeRetracted() {
            given(met()).when(new RetractEntry(MARA, MEETING, "Never met")).isRejected(new MeetingCannotBeRetracted());
        }
    }

    @Nested
    @DisplayName("that a follow-up refers to")
    class Referred {

        private final Moment called = at("2026-03-12T12:00:00Z");

        @Test
        @DisplayName("stays earlier than the follow-up, whichever of the two is corrected")
        void staysEarlier() {
            given(met(), conversation("lunch"), followUp("call", called, id("lunch"), null))
                    .when(correct("lunch", null, called))
                    .isRejected(new FollowUpNotLater(called.occurredAt(), id("call")));
            given(met(), conversation("lunch"), followUp("call", called, id("lunch"), null))
                    .when(correct("lunch", null, on("2026-03-13")))
                    .isRejected(new FollowUpNotLater(on("2026-03-13").occurredAt(), id("call")));
            given(met(), conversation("lunch"), followUp("call", called, id("lunch"), null))
                    .when(correct("call", null, LATER))
                    .isRejected(new FollowUpNotLater(LATER.occurredAt(), id("lunch")));
        }

        @Test
        @DisplayName("may move as long as it does")
        void mayMove() {
            given(met(), conversation("lunch"), followUp("call", called, id("lunch"), null))
                    .when(correct("lunch", null, at("2026-03-12T11:59:59Z")))
                    .isAccepted();
            given(met(), conversation("lunch"), followUp("call", called, id("lunch"), null))
                    .when(correct("lunch", null, on("2026-03-12")))
                    .isAccepted();
            given(met(), conversation("lunch"), followUp("call", called, id("lunch"), null))
                    .when(correct("call", null, at("2026-03-10T15:00:01Z")))
                    .isAccepted();
        }

        @Test
        @DisplayName("may move anywhere, if either of the two was retracted")
        void retractedOnes() {
            given(met(), conversation("lunch"), followUp("call", called, id("lunch"), null), retracted("call"))
                    .when(correct("lunch", null, at("2026-03-20T12:00:00Z")))
                    .isAccepted();
            given(met(), conversation("lunch"), followUp("call", called, id("lunch"), null), retracted("lunch"))
                    .when(correct("call", null, at("2026-03-03T12:00:00Z")))
                    .isAccepted();
        }
    }

    @Nested
    @DisplayName("is retracted")
    class Retracting {

        @Test
        @DisplayName("once, and with a reason")
        void once() {
            RetractEntry retract = new RetractEntry(MARA, id("lunch"), "It was Ben");
            given(met(), conversation("lunch")).when(retract).then(new EntryRetracted(MARA, id("lunch"), "It was Ben"));
            given(met(), conversation("lunch"), retracted("lunch"))
                    .when(retract)
                    .isRejected(new EntryAlreadyRetracted());
        }

        @Test
        @DisplayName("if there is one")
        void noSuchEntry() {
            given(met()).when(new RetractEntry(MARA, id("lunch"), "It was Ben")).isRejected(new NoSuchEntry("entryId"));
        }
    }
}
