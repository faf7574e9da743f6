package io.rapport.query.models.goal;

import static io.rapport.query.models.goal.Trackings.assessed;
import static io.rapport.query.models.goal.Trackings.counted;
import static io.rapport.query.models.goal.Trackings.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.Rhythm;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Tracking;
import io.rapport.events.goal.Tracking.PeriodUnit;
import io.rapport.query.platform.between.LackingGoal;
import io.rapport.query.rules.goal.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 5 January 2026 is a Monday. */
@DisplayName("A goal whose time is nearly over")
class NearingGoalsTest {

    private final Diary diary = new Diary();

    private Optional<LackingGoal> lacking(UUID id, String today) {
        Goal goal = diary.goal(id);
        LocalDate day = LocalDate.parse(today);
        return NearingGoals.time(goal, DayOfWeek.MONDAY, day)
                .flatMap(time -> NearingGoals.lacking(goal, diary.progress(id, today), time));
    }

    private static Tracking weekly(int target) {
        return every(PeriodUnit.WEEK, target, Measure.CONVERSATIONS, "2026-01-05");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05, 2026-01-12, 2026-01-10",
        "2026-01-01, 2026-02-01, 2026-01-24",
        "2026-01-01, 2026-04-01, 2026-03-18",
        "2026-01-01, 2027-01-01, 2026-12-18",
        "2026-01-05, 2026-01-06, 2026-01-05"
    })
    @DisplayName("is near its end for the last quarter, and for fourteen days at the most")
    void nearFrom(LocalDate startsOn, LocalDate endsBefore, LocalDate near) {
        assertThat(NearingGoals.nearFrom(new Period(startsOn, endsBefore))).isEqualTo(near);
    }

    @Test
    @DisplayName("lacks what is missing of this period's target, whatever was done in others")
    void lacks() {
        UUID goal = diary.set(weekly(2));
        UUID ada = diary.meet("2026-01-05", Diary.SOMEBODY);
        diary.talk(ada, "2026-01-06");
        diary.talk(ada, "2026-01-07");
        diary.talk(ada, "2026-01-08");
        assertThat(lacking(goal, "2026-01-08")).isEmpty();
        diary.talk(ada, "2026-01-13");
        LackingGoal lacking = lacking(goal, "2026-01-14").orElseThrow();
        assertThat(lacking.missing()).isEqualTo(1);
        assertThat(lacking.recurring()).isTrue();
        assertThat(lacking.startsOn()).isEqualTo("2026-01-12");
        assertThat(lacking.nearFrom()).isEqualTo("2026-01-17");
        assertThat(lacking.endsOn()).isEqualTo("2026-01-18");
        diary.talk(ada, "2026-01-15");
        assertThat(lacking(goal, "2026-01-16")).isEmpty();
    }

    @Test
    @DisplayName("lacks nothing while it is paused, where the period is excused, and once it is closed")
    void nothing() {
        UUID goal = diary.set(weekly(1));
        diary.excuse(goal, "2026-01-07", "ill");
        assertThat(lacking(goal, "2026-01-10")).isEmpty();
        assertThat(lacking(goal, "2026-01-12")).isPresent();
        diary.pause(goal, "2026-01-14");
        assertThat(lacking(goal, "2026-01-15")).isEmpty();
        diary.resume(goal, "2026-01-16");
        assertThat(lacking(goal, "2026-01-16")).isPresent();
        diary.close(goal, "2026-01-16", Outcome.DROPPED);
        assertThat(lacking(goal, "2026-01-17")).isEmpty();
    }

    @Test
    @DisplayName("has no time before it begins, after its deadline, and if it is judged by the member alone")
    void noTime() {
        UUID goal = diary.set(counted(2, Measure.CONVERSATIONS, Filter.NONE, "2026-01-10", "2026-01-20"));
        assertThat(lacking(goal, "2026-01-09")).isEmpty();
        assertThat(lacking(goal, "2026-01-20")).isPresent();
        assertThat(lacking(goal, "2026-01-20").orElseThrow().endsOn()).isEqualTo("2026-01-20");
        assertThat(lacking(goal, "2026-01-21")).isEmpty();
        UUID judged = diary.set(assessed(1, Rhythm.Unit.WEEK, "2026-01-05"));
        assertThat(lacking(judged, "2026-01-10")).isEmpty();
    }
}
