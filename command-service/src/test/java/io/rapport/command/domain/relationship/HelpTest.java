package io.rapport.command.domain.relationship;

import static io.rapport.command.domain.relationship.RelationshipScenario.*;

import io.rapport.command.domain.relationship.RelationshipCommand.*;
import io.rapport.command.domain.relationship.RelationshipRejection.*;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import io.rapport.events.relationship.RelationshipEvent.HelpOutcomeRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpReceived;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.OfferWithdrawn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Help: ask first, and follow through only where it is wanted")
class HelpTest {

    private static final FollowThrough FOLLOW_THROUGH =
            new FollowThrough(MARA, id("given"), LATER, id("book"), "I lent it");

    @Nested
    @DisplayName("An offer")
    class Offering {

        @Test
        @DisplayName("is drawn from an entry")
        void isDrawnFromAnEntry() {
            given(met())
                    .when(new OfferHelp(MARA, id("book"), LATER, HelpKind.READING, "A book", MEETING))
                    .then(new HelpOffered(
                            MARA,
                            id("book"),
                            LATER.occurredAt(),
                            LATER.occurredOn(),
                            HelpKind.READING,
                            "A book",
                            MEETING));
        }

        @Test
        @DisplayName("cannot be drawn from an entry that is not there, or not any more")
        void needsItsEntry() {
            OfferHelp command = new OfferHelp(MARA, id("book"), LATER, HelpKind.READING, "A book", id("lunch"));
            given(met()).when(command).isRejected(new NoSuchEntry("drawnFrom"));
            given(met(), conversation("lunch"), retracted("lunch"))
                    .when(command)
                    .isRejected(new NoSuchEntry("drawnFrom"));
        }

        @Test
        @DisplayName("can be taken back before it was followed through, once")
        void canBeWithdrawn() {
            WithdrawOffer command = new WithdrawOffer(MARA, id("book"), "Lost it");
            given(met(), offer("book")).when(command).then(new OfferWithdrawn(MARA, id("book"), "Lost it"));
            given(met(), offer("book"), withdrawn("book")).when(command).isRejected(new OfferAlreadyWithdrawn());
            given(
                            met(),
                            offer("book"),
                            response("yes", "book", HelpResponse.ENTHUSIASTIC),
                            followedThrough("g", "book"))
                    .when(command)
                    .isRejected(new AlreadyFollowedThrough(id("g")));
            given(met()).when(command).isRejected(new NoSuchOffer());
        }
    }

    @Nested
    @DisplayName("A response")
    class Responding {

        private final RecordHelpResponse command =
                new RecordHelpResponse(MARA, id("r"), LATER, id("book"), HelpResponse.POLITE, "Nice of you");

        @Test
        @DisplayName("is recorded of an offer that stands")
        void isRecorded() {
            given(met(), offer("book"))
                    .when(command)
                    .then(new HelpResponseRecorded(
                            MARA,
                            id("r"),
                            LATER.occurredAt(),
                            LATER.occurredOn(),
                            id("book"),
                            HelpResponse.POLITE,
                            "Nice of you"));
        }

        @Test
        @DisplayName("needs an offer that was neither withdrawn nor retracted")
        void needsItsOffer() {
            given(met()).when(command).isRejected(new NoSuchOffer());
            given(met(), offer("book"), retracted("book")).when(command).isRejected(new NoSuchOffer());
            given(met(), offer("book"), withdrawn("book")).when(command).isRejected(new OfferAlreadyWithdrawn());
        }

        @ParameterizedTest
        @EnumSource(HelpResponse.class)
        @DisplayName("may change later: they asked again")
        void mayChange(HelpResponse first) {
            given(met(), offer("book"), response("first", "book", first))
                    .when(command)
                    .isAccepted();
        }
    }

    @Nested
    @DisplayName("Following through")
    class FollowingThrough {

        @Test
        @DisplayName("is right where the offer was welcomed with enthusiasm")
        void onEnthusiasm() {
            given(met(), offer("book"), response("yes", "book", HelpResponse.ENTHUSIASTIC))
                    .when(FOLLOW_THROUGH)
                    .then(new HelpFollowedThrough(
                            MARA,
                            id("given"),
                            LATER.occurredAt(),
                            LATER.occurredOn(),
                            id("book"),
                            id("yes"),
                            "I lent it"));
        }

        @ParameterizedTest
        @EnumSource(value = HelpResponse.class, names = "ENTHUSIASTIC", mode = EnumSource.Mode.EXCLUDE)
        @DisplayName("is not wanted otherwise: a polite yes is really a no")
        void notWanted(HelpResponse response) {
            given(met(), offer("book"), response("r", "book", response))
                    .when(FOLLOW_THROUGH)
                    .isRejected(new HelpNotWanted());
        }

        @Test
        @DisplayName("is not wanted before anybody was asked")
        void notAsked() {
            given(met(), offer("book")).when(FOLLOW_THROUGH).isRejected(new HelpNotWanted());
        }

        @Test
        @DisplayName("becomes right if they ask again, and wrong if they change their mind")
        void latestResponseDecides() {
            given(
                            met(),
                            offer("book"),
                            response("no", "book", HelpResponse.DECLINED),
                            response("yes", "book", HelpResponse.ENTHUSIASTIC))
                    .when(FOLLOW_THROUGH)
                    .isAccepted();
            given(
                            met(),
                            offer("book"),
                            response("yes", "book", HelpResponse.ENTHUSIASTIC),
                            response("no", "book", HelpResponse.DECLINED))
                    .when(FOLLOW_THROUGH)
                    .isRejected(new HelpNotWanted());
        }

