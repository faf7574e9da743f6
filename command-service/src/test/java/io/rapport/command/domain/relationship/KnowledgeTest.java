package io.rapport.command.domain.relationship;

import static io.rapport.command.domain.relationship.RelationshipScenario.*;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.relationship.RelationshipCommand.*;
import io.rapport.command.domain.relationship.RelationshipRejection.*;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionCorrected;
import io.rapport.events.relationship.RelationshipEvent.AssumptionRecorded;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.DetailRemembered;
import io.rapport.events.relationship.RelationshipEvent.FactLearned;
import io.rapport.events.relationship.RelationshipEvent.RapportRated;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Knowledge: a guess is not a certainty until they were asked")
class KnowledgeTest {

    private static final ConfirmAssumption CONFIRM =
            new ConfirmAssumption(MARA, id("sure"), LATER, id("sailing"), id("lunch"));
    private static final CorrectAssumption CORRECT =
            new CorrectAssumption(MARA, id("no"), LATER, id("sailing"), id("lunch"), "She climbs");
    private static final LearnFact LEARN =
            new LearnFact(MARA, id("fact"), LATER, Aspect.GOALS, "Lead a team", id("lunch"));

    @Test
    @DisplayName("A conversation is summed up")
    void conversation() {
        given(met())
                .when(new RecordConversation(MARA, id("lunch"), LATER, "Budget is tight", id("Expo")))
                .then(new ConversationRecorded(
                        MARA, id("lunch"), LATER.occurredAt(), LATER.occurredOn(), "Budget is tight", id("Expo")));
    }

    @Test
    @DisplayName("A guess is recorded as one")
    void guess() {
        given(met())
                .when(new RecordAssumption(MARA, id("sailing"), LATER, Aspect.INTERESTS, "Probably sails"))
                .then(new AssumptionRecorded(
                        MARA,
                        id("sailing"),
                        LATER.occurredAt(),
                        LATER.occurredOn(),
                        Aspect.INTERESTS,
                        "Probably sails"));
    }

    @Test
    @DisplayName("A detail is remembered, with its day if it has one")
    void detail() {
        LocalDate trip = LocalDate.parse("2030-08-01");
        given(met())
                .when(new RememberDetail(MARA, id("trip"), LATER, "Sails to Norway", trip))
                .then(new DetailRemembered(
                        MARA, id("trip"), LATER.occurredAt(), LATER.occurredOn(), "Sails to Norway", trip));
    }

    @Nested
    @DisplayName("A guess turns out")
    class Settling {

        @Test
        @DisplayName("to be right, in a conversation")
        void confirmed() {
            given(met(), assumption("sailing"), RelationshipScenario.conversation("lunch"))
                    .when(CONFIRM)
                    .then(new AssumptionConfirmed(
                            MARA, id("sure"), LATER.occurredAt(), LATER.occurredOn(), id("sailing"), id("lunch")));
        }

        @Test
        @DisplayName("to be wrong, in a conversation that said what is so instead")
        void corrected() {
            given(met(), assumption("sailing"), RelationshipScenario.conversation("lunch"))
                    .when(CORRECT)
                    .then(new AssumptionCorrected(
                            MARA,
                            id("no"),
                            LATER.occurredAt(),
                            LATER.occurredOn(),
                            id("sailing"),
                            id("lunch"),
                            "She climbs"));
        }

        @ParameterizedTest
        @MethodSource("io.rapport.command.domain.relationship.KnowledgeTest#settling")
        @DisplayName("once")
        void once(RelationshipCommand command) {
            given(
                            met(),
                            assumption("sailing"),
                            RelationshipScenario.conversation("lunch"),
                            RelationshipScenario.confirmed("before", "sailing", MEETING))
                    .when(command)
                    .isRejected(new AssumptionAlreadySettled(id("before")));
            given(
                            met(),
                            assumption("sailing"),
                            RelationshipScenario.conversation("lunch"),
                            correctedAssumption("before", "sailing", MEETING))
                    .when(command)
                    .isRejected(new AssumptionAlreadySettled(id("before")));
        }

