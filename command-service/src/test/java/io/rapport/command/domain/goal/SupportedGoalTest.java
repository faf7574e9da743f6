package io.rapport.command.domain.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.goal.GoalRejection.GoalSupportsItself;
import io.rapport.command.domain.goal.GoalRejection.GoalsSupportEachOther;
import io.rapport.command.domain.goal.GoalRejection.NoSuchGoal;
import io.rapport.command.domain.goal.GoalRejection.SupportedGoalClosed;
import io.rapport.command.domain.goal.GoalRejection.SupportedGoalNotLongTerm;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.events.Owner;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.goal.GoalEvent.GoalAligned;
import io.rapport.events.goal.GoalEvent.GoalClosed;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A goal that another one supports")
class SupportedGoalTest {

    private static final Owner ANA = new Owner("northwind", "ana");
    private static final UUID CAREER = new UUID(9, 1);
    private static final UUID NEW = new UUID(9, 2);

    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final WhenAGoalIsSupportedThenItIsLongTerm policy =
            new WhenAGoalIsSupportedThenItIsLongTerm(new EventSourcedLongTermGoals(events));
    private final Map<UUID, Long> sequences = new HashMap<>();

    private void recorded(GoalEvent event) {
        recorded(CAREER, event);
    }

    private void recorded(UUID goalId, GoalEvent event) {
        events.publish(new GenericDomainEventMessage<>(
                "goal",
                goalId.toString(),
                sequences.merge(goalId, 1L, Long::sum) - 1,
                event,
                Map.of("tenantId", ANA.tenantId(), "memberId", ANA.memberId())));
    }

    private static GoalSet set(Term term) {
        return set(CAREER, term, GoalScenario.WORDS);
    }

    private static GoalSet set(UUID goalId, Term term, Purpose purpose) {
        return new GoalSet(
                goalId,
                GoalScenario.TODAY,
                "Change fields",
                term,
                "I work in energy",
                purpose,
                null,
                GoalScenario.qualitative(null, null).from(GoalScenario.TODAY));
    }

    private static GoalClosed closed() {
        return new GoalClosed(CAREER, GoalScenario.TODAY, Outcome.ACHIEVED, "There");
    }

    private void check(Owner owner) {
        policy.check(owner, NEW, new Purpose(CAREER, null, null), "purpose.supportsGoalId");
    }

    private void assertRejected(Owner owner, Rejection rejection) {
        assertThatThrownBy(() -> check(owner))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(rejection));
    }

    @Test
    @DisplayName("is long-term and open")
    void supportable() {
        recorded(set(Term.LONG));
        assertThatCode(() -> check(ANA)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("is not short-term, open or closed")
    void shortTerm() {
        recorded(set(Term.SHORT));
        assertRejected(ANA, new SupportedGoalNotLongTerm("purpose.supportsGoalId"));
        recorded(closed());
        assertRejected(ANA, new SupportedGoalNotLongTerm("purpose.supportsGoalId"));
    }

    @Test
    @DisplayName("is not closed")
    void closedOne() {
        recorded(set(Term.LONG));
        recorded(closed());
        assertRejected(ANA, new SupportedGoalClosed("purpose.supportsGoalId"));
    }

    @Test
    @DisplayName("exists, and is the same member's")
    void absent() {
        assertRejected(ANA, new NoSuchGoal("purpose.supportsGoalId"));
        recorded(set(Term.LONG));
        assertRejected(new Owner("northwind", "ben"), new NoSuchGoal("purpose.supportsGoalId"));
        assertRejected(new Owner("contoso", "ana"), new NoSuchGoal("purpose.supportsGoalId"));
    }

    @Test
    @DisplayName("is another one")
    void itself() {
        recorded(set(Term.LONG));
        assertThatThrownBy(() -> policy.check(ANA, CAREER, new Purpose(CAREER, null, null), "supportsGoalId"))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(new GoalSupportsItself()));
    }

    @Test
    @DisplayName("does not support that one, by itself or through others, as things are now")
    void eachOther() {
        UUID health = new UUID(9, 3);
        UUID sleep = new UUID(9, 4);
        recorded(set(Term.LONG));
        recorded(health, set(health, Term.LONG, new Purpose(CAREER, null, null)));
        recorded(sleep, set(sleep, Term.LONG, GoalScenario.WORDS));
        recorded(sleep, new GoalAligned(sleep, new Purpose(health, null, "Rested")));
        for (UUID supporting : List.of(health, sleep)) {
            assertThatThrownBy(() -> policy.check(ANA, CAREER, new Purpose(supporting, null, null), "supportsGoalId"))
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            e -> assertThat(e.rejection()).isEqualTo(new GoalsSupportEachOther()));
        }
        recorded(health, new GoalAligned(health, GoalScenario.WORDS));
        assertThatCode(() -> policy.check(ANA, CAREER, new Purpose(sleep, null, null), "supportsGoalId"))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("may be none, if words say why")
    void wordsOnly() {
        assertThatCode(() -> policy.check(ANA, NEW, GoalScenario.WORDS, "purpose.supportsGoalId"))
                .doesNotThrowAnyException();
    }
}
