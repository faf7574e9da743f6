package io.rapport.query.models.goal;

import static io.rapport.query.models.goal.Diary.day;
import static io.rapport.query.models.goal.GoalStatus.ACHIEVED;
import static io.rapport.query.models.goal.GoalStatus.BEHIND;
import static io.rapport.query.models.goal.GoalStatus.CLOSED;
import static io.rapport.query.models.goal.GoalStatus.MISSED;
import static io.rapport.query.models.goal.GoalStatus.NOT_STARTED;
import static io.rapport.query.models.goal.GoalStatus.ON_TRACK;
import static io.rapport.query.models.goal.GoalStatus.PAUSED;
import static io.rapport.query.models.goal.Trackings.counted;
import static io.rapport.query.models.goal.Trackings.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.goal.Filter;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Tracking.PeriodUnit;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("How a goal stands")
class GoalStatusTest {

    private final Diary diary = new Diary();

    private GoalStatus status(UUID goal, String today) {
        return diary.progress(goal, today).status();
    }

    /** Ten people in the hundred days from 1 January to 10 April 2026. */
    @Nested
    @DisplayName("counted")
    class Counted {

        private final UUID goal = diary.set(counted(10, Measure.PEOPLE_MET, "2026-01-01", "2026-04-10"));

        private void meet(int people, String day) {
            for (int i = 0; i < people; i++) {
                diary.meet(day);
            }
        }

        @Test
        @DisplayName("has not started before its first day, and nobody is behind on it")
        void notStarted() {
            assertThat(status(goal, "2025-12-31")).isEqualTo(NOT_STARTED);
            assertThat(diary.progress(goal, "2025-12-31").shareOfTimePassed()).isZero();
            assertThat(status(goal, "2026-01-01")).isEqualTo(ON_TRACK);
        }

        @Test
        @DisplayName("is behind with less than the share of time that passed, and on track with as much")
        void behind() {
            meet(2, "2026-01-02");
            assertThat(status(goal, "2026-01-21"))
                    .as("20 of 100 days, 2 of 10 people")
                    .isEqualTo(ON_TRACK);
            assertThat(diary.progress(goal, "2026-01-21").shareOfTimePassed()).isEqualTo(0.2);
            assertThat(status(goal, "2026-01-22")).isEqualTo(BEHIND);
        }

        @Test
        @DisplayName("paused days are taken out of the time that passed")
        void pausedDaysTakenOut() {
            meet(2, "2026-01-02");
            diary.pause(goal, "2026-01-11", "2026-01-31");
            assertThat(status(goal, "2026-02-05"))
                    .as("15 of 80 days, 2 of 10 people")
                    .isEqualTo(ON_TRACK);
            assertThat(diary.progress(goal, "2026-02-05").shareOfTimePassed())
                    .isCloseTo(15 / 80.0, Offset.offset(1e-9));
            assertThat(status(goal, "2026-02-07")).as("17 of 80 days").isEqualTo(BEHIND);
        }

        @Test
        @DisplayName("is missed on the day after the deadline, not on it, and mended by a late entry")
        void missed() {
            meet(9, "2026-01-02");
            assertThat(status(goal, "2026-04-10")).isEqualTo(BEHIND);
            assertThat(status(goal, "2026-04-11")).isEqualTo(MISSED);
            meet(1, "2026-04-11");
            assertThat(status(goal, "2026-04-11")).isEqualTo(MISSED);
            meet(1, "2026-04-10");
            assertThat(status(goal, "2026-04-11")).isEqualTo(ACHIEVED);
        }

        @Test
        @DisplayName("is paused until it is resumed, and what happens meanwhile does not count")
        void paused() {
            meet(1, "2026-01-02");
            diary.pause(goal, "2026-01-10");
            meet(3, "2026-01-10");
            GoalProgress progress = diary.progress(goal, "2026-01-20");
            assertThat(progress.status()).isEqualTo(PAUSED);
            assertThat(progress.count()).isEqualTo(1);
            assertThat(progress.pauses()).containsExactly(new Pause(day("2026-01-10"), null, "holiday"));
            assertThat(status(goal, "2026-05-01")).as("a pause breaks nothing").isEqualTo(PAUSED);
            diary.resume(goal, "2026-01-21");
            meet(1, "2026-01-21");
            assertThat(diary.progress(goal, "2026-01-21").count()).isEqualTo(2);
            assertThat(status(goal, "2026-05-01")).isEqualTo(MISSED);
        }

        @Test
        @DisplayName("stays achieved when it is paused, and only the member closes it")
        void achievedThenClosed() {
            meet(10, "2026-01-02");
            diary.pause(goal, "2026-01-10");
            assertThat(status(goal, "2026-01-20")).isEqualTo(ACHIEVED);
            diary.close(goal, "2026-01-20", Outcome.MISSED);
            GoalProgress progress = diary.progress(goal, "2026-01-21");
            assertThat(progress.status()).isEqualTo(CLOSED);
            assertThat(progress.achievedOn())
                    .as("the number is there all the same")
                    .isEqualTo("2026-01-02");
            assertThat(progress.closure())
                    .isEqualTo(new Goal.Closure(Outcome.MISSED, day("2026-01-20"), "what I take with me"));
        }

