package io.rapport.command.domain.goal;

import static io.rapport.command.domain.goal.GoalScenario.*;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.goal.GoalCommand.*;
import io.rapport.command.domain.goal.GoalRejection.*;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.goal.GoalEvent.*;
import io.rapport.events.goal.Outcome;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An assessment")
class AssessmentTest {

    private static final GoalSet GOAL_SET = tracked(qualitative("2026-02-01", null));
    private static final GoalAssessed ASSESSED =
            new GoalAssessed(GOAL, ENTRY, on(TODAY).occurredAt(), TODAY, 4, "I ask before I tell");
    private static final LocalDate EARLIER = TODAY.minusDays(5);
    private static final RetractAssessment RETRACT = new RetractAssessment(GOAL, ENTRY, "Another goal");

    private static CorrectAssessment correct(@Nullable Integer rating, @Nullable Moment when) {
        return new CorrectAssessment(GOAL, ENTRY, rating, null, when, "A slip");
    }

    private static AssessmentCorrected corrected(@Nullable Integer rating, LocalDate day) {
        return new AssessmentCorrected(GOAL, ENTRY, on(day).occurredAt(), day, rating, null, "A slip");
    }

    @Test
    @DisplayName("is put right, in what it says or when it was, also after the goal was closed")
    void isCorrected() {
        GoalClosed closed = new GoalClosed(GOAL, TODAY, Outcome.DROPPED, "Enough");
        given(GOAL_SET, ASSESSED).when(correct(2, null)).then(corrected(2, TODAY));
        given(GOAL_SET, ASSESSED).when(correct(null, on(EARLIER))).then(corrected(null, EARLIER));
        given(GOAL_SET, ASSESSED, corrected(null, EARLIER))
                .when(correct(2, null))
                .then(corrected(2, EARLIER));
        given(GOAL_SET, ASSESSED, closed).when(correct(2, null)).then(corrected(2, TODAY));
        assertThatThrownBy(() -> correct(null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("stays on the days that the goal has")
    void staysOnItsDays() {
        LocalDate start = LocalDate.parse("2026-02-01");
        given(GOAL_SET, ASSESSED)
                .when(correct(null, on(start.minusDays(1))))
                .isRejected(new AssessmentBeforeStart(start));
        given(GOAL_SET, ASSESSED, paused(TODAY.plusDays(1)))
                .when(correct(null, on(TODAY.plusDays(1))))
                .isRejected(new GoalIsPaused(TODAY.plusDays(1)));
    }

    @Test
    @DisplayName("is taken back once")
    void isRetracted() {
        AssessmentRetracted retracted = new AssessmentRetracted(GOAL, ENTRY, "Another goal");
        given(GOAL_SET, ASSESSED).when(RETRACT).then(retracted);
        given(GOAL_SET, ASSESSED, retracted).when(RETRACT).isRejected(new AssessmentAlreadyRetracted());
        given(GOAL_SET, ASSESSED, retracted).when(correct(2, null)).isRejected(new AssessmentAlreadyRetracted());
    }

    @Test
    @DisplayName("has to be one of this goal")
    void noSuchAssessment() {
        given(GOAL_SET).when(RETRACT).isRejected(new NoSuchAssessment());
        given(GOAL_SET).when(correct(2, null)).isRejected(new NoSuchAssessment());
    }
}