        @ParameterizedTest
        @MethodSource("io.rapport.command.domain.relationship.KnowledgeTest#settling")
        @DisplayName("again, if the certainty or its conversation was retracted")
        void again(RelationshipCommand command) {
            given(
                            met(),
                            assumption("sailing"),
                            RelationshipScenario.conversation("lunch"),
                            RelationshipScenario.confirmed("before", "sailing", MEETING),
                            retracted("before"))
                    .when(command)
                    .isAccepted();
            given(
                            met(),
                            assumption("sailing"),
                            RelationshipScenario.conversation("coffee"),
                            RelationshipScenario.conversation("lunch"),
                            correctedAssumption("before", "sailing", id("coffee")),
                            retracted("coffee"))
                    .when(command)
                    .isAccepted();
        }

        @ParameterizedTest
        @MethodSource("io.rapport.command.domain.relationship.KnowledgeTest#settling")
        @DisplayName("only if it was made and not retracted")
        void noSuchAssumption(RelationshipCommand command) {
            given(met(), RelationshipScenario.conversation("lunch"))
                    .when(command)
                    .isRejected(new NoSuchAssumption());
            given(met(), RelationshipScenario.conversation("lunch"), assumption("sailing"), retracted("sailing"))
                    .when(command)
                    .isRejected(new NoSuchAssumption());
            given(met(), RelationshipScenario.conversation("lunch"), RelationshipScenario.conversation("sailing"))
                    .when(command)
                    .isRejected(new NoSuchAssumption());
        }
    }

    @Test
    @DisplayName("A fact is learned in a conversation")
    void fact() {
        given(met(), RelationshipScenario.conversation("lunch"))
                .when(LEARN)
                .then(new FactLearned(
                        MARA,
                        id("fact"),
                        LATER.occurredAt(),
                        LATER.occurredOn(),
                        Aspect.GOALS,
                        "Lead a team",
                        id("lunch")));
    }

    @ParameterizedTest
    @MethodSource("fromEncounters")
    @DisplayName("What is certain, or rated, comes from an encounter that was not retracted")
    void noSuchConversation(RelationshipCommand command) {
        given(met(), assumption("sailing")).when(command).isRejected(new NoSuchConversation());
        given(met(), assumption("sailing"), RelationshipScenario.conversation("lunch"), retracted("lunch"))
                .when(command)
                .isRejected(new NoSuchConversation());
        given(met(), assumption("sailing"), offer("lunch")).when(command).isRejected(new NoSuchConversation());
    }

    @ParameterizedTest
    @MethodSource("fromEncounters")
    @DisplayName("A follow-up is an encounter too")
    void followUpIsAnEncounter(RelationshipCommand command) {
        given(met(), assumption("sailing"), followUp("lunch", LATER, MEETING, null))
                .when(command)
                .isAccepted();
    }

    @Test
    @DisplayName("So is the meeting")
    void meetingIsAnEncounter() {
        given(met())
                .when(new LearnFact(MARA, id("fact"), LATER, Aspect.GOALS, "Lead a team", MEETING))
                .isAccepted();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    @DisplayName("Rapport is rated from 1 to 5")
    void rapport(int rating) {
        given(met()).when(new RateRapport(MARA, MEETING, rating)).then(new RapportRated(MARA, MEETING, rating));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    @DisplayName("Other ratings do not exist")
    void otherRatings(int rating) {
        assertThatThrownBy(() -> new RateRapport(MARA, MEETING, rating)).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<RelationshipCommand> settling() {
        return Stream.of(CONFIRM, CORRECT);
    }

    static Stream<RelationshipCommand> fromEncounters() {
        return Stream.of(CONFIRM, CORRECT, LEARN, new RateRapport(MARA, id("lunch"), 4));
    }
}