        @Test
        @DisplayName("counts nothing after its closure, but late entries of before")
        void closed() {
            diary.close(goal, "2026-01-20", Outcome.DROPPED);
            meet(1, "2026-01-21");
            assertThat(diary.progress(goal, "2026-02-01").count()).isZero();
            meet(1, "2026-01-20");
            assertThat(diary.progress(goal, "2026-02-01").count()).isEqualTo(1);
            assertThat(diary.progress(goal, "2027-02-01").shareOfTimePassed())
                    .as("time stands still for it")
                    .isEqualTo(0.2);
        }

        @Test
        @DisplayName("falls back when the entry that reached the target is taken back")
        void retracted() {
            UUID one = diary.set(counted(1, Measure.CONVERSATIONS, "2026-01-01", "2026-04-10"));
            UUID person = diary.meet("2026-01-02");
            UUID talk = diary.talk(person, "2026-01-02");
            assertThat(status(one, "2026-02-01")).isEqualTo(ACHIEVED);
            diary.retract(person, talk);
            assertThat(status(one, "2026-02-01")).isEqualTo(BEHIND);
            assertThat(diary.progress(one, "2026-02-01").achievedBy()).isNull();
        }
    }

    /** One follow-up a week from Monday, 5 January 2026. */
    @Nested
    @DisplayName("a habit")
    class AHabit {

        private final UUID goal = diary.set(every(PeriodUnit.WEEK, 1, Measure.FOLLOW_UPS, "2026-01-05"));
        private final UUID person = diary.meet("2025-01-05");

        @Test
        @DisplayName("is behind after a missed week, until the next one is met")
        void behindAfterAMiss() {
            assertThat(status(goal, "2026-01-04")).isEqualTo(NOT_STARTED);
            assertThat(status(goal, "2026-01-11")).isEqualTo(ON_TRACK);
            assertThat(status(goal, "2026-01-12")).isEqualTo(BEHIND);
            diary.followUp(person, "2026-01-12");
            assertThat(status(goal, "2026-01-12")).isEqualTo(ON_TRACK);
            assertThat(status(goal, "2026-01-25")).isEqualTo(ON_TRACK);
            assertThat(status(goal, "2026-01-26")).isEqualTo(BEHIND);
        }

        @Test
        @DisplayName("is behind within a week when whole units are due that are not there")
        void behindWithinAWeek() {
            UUID daily = diary.set(every(PeriodUnit.WEEK, 7, Measure.FOLLOW_UPS, "2026-01-05"));
            diary.followUp(person, "2026-01-05");
            assertThat(status(daily, "2026-01-06")).isEqualTo(ON_TRACK);
            assertThat(status(daily, "2026-01-07")).isEqualTo(BEHIND);
        }

        @Test
        @DisplayName("is never achieved as long as it has no end")
        void neverAchieved() {
            diary.followUp(person, "2026-01-05");
            diary.followUp(person, "2026-01-12");
            GoalProgress progress = diary.progress(goal, "2026-01-18");
            assertThat(progress.status()).isEqualTo(ON_TRACK);
            assertThat(progress.count()).isEqualTo(1);
            assertThat(progress.target()).isEqualTo(1);
            assertThat(progress.achievedOn()).isNull();
        }

        @Test
        @DisplayName("with an end is achieved when it got there without a missed week, else missed")
        void withAnEnd() {
            UUID month =
                    diary.set(every(PeriodUnit.WEEK, 1, Measure.FOLLOW_UPS, Filter.NONE, "2026-01-05", "2026-01-18"));
            diary.followUp(person, "2026-01-05");
            assertThat(status(month, "2026-01-19")).isEqualTo(MISSED);
            UUID last = diary.followUp(person, "2026-01-13");
            diary.followUp(person, "2026-01-14");
            assertThat(status(month, "2026-01-18")).isEqualTo(ON_TRACK);
            GoalProgress progress = diary.progress(month, "2026-01-19");
            assertThat(progress.status()).isEqualTo(ACHIEVED);
            assertThat(progress.achievedBy()).isEqualTo(last);
            assertThat(progress.achievedOn()).isEqualTo("2026-01-13");
        }

        @Test
        @DisplayName("is not achieved by excuses alone")
        void excusesAlone() {
            UUID week =
                    diary.set(every(PeriodUnit.WEEK, 1, Measure.FOLLOW_UPS, Filter.NONE, "2026-01-05", "2026-01-11"));
            diary.excuse(week, "2026-01-05", "flu");
            assertThat(status(week, "2026-01-12")).isEqualTo(MISSED);
        }

        @Test
        @DisplayName("is paused while it is paused")
        void paused() {
            diary.pause(goal, "2026-01-12");
            assertThat(status(goal, "2026-02-12")).isEqualTo(PAUSED);
        }
    }
}
