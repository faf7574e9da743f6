package io.rapport.command.domain.relationship;

import static io.rapport.command.domain.relationship.RelationshipScenario.*;

import io.rapport.command.domain.relationship.RelationshipCommand.*;
import io.rapport.command.domain.relationship.RelationshipRejection.NotInOrder;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What comes from another entry")
class OrderInTimeTest {

    private static final Moment A_SECOND_BEFORE = at("2026-03-10T14:59:59Z");
    private static final Moment THE_DAY_BEFORE = on("2026-03-09");
    private static final Moment SAME_DAY = on("2026-03-10");

    /**
     * Two kinds of entries of which one comes from the other; everything told before is of {@code LATER}, and what the
     * command tells gets the name "new".
     */
    record Pair(
            EntryKind earlier,
            String earlierEntry,
            EntryKind later,
            List<RelationshipEvent> told,
            Function<Moment, RelationshipCommand> tell) {

        @Override
        public String toString() {
            return later + " from " + earlier;
        }

        RelationshipEvent[] with(RelationshipEvent... more) {
            return Stream.concat(told.stream(), Stream.of(more)).toArray(RelationshipEvent[]::new);
        }
    }

    static Stream<Pair> pairs() {
        RelationshipEvent wanted = response("yes", "book", HelpResponse.ENTHUSIASTIC);
        return Stream.of(
                new Pair(
                        EntryKind.ASSUMPTION,
                        "sailing",
                        EntryKind.CONFIRMATION,
                        List.of(met(), assumption("sailing")),
                        when -> new ConfirmAssumption(MARA, id("new"), when, id("sailing"), MEETING)),
                new Pair(
                        EntryKind.CONVERSATION,
                        "lunch",
                        EntryKind.CONFIRMATION,
                        List.of(met(), conversation("lunch"), assumption("sailing"), moved("sailing", WHEN_MET)),
                        when -> new ConfirmAssumption(MARA, id("new"), when, id("sailing"), id("lunch"))),
                new Pair(
                        EntryKind.ASSUMPTION,
                        "sailing",
                        EntryKind.CORRECTION,
                        List.of(met(), assumption("sailing")),
                        when -> new CorrectAssumption(MARA, id("new"), when, id("sailing"), MEETING, "Not so")),
                new Pair(
                        EntryKind.CONVERSATION,
                        "lunch",
                        EntryKind.CORRECTION,
                        List.of(met(), conversation("lunch"), assumption("sailing"), moved("sailing", WHEN_MET)),
                        when -> new CorrectAssumption(MARA, id("new"), when, id("sailing"), id("lunch"), "Not so")),
                new Pair(
                        EntryKind.CONVERSATION,
                        "lunch",
                        EntryKind.FACT,
                        List.of(met(), conversation("lunch")),
                        when -> new LearnFact(MARA, id("new"), when, Aspect.GOALS, "So", id("lunch"))),
                new Pair(
                        EntryKind.CONVERSATION,
                        "lunch",
                        EntryKind.OFFER,
                        List.of(met(), conversation("lunch")),
                        when -> new OfferHelp(MARA, id("new"), when, HelpKind.ADVICE, "Advice", id("lunch"))),
                new Pair(
                        EntryKind.OFFER,
                        "book",
                        EntryKind.RESPONSE,
                        List.of(met(), offer("book")),
                        when -> new RecordHelpResponse(MARA, id("new"), when, id("book"), HelpResponse.POLITE, null)),
                new Pair(
                        EntryKind.RESPONSE,
                        "yes",
                        EntryKind.FOLLOW_THROUGH,
                        List.of(met(), offer("book"), wanted, moved("book", WHEN_MET)),
                        when -> new FollowThrough(MARA, id("new"), when, id("book"), null)),
                new Pair(
                        EntryKind.FOLLOW_THROUGH,
                        "lent",
                        EntryKind.OUTCOME,
                        List.of(
                                met(),
                                offer("book"),
                                wanted,
                                followedThrough("lent", "book", id("yes")),
                                moved("book", WHEN_MET)),
                        when -> new RecordHelpOutcome(MARA, id("new"), when, id("book"), true, null)),
                new Pair(
                        EntryKind.FOLLOW_UP_PLAN,
                        "call",
                        EntryKind.FOLLOW_UP,
                        List.of(met(), plan("call")),
                        when -> new RecordFollowUp(
                                MARA, id("new"), when, new Reference(null, "That"), id("call"), null, null)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    @DisplayName("is not earlier than that one")
    void isNotEarlier(Pair pair) {
        NotInOrder wrong =
                new NotInOrder(pair.earlier(), id(pair.earlierEntry()), LATER.occurredAt(), pair.later(), null);
        given(pair.with()).when(pair.tell().apply(A_SECOND_BEFORE)).isRejected(wrong);
        given(pair.with()).when(pair.tell().apply(THE_DAY_BEFORE)).isRejected(wrong);
        given(pair.with()).when(pair.tell().apply(LATER)).isAccepted();
        given(pair.with()).when(pair.tell().apply(SAME_DAY)).isAccepted();
    }

    private static CorrectEntry move(String entry, Moment when) {
        return correct(id(entry), null, when, null, null);
    }

    @Test
    @DisplayName("stays so, whichever of the two is put right, and one after the other along the chain")
    void stays() {
        RelationshipEvent[] told = {
            met(),
            offer("book"),
            response("yes", "book", HelpResponse.ENTHUSIASTIC),
            followedThrough("lent", "book", id("yes")),
            outcome("hit", "book", id("lent"))
        };
        Moment next = at("2026-03-11T12:00:00Z");
        given(told)
                .when(move("yes", next))
                .isRejected(new NotInOrder(
                        EntryKind.RESPONSE, id("yes"), next.occurredAt(), EntryKind.FOLLOW_THROUGH, id("lent")));
        given(told)
                .when(move("lent", on("2026-03-11")))
                .isRejected(new NotInOrder(
                        EntryKind.FOLLOW_THROUGH,
                        id("lent"),
                        on("2026-03-11").occurredAt(),
                        EntryKind.OUTCOME,
                        id("hit")));
        given(told)
                .when(move("yes", A_SECOND_BEFORE))
                .isRejected(
                        new NotInOrder(EntryKind.OFFER, id("book"), LATER.occurredAt(), EntryKind.RESPONSE, id("yes")));
        given(told).when(move("hit", next)).isAccepted();
        given(told).when(move("book", A_SECOND_BEFORE)).isAccepted();
    }

    @Test
    @DisplayName("is free again when either of the two stands no more")
    void isFree() {
        RelationshipEvent[] told = {
            met(),
            offer("book"),
            response("yes", "book", HelpResponse.ENTHUSIASTIC),
            followedThrough("lent", "book", id("yes")),
            retracted("yes")
        };
        Moment next = at("2026-03-11T12:00:00Z");
        given(told).when(move("book", next)).isAccepted();
        given(told).when(move("lent", A_SECOND_BEFORE)).isAccepted();
        given(told).when(move("meeting", LATER)).isAccepted();
    }

    @Test
    @DisplayName("keeps to what that one was moved to")
    void asCorrected() {
        HelpOffered offer = offer("book");
        RecordHelpResponse earlier =
                new RecordHelpResponse(MARA, id("new"), A_SECOND_BEFORE, id("book"), HelpResponse.POLITE, null);
        given(met(), offer, moved("book", WHEN_MET)).when(earlier).isAccepted();
    }
}
