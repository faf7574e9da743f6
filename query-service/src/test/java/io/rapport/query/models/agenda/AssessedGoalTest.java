package io.rapport.query.models.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.Rhythm;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.goal.GoalEvent.AssessmentCorrected;
import io.rapport.events.goal.GoalEvent.AssessmentRetracted;
import io.rapport.events.goal.GoalEvent.GoalAssessed;
import io.rapport.events.goal.GoalEvent.GoalClosed;
import io.rapport.events.goal.GoalEvent.GoalPaused;
import io.rapport.events.goal.GoalEvent.GoalResumed;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The next assessment of a goal")
class AssessedGoalTest {

    private static final UUID GOAL = UUID.randomUUID();
    private static final Instant AT = Instant.parse("2026-01-20T12:00:00Z");

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static GoalSet everyMonth(@Nullable LocalDate deadline) {
        return new GoalSet(
                GOAL,
                day("2026-01-10"),
                "Energy",
                Term.LONG,
                "I work there",
                new Purpose(null, null, "it matters"),
                null,
                new Tracking.Qualitative(new Rhythm(1, Rhythm.Unit.MONTH), day("2026-01-10"), deadline));
    }

    private static GoalAssessed assessed(UUID entry, String day) {
        return new GoalAssessed(GOAL, entry, AT, day(day), 3, "so so");
    }

    private static @Nullable LocalDate dueAfter(GoalEvent... events) {
        AssessedGoal goal = null;
        for (GoalEvent event : events) {
            goal = AssessedGoal.after(goal, event);
        }
        return Objects.requireNonNull(goal).dueOn();
    }

    @Test
    @DisplayName("is due a rhythm after the start, and after the latest one")
    void rhythm() {
        UUID entry = UUID.randomUUID();
        assertThat(dueAfter(everyMonth(null))).isEqualTo("2026-02-10");
        assertThat(dueAfter(everyMonth(null), assessed(entry, "2026-01-20"))).isEqualTo("2026-02-20");
        assertThat(dueAfter(
                        everyMonth(null),
                        assessed(entry, "2026-01-20"),
                        new AssessmentCorrected(GOAL, entry, AT, day("2026-01-22"), null, null, "a slip")))
                .isEqualTo("2026-02-22");
        assertThat(dueAfter(
                        everyMonth(null),
                        assessed(entry, "2026-01-20"),
                        new AssessmentRetracted(GOAL, entry, "another goal")))
                .isEqualTo("2026-02-10");
    }

    @Test
    @DisplayName("is put off by pauses, and not due while one lasts")
    void pauses() {
        GoalPaused paused = new GoalPaused(GOAL, day("2026-02-01"), null);
        assertThat(dueAfter(everyMonth(null), paused)).isNull();
        assertThat(dueAfter(everyMonth(null), paused, new GoalResumed(GOAL, day("2026-02-06"))))
                .isEqualTo("2026-02-15");
    }

    @Test
    @DisplayName("is due at the deadline at the latest, and never once the goal is closed")
    void end() {
        assertThat(dueAfter(everyMonth(day("2026-02-01")))).isEqualTo("2026-02-01");
        assertThat(dueAfter(everyMonth(day("2026-02-01")), assessed(UUID.randomUUID(), "2026-02-01")))
                .isNull();
        assertThat(dueAfter(everyMonth(null), new GoalClosed(GOAL, day("2026-01-30"), Outcome.DROPPED, "not for me")))
                .isNull();
    }
}