        @Test
        @DisplayName("goes by when a response was given, and not by when it was written down")
        void lateEntryOfAnEarlierResponse() {
            given(
                            met(),
                            offer("book"),
                            response("yes", "book", HelpResponse.ENTHUSIASTIC, at("2026-03-12T10:00:00Z")),
                            response("no", "book", HelpResponse.DECLINED, at("2026-03-11T10:00:00Z")))
                    .when(new FollowThrough(MARA, id("given"), at("2026-03-13T10:00:00Z"), id("book"), "I lent it"))
                    .isAccepted();
        }

        @Test
        @DisplayName("goes by the response before, if the latest was retracted")
        void retractedResponse() {
            given(
                            met(),
                            offer("book"),
                            response("yes", "book", HelpResponse.ENTHUSIASTIC),
                            response("no", "book", HelpResponse.POLITE),
                            retracted("no"))
                    .when(FOLLOW_THROUGH)
                    .isAccepted();
            given(
                            met(),
                            offer("book"),
                            response("no", "book", HelpResponse.POLITE),
                            response("yes", "book", HelpResponse.ENTHUSIASTIC),
                            retracted("yes"))
                    .when(FOLLOW_THROUGH)
                    .isRejected(new HelpNotWanted());
        }

        @Test
        @DisplayName("happens once, unless it was retracted")
        void once() {
            given(
                            met(),
                            offer("book"),
                            response("yes", "book", HelpResponse.ENTHUSIASTIC),
                            followedThrough("lent", "book"))
                    .when(FOLLOW_THROUGH)
                    .isRejected(new AlreadyFollowedThrough(id("lent")));
            given(
                            met(),
                            offer("book"),
                            response("yes", "book", HelpResponse.ENTHUSIASTIC),
                            followedThrough("lent", "book"),
                            retracted("lent"))
                    .when(FOLLOW_THROUGH)
                    .isAccepted();
        }

        @Test
        @DisplayName("needs an offer that was neither withdrawn nor retracted")
        void needsItsOffer() {
            given(met()).when(FOLLOW_THROUGH).isRejected(new NoSuchOffer());
            given(met(), offer("book"), response("yes", "book", HelpResponse.ENTHUSIASTIC), withdrawn("book"))
                    .when(FOLLOW_THROUGH)
                    .isRejected(new OfferAlreadyWithdrawn());
            given(met(), offer("book"), response("yes", "book", HelpResponse.ENTHUSIASTIC), retracted("book"))
                    .when(FOLLOW_THROUGH)
                    .isRejected(new NoSuchOffer());
        }
    }

    @Nested
    @DisplayName("An outcome")
    class Outcomes {

        private final RecordHelpOutcome command =
                new RecordHelpOutcome(MARA, id("hit"), LATER, id("book"), true, "She read it twice");

        @Test
        @DisplayName("says whether help that was given was on target")
        void isRecorded() {
            given(
                            met(),
                            offer("book"),
                            response("yes", "book", HelpResponse.ENTHUSIASTIC),
                            followedThrough("lent", "book"))
                    .when(command)
                    .then(new HelpOutcomeRecorded(
                            MARA,
                            id("hit"),
                            LATER.occurredAt(),
                            LATER.occurredOn(),
                            id("book"),
                            id("lent"),
                            true,
                            "She read it twice"));
        }

        @Test
        @DisplayName("needs the help to have been given")
        void needsHelp() {
            given(met(), offer("book"), response("yes", "book", HelpResponse.ENTHUSIASTIC))
                    .when(command)
                    .isRejected(new NotFollowedThrough());
            given(
                            met(),
                            offer("book"),
                            response("yes", "book", HelpResponse.ENTHUSIASTIC),
                            followedThrough("lent", "book"),
                            retracted("lent"))
                    .when(command)
                    .isRejected(new NotFollowedThrough());
        }

        @Test
        @DisplayName("is recorded once for each time the help was given, unless it was retracted")
        void once() {
            given(
                            met(),
                            offer("book"),
                            response("yes", "book", HelpResponse.ENTHUSIASTIC),
                            followedThrough("lent", "book"),
                            outcome("liked", "book"))
                    .when(command)
                    .isRejected(new OutcomeAlreadyRecorded(id("liked")));
            given(
                            met(),
                            offer("book"),
                            response("yes", "book", HelpResponse.ENTHUSIASTIC),
                            followedThrough("lent", "book"),
                            outcome("liked", "book"),
                            retracted("liked"))
                    .when(command)
                    .isAccepted();
            given(
                            met(),
                            offer("book"),
                            response("yes", "book", HelpResponse.ENTHUSIASTIC),
                            followedThrough("lent", "book"),
                            outcome("liked", "book"),
                            retracted("lent"),
                            followedThrough("lent again", "book"))
                    .when(command)
                    .isAccepted();
        }
    }

    @Test
    @DisplayName("Help received is recorded too")
    void received() {
        given(met())
                .when(new RecordHelpReceived(MARA, id("tip"), LATER, HelpKind.ADVICE, "Whom to ask"))
                .then(new HelpReceived(
                        MARA, id("tip"), LATER.occurredAt(), LATER.occurredOn(), HelpKind.ADVICE, "Whom to ask"));
    }
}
