package io.rapport.query.models.goal;

import static io.rapport.query.models.goal.Trackings.assessed;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.Rhythm.Unit;
import io.rapport.events.goal.Outcome;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A goal that the member judges")
class JudgementTest {

    private final Diary diary = new Diary();

    @Test
    @DisplayName("is due a rhythm after its start, then a rhythm after each assessment")
    void nextDue() {
        UUID goal = diary.set(assessed(2, Unit.WEEK, "2026-01-05"));
        assertThat(diary.progress(goal, "2026-01-06").nextAssessmentDue()).isEqualTo("2026-01-19");
        diary.assess(goal, "2026-01-12", 2);
        assertThat(diary.progress(goal, "2026-01-13").nextAssessmentDue()).isEqualTo("2026-01-26");
    }

    @Test
    @DisplayName("is due at the end of February, three months after 30 November")
    void monthEnds() {
        UUID goal = diary.set(assessed(3, Unit.MONTH, "2025-11-30"));
        assertThat(diary.progress(goal, "2025-12-01").nextAssessmentDue()).isEqualTo("2026-02-28");
        UUID leap = diary.set(assessed(3, Unit.MONTH, "2027-11-30"));
        assertThat(diary.progress(leap, "2027-12-01").nextAssessmentDue()).isEqualTo("2028-02-29");
        UUID yearly = diary.set(assessed(1, Unit.YEAR, "2024-02-29"));
        assertThat(diary.progress(yearly, "2024-03-01").nextAssessmentDue()).isEqualTo("2025-02-28");
        UUID everyTenDays = diary.set(assessed(10, Unit.DAY, "2026-02-25"));
        assertThat(diary.progress(everyTenDays, "2026-02-25").nextAssessmentDue())
                .isEqualTo("2026-03-07");
    }

    @Test
    @DisplayName("is behind on the day after an assessment was due, and not on the day itself")
    void overdue() {
        UUID goal = diary.set(assessed(1, Unit.WEEK, "2026-01-05"));
        assertThat(diary.progress(goal, "2026-01-12").status()).isEqualTo(GoalStatus.ON_TRACK);
        GoalProgress progress = diary.progress(goal, "2026-01-13");
        assertThat(progress.status()).isEqualTo(GoalStatus.BEHIND);
        assertThat(progress.assessmentOverdue()).isTrue();
        diary.assess(goal, "2026-01-13", 1);
        assertThat(diary.progress(goal, "2026-01-13").status()).isEqualTo(GoalStatus.ON_TRACK);
    }

    @Test
    @DisplayName("is achieved when the latest assessment says that it is there, whatever was said last")
    void achieved() {
        UUID goal = diary.set(assessed(1, Unit.WEEK, "2026-01-05"));
        UUID there = diary.assess(goal, "2026-01-20", 5);
        diary.assess(goal, "2026-01-12", 2);
        GoalProgress progress = diary.progress(goal, "2026-01-20");
        assertThat(progress.status()).isEqualTo(GoalStatus.ACHIEVED);
        assertThat(progress.achievedOn()).isEqualTo("2026-01-20");
        assertThat(progress.achievedBy()).isEqualTo(there);
        assertThat(progress.assessments()).hasSize(2);

        diary.assess(goal, "2026-01-21", 4);
        assertThat(diary.progress(goal, "2026-01-21").status()).isEqualTo(GoalStatus.ON_TRACK);
    }

    @Test
    @DisplayName("is missed when the deadline passed and it was not there")
    void missed() {
        UUID goal = diary.set(assessed(1, Unit.MONTH, "2026-01-01", "2026-03-15"));
        diary.assess(goal, "2026-03-01", 3);
        assertThat(diary.progress(goal, "2026-03-10").nextAssessmentDue())
                .as("the last word is due at the deadline")
                .isEqualTo("2026-03-15");
        assertThat(diary.progress(goal, "2026-03-16").status()).isEqualTo(GoalStatus.MISSED);
        assertThat(diary.progress(goal, "2026-03-16").nextAssessmentDue()).isNull();
        diary.assess(goal, "2026-03-15", 4);
        assertThat(diary.progress(goal, "2026-03-15").nextAssessmentDue()).isNull();
    }

    @Test
    @DisplayName("is due later by as many days as it was paused, and not at all meanwhile")
    void paused() {
        UUID goal = diary.set(assessed(1, Unit.WEEK, "2026-01-05"));
        diary.pause(goal, "2026-01-08");
        assertThat(diary.progress(goal, "2026-02-01").nextAssessmentDue()).isNull();
        assertThat(diary.progress(goal, "2026-02-01").status()).isEqualTo(GoalStatus.PAUSED);
        diary.resume(goal, "2026-01-28");
        assertThat(diary.progress(goal, "2026-02-01").nextAssessmentDue()).isEqualTo("2026-02-01");
        assertThat(diary.progress(goal, "2026-02-01").status()).isEqualTo(GoalStatus.ON_TRACK);
    }

    @Test
    @DisplayName("is due later by a pause that begins in what another pause added")
    void pausedTwice() {
        UUID goal = diary.set(assessed(1, Unit.WEEK, "2026-01-05"));
        diary.pause(goal, "2026-01-08", "2026-01-10");
        diary.pause(goal, "2026-01-13", "2026-01-16");
        assertThat(diary.progress(goal, "2026-01-20").nextAssessmentDue()).isEqualTo("2026-01-17");
    }

    @Test
    @DisplayName("has nothing due once it is closed, and keeps what the member takes with them")
    void closed() {
        UUID goal = diary.set(assessed(1, Unit.WEEK, "2026-01-05"));
        diary.close(goal, "2026-01-10", Outcome.ACHIEVED);
        GoalProgress progress = diary.progress(goal, "2026-02-01");
        assertThat(progress.status()).isEqualTo(GoalStatus.CLOSED);
        assertThat(progress.nextAssessmentDue()).isNull();
        assertThat(progress.assessmentOverdue()).isFalse();
    }

    @Test
    @DisplayName("follows an assessment that was put right, and one that was taken back")
    void correctedAndRetracted() {
        UUID goal = diary.set(assessed(2, Unit.WEEK, "2026-01-05"));
        UUID first = diary.assess(goal, "2026-01-12", 5);
        assertThat(diary.progress(goal, "2026-01-13").status()).isEqualTo(GoalStatus.ACHIEVED);

        diary.assessOtherwise(goal, first, "2026-01-08", 3);
        GoalProgress corrected = diary.progress(goal, "2026-01-13");
        assertThat(corrected.status()).isEqualTo(GoalStatus.ON_TRACK);
        assertThat(corrected.nextAssessmentDue()).isEqualTo("2026-01-22");
        assertThat(corrected.assessments())
                .singleElement()
                .satisfies(assessment -> assertThat(assessment.reflection()).isEqualTo("reflection"));

        diary.assessOtherwise(goal, first, "2026-01-10", null);
        assertThat(diary.progress(goal, "2026-01-13").assessments().getFirst().rating())
                .isEqualTo(3);

        diary.unassess(goal, first);
        GoalProgress retracted = diary.progress(goal, "2026-01-13");
        assertThat(retracted.assessments()).isEmpty();
        assertThat(retracted.nextAssessmentDue()).isEqualTo("2026-01-19");
    }
}
