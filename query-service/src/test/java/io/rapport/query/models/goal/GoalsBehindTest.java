package io.rapport.query.models.goal;

import static io.rapport.query.models.goal.Trackings.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.goal.Measure;
import io.rapport.query.platform.between.GoalsAtRisk.GoalAtRisk;
import io.rapport.query.rules.MemberCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A goal is at risk")
class GoalsBehindTest {

    private final Diary diary = new Diary();

    private List<GoalAtRisk> behind(UUID goal, String today, LocalDate from) {
        GoalsBehind.Counted counted = new GoalsBehind.Counted(
                List.copyOf(diary.contacts().values()), List.of(), List.of(), Areas.NONE, MemberCalendar.DEFAULT);
        return GoalsBehind.behind(List.of(diary.goal(goal)), counted, LocalDate.parse(today), from);
    }

    @Test
    @DisplayName("while less is there than the share of its time that passed, and on no day that is not open")
    void behind() {
        UUID goal = diary.set(counted(4, Measure.PEOPLE_MET, "2026-01-01", "2026-12-31"));
        assertThat(behind(goal, "2026-06-30", LocalDate.MIN))
                .singleElement()
                .matches(one -> one.goalId().equals(goal) && Integer.valueOf(0).equals(one.count()));
        assertThat(behind(goal, "2026-06-30", LocalDate.parse("2027-01-01"))).isEmpty();
        diary.meet("2026-02-01");
        diary.meet("2026-03-01");
        assertThat(behind(goal, "2026-06-30", LocalDate.MIN)).isEmpty();
    }
}
