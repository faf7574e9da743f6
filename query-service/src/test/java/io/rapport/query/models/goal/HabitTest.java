package io.rapport.query.models.goal;

import static io.rapport.query.models.goal.Diary.day;
import static io.rapport.query.models.goal.Trackings.every;
import static io.rapport.query.models.goal.Trackings.newConnections;
import static io.rapport.query.rules.goal.PeriodState.EXCUSED;
import static io.rapport.query.rules.goal.PeriodState.MET;
import static io.rapport.query.rules.goal.PeriodState.MISSED;
import static io.rapport.query.rules.goal.PeriodState.OPEN;
import static io.rapport.query.rules.goal.PeriodState.PARTIAL;
import static io.rapport.query.rules.goal.PeriodState.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.goal.Filter;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Tracking;
import io.rapport.events.goal.Tracking.PeriodUnit;
import io.rapport.query.rules.goal.PeriodState;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 5 January 2026 is a Monday. */
@DisplayName("One new connection followed up each week")
class HabitTest {

    private final Diary diary = new Diary();

    private UUID weekly(String startsOn) {
        return diary.set(every(PeriodUnit.WEEK, 1, Measure.FOLLOW_UPS, newConnections(), startsOn));
    }

    private void newConnectionFollowedUpOn(String... days) {
        for (String day : days) {
            diary.followUp(diary.meet(day(day), Diary.SOMEBODY), day);
        }
    }

    private static List<PeriodState> states(GoalProgress progress) {
        return progress.periods().stream().map(PeriodProgress::state).toList();
    }

    @Test
    @DisplayName("met weeks make a streak, a missed one breaks it, and the hit rate stands beside it")
    void streak() {
        UUID goal = weekly("2026-01-05");
        newConnectionFollowedUpOn("2026-01-05", "2026-01-18", "2026-01-19", "2026-02-03");

        GoalProgress progress = diary.progress(goal, "2026-02-10");

        assertThat(states(progress)).containsExactly(MET, MET, MET, MISSED, MET, OPEN);
        assertThat(progress.streak())
                .usingRecursiveComparison()
                .ignoringFields("score")
                .isEqualTo(new Streak(1, 3, 4, 1, 0.8, null));
        assertThat(progress.periods().getFirst().startsOn()).isEqualTo("2026-01-05");
        assertThat(progress.periods().getFirst().endsBefore()).isEqualTo("2026-01-12");
    }

    @Test
    @DisplayName("the open week breaks nothing, and extends the streak as soon as it is met")
    void openWeek() {
        UUID goal = weekly("2026-01-05");
        newConnectionFollowedUpOn("2026-01-06");
        assertThat(states(diary.progress(goal, "2026-01-18"))).containsExactly(MET, OPEN);
        assertThat(diary.progress(goal, "2026-01-18").streak())
                .usingRecursiveComparison()
                .ignoringFields("score")
                .isEqualTo(new Streak(1, 1, 1, 0, 1.0, null));
        assertThat(diary.progress(goal, "2026-01-19").streak())
                .usingRecursiveComparison()
                .ignoringFields("score")
                .isEqualTo(new Streak(0, 1, 1, 1, 0.5, null));

        newConnectionFollowedUpOn("2026-01-18");
        assertThat(diary.progress(goal, "2026-01-18").streak())
                .usingRecursiveComparison()
                .ignoringFields("score")
                .isEqualTo(new Streak(2, 2, 2, 0, 1.0, null));
    }

    @Test
    @DisplayName("before any week is judged there is no hit rate")
    void noHitRate() {
        assertThat(diary.progress(weekly("2026-01-05"), "2026-01-06").streak())
                .usingRecursiveComparison()
                .ignoringFields("score")
                .isEqualTo(new Streak(0, 0, 0, 0, null, null));
    }

    @Test
    @DisplayName("a habit shows every week since it began, however long ago that was")
    void sinceItBegan() {
        GoalProgress progress = diary.progress(weekly("1900-01-01"), "2026-01-04");
        assertThat(progress.periods()).hasSize(6_575);
        assertThat(progress.periods().getFirst().startsOn()).isEqualTo("1900-01-01");
    }

    @Test
    @DisplayName("surplus is shown, and not saved up for the next week")
    void surplus() {
        UUID goal = weekly("2026-01-05");
        newConnectionFollowedUpOn("2026-01-05", "2026-01-06");
        GoalProgress progress = diary.progress(goal, "2026-01-19");
        assertThat(states(progress)).containsExactly(MET, MISSED, OPEN);
        assertThat(progress.periods().getFirst().contributions())
                .extracting(Contribution::surplus)
                .containsExactly(false, true);
    }

    @Test
    @DisplayName("a first week that starts late is partial: neither missed nor breaking, but it may be met")
    void partialFirstWeek() {
        UUID goal = weekly("2026-01-08");
        assertThat(states(diary.progress(goal, "2026-01-11"))).containsExactly(OPEN);
        assertThat(states(diary.progress(goal, "2026-01-12"))).containsExactly(PARTIAL, OPEN);
        assertThat(diary.progress(goal, "2026-01-12").streak())
                .usingRecursiveComparison()
                .ignoringFields("score")
                .isEqualTo(new Streak(0, 0, 0, 0, null, null));
        assertThat(diary.progress(goal, "2026-01-12").periods().getFirst().partial())
                .isTrue();

        newConnectionFollowedUpOn("2026-01-07");
        assertThat(states(diary.progress(goal, "2026-01-12")))
                .as("before the goal began")
                .containsExactly(PARTIAL, OPEN);
        newConnectionFollowedUpOn("2026-01-08");
        assertThat(states(diary.progress(goal, "2026-01-12"))).containsExactly(MET, OPEN);
    }

    @Test
    @DisplayName("a last week cut by the deadline is partial too, and nothing comes after it")
    void partialLastWeek() {
        UUID goal = diary.set(every(PeriodUnit.WEEK, 1, Measure.FOLLOW_UPS, Filter.NONE, "2026-01-05", "2026-01-21"));
        newConnectionFollowedUpOn("2026-01-05", "2026-01-12", "2026-01-22");
        assertThat(states(diary.progress(goal, "2026-01-21"))).containsExactly(MET, MET, OPEN);
        assertThat(states(diary.progress(goal, "2026-01-22"))).containsExactly(MET, MET, PARTIAL);
        assertThat(states(diary.progress(goal, "2026-03-01"))).containsExactly(MET, MET, PARTIAL);
        assertThat(diary.progress(goal, "2026-03-01").streak())
                .usingRecursiveComparison()
                .ignoringFields("score")
                .isEqualTo(new Streak(2, 2, 2, 0, 1.0, null));
    }

    @Test
    @DisplayName("a last week that ends with the deadline is whole")
    void wholeLastWeek() {
        UUID goal = diary.set(every(PeriodUnit.WEEK, 1, Measure.FOLLOW_UPS, Filter.NONE, "2026-01-05", "2026-01-18"));
        newConnectionFollowedUpOn("2026-01-05");
        assertThat(states(diary.progress(goal, "2026-02-01"))).containsExactly(MET, MISSED);
    }

    @Test
    @DisplayName("a person counts once a week, and again in the next")
    void oncePerPersonAndWeek() {
        UUID goal = diary.set(every(PeriodUnit.WEEK, 2, Measure.FOLLOW_UPS, newConnections(), "2026-01-05"));
        UUID person = diary.meet("2026-01-05");
        UUID first = diary.followUp(person, "2026-01-06");
        diary.followUp(person, "2026-01-07");
        UUID next = diary.followUp(person, "2026-01-13");
        GoalProgress progress = diary.progress(goal, "2026-01-14");
        assertThat(progress.contributions()).extracting(Contribution::entryId).containsExactly(first, next);
        assertThat(states(progress)).containsExactly(MISSED, OPEN);
    }

    @Test
    @DisplayName("a late entry counts in the week in which it happened, and mends the streak")
    void lateEntryMends() {
        UUID goal = weekly("2026-01-05");
        newConnectionFollowedUpOn("2026-01-06", "2026-01-20");
        assertThat(diary.progress(goal, "2026-01-26").streak())
                .usingRecursiveComparison()
                .ignoringFields("score")
                .isEqualTo(new Streak(1, 1, 2, 1, 2.0 / 3, null));
        newConnectionFollowedUpOn("2026-01-14");
        assertThat(diary.progress(goal, "2026-01-26").streak())
                .usingRecursiveComparison()
                .ignoringFields("score")
                .isEqualTo(new Streak(3, 3, 3, 0, 1.0, null));
    }

    @Test
    @DisplayName("an entry taken back breaks the streak again, and one put right mends another week")
    void retractionAndCorrection() {
        UUID goal = weekly("2026-01-05");
        newConnectionFollowedUpOn("2026-01-06", "2026-01-20");
        UUID person = diary.meet("2026-01-12");
        UUID followUp = diary.followUp(person, "2026-01-14");
        diary.move(person, followUp, "2026-01-27");
        assertThat(states(diary.progress(goal, "2026-02-02"))).containsExactly(MET, MISSED, MET, MET, OPEN);
        diary.retract(person, followUp);
        assertThat(states(diary.progress(goal, "2026-02-02"))).containsExactly(MET, MISSED, MET, MISSED, OPEN);
    }

    @Test
    @DisplayName("an excused week neither breaks nor extends the streak, and says why")
    void excused() {
        UUID goal = weekly("2026-01-05");
        newConnectionFollowedUpOn("2026-01-06", "2026-01-20");
        diary.excuse(goal, "2026-01-18", "flu");
        GoalProgress progress = diary.progress(goal, "2026-01-26");
        assertThat(states(progress)).containsExactly(MET, EXCUSED, MET, OPEN);
        assertThat(progress.periods().get(1).excuse()).isEqualTo("flu");
        assertThat(progress.streak())
                .usingRecursiveComparison()
                .ignoringFields("score")
                .isEqualTo(new Streak(2, 2, 2, 0, 1.0, null));

        newConnectionFollowedUpOn("2026-01-13");
        assertThat(diary.progress(goal, "2026-01-26").streak())
                .as("excused although it was met")
                .isEqualTo(new Streak(2, 2, 2, 0, 1.0, 1.0));
    }

    @Test
    @DisplayName("a week with a paused day is not missed, and may be met on the others")
    void pausedWeeks() {
        UUID goal = weekly("2026-01-05");
        newConnectionFollowedUpOn("2026-01-06");
        diary.pause(goal, "2026-01-18", "2026-01-27");
        newConnectionFollowedUpOn("2026-01-20", "2026-01-27");
        GoalProgress progress = diary.progress(goal, "2026-02-09");
        assertThat(states(progress)).containsExactly(MET, PAUSED, PAUSED, MET, MISSED, OPEN);
        assertThat(progress.streak())
                .usingRecursiveComparison()
                .ignoringFields("score")
                .isEqualTo(new Streak(0, 2, 2, 1, 2.0 / 3, null));
        assertThat(progress.periods().get(2).count())
                .as("paused days count nothing")
                .isZero();
    }

    @Test
    @DisplayName("a pause that ends on the Monday leaves the week whole")
    void pauseUpToTheBorder() {
        UUID goal = weekly("2026-01-05");
        diary.pause(goal, "2026-01-05", "2026-01-12");
        assertThat(states(diary.progress(goal, "2026-01-19"))).containsExactly(PAUSED, MISSED, OPEN);
    }

    @Test
    @DisplayName("a goal resumed on the day on which it was paused was never paused")
    void emptyPause() {
        UUID goal = weekly("2026-01-05");
        diary.pause(goal, "2026-01-07", "2026-01-07");
        assertThat(states(diary.progress(goal, "2026-01-12"))).containsExactly(MISSED, OPEN);
    }

    @Test
    @DisplayName("while it is paused the open week is paused")
    void pausedNow() {
        UUID goal = weekly("2026-01-05");
        diary.pause(goal, "2026-01-14");
        assertThat(states(diary.progress(goal, "2026-01-15"))).containsExactly(MISSED, PAUSED);
        assertThat(states(diary.progress(goal, "2026-01-29"))).containsExactly(MISSED, PAUSED, PAUSED, PAUSED);
        diary.resume(goal, "2026-01-15");
        assertThat(states(diary.progress(goal, "2026-01-15"))).containsExactly(MISSED, OPEN);
    }

    @Test
    @DisplayName("weeks begin on Sunday for who chose so, past ones too")
    void weeksFromSunday() {
        UUID goal = weekly("2026-01-04");
        newConnectionFollowedUpOn("2026-01-04", "2026-01-11");
        assertThat(states(diary.progress(goal, "2026-01-12"))).containsExactly(MET, MET, OPEN);
        diary.weeksBeginOn(DayOfWeek.SUNDAY);
        GoalProgress progress = diary.progress(goal, "2026-01-12");
        assertThat(progress.periods())
                .extracting(PeriodProgress::startsOn)
                .containsExactly(day("2026-01-04"), day("2026-01-11"));
        assertThat(states(progress)).containsExactly(MET, MET);
        assertThat(progress.periods().getFirst().partial()).isFalse();
    }

    @Test
    @DisplayName("a closed habit stays as it was on its last day, and the week in which it was closed is not missed")
    void closed() {
        UUID goal = weekly("2026-01-05");
        newConnectionFollowedUpOn("2026-01-06");
        diary.close(goal, "2026-01-14", Outcome.DROPPED);
        newConnectionFollowedUpOn("2026-01-15");
        GoalProgress progress = diary.progress(goal, "2026-03-01");
        assertThat(states(progress)).containsExactly(MET, PARTIAL);
        assertThat(progress.status()).isEqualTo(GoalStatus.CLOSED);
        assertThat(progress.streak())
                .usingRecursiveComparison()
                .ignoringFields("score")
                .isEqualTo(new Streak(1, 1, 1, 0, 1.0, null));
        assertThat(progress.contributions()).hasSize(1);
    }

    @Test
    @DisplayName("an adjusted target judges from its day on: met weeks stay met")
    void adjusted() {
        UUID goal = weekly("2026-01-05");
        newConnectionFollowedUpOn("2026-01-06", "2026-01-13", "2026-01-20", "2026-01-27");
        assertThat(states(diary.progress(goal, "2026-02-04"))).containsExactly(MET, MET, MET, MET, OPEN);
        diary.adjust(goal, "2026-02-04", every(PeriodUnit.WEEK, 3, Measure.FOLLOW_UPS, newConnections(), "2026-01-05"));

        GoalProgress progress = diary.progress(goal, "2026-02-10");

        assertThat(states(progress)).containsExactly(MET, MET, MET, MET, MISSED, OPEN);
        assertThat(progress.periods()).extracting(PeriodProgress::target).containsExactly(1, 1, 1, 1, 3, 3);
        assertThat(progress.streak())
                .usingRecursiveComparison()
                .ignoringFields("score")
                .isEqualTo(new Streak(0, 4, 4, 1, 0.8, null));
        assertThat(progress.target()).isEqualTo(3);
        assertThat(progress.adjustments()).singleElement().satisfies(adjustment -> {
            assertThat(adjustment.adjustedOn()).isEqualTo("2026-02-04");
            assertThat(adjustment.reason()).isEqualTo("life changed");
            assertThat(((Tracking.Recurring)
                                    Objects.requireNonNull(adjustment.before().tracking()))
                            .target())
                    .isEqualTo(1);
            assertThat(((Tracking.Recurring)
                                    Objects.requireNonNull(adjustment.after().tracking()))
                            .target())
                    .isEqualTo(3);
        });
    }

    @Test
    @DisplayName("the week in which it was adjusted is judged by the new target, and so is none before")
    void adjustedOnTheLastDayOfAWeek() {
        UUID goal = weekly("2026-01-05");
        newConnectionFollowedUpOn("2026-01-06");
        diary.adjust(goal, "2026-01-18", every(PeriodUnit.WEEK, 2, Measure.FOLLOW_UPS, newConnections(), "2026-01-05"));
        diary.adjust(goal, "2026-01-26", every(PeriodUnit.WEEK, 1, Measure.FOLLOW_UPS, newConnections(), "2026-01-05"));
        GoalProgress progress = diary.progress(goal, "2026-01-27");
        assertThat(progress.periods()).extracting(PeriodProgress::target).containsExactly(1, 2, 2, 1);
        assertThat(states(progress)).containsExactly(MET, MISSED, MISSED, OPEN);
    }

    @Test
    @DisplayName("another unit cuts the period that it began in, which then is never missed")
    void adjustedUnit() {
        UUID goal = weekly("2026-01-05");
        newConnectionFollowedUpOn("2026-01-06", "2026-02-17");
        diary.adjust(
                goal, "2026-01-21", every(PeriodUnit.MONTH, 1, Measure.FOLLOW_UPS, newConnections(), "2026-01-05"));

        GoalProgress progress = diary.progress(goal, "2026-03-02");

        assertThat(progress.periods())
                .extracting(PeriodProgress::startsOn)
                .containsExactly(
                        Diary.day("2026-01-05"),
                        Diary.day("2026-01-12"),
                        Diary.day("2026-01-19"),
                        Diary.day("2026-01-01"),
                        Diary.day("2026-02-01"),
                        Diary.day("2026-03-01"));
        assertThat(states(progress)).containsExactly(MET, MISSED, PARTIAL, PARTIAL, MET, OPEN);
    }

    @Test
    @DisplayName("another measure counts from its day on; what the earlier one counted stays")
    void adjustedMeasure() {
        UUID goal = diary.set(every(PeriodUnit.WEEK, 1, Measure.CONVERSATIONS, "2026-01-05"));
        UUID person = diary.meet("2025-12-01");
        UUID talk = diary.talk(person, "2026-01-06");
        diary.followUp(person, "2026-01-13");
        diary.followUp(person, "2026-01-20");
        diary.talk(person, "2026-01-27");
        diary.adjust(goal, "2026-01-19", every(PeriodUnit.WEEK, 1, Measure.FOLLOW_UPS, "2026-01-05"));
        assertThat(states(diary.progress(goal, "2026-02-02"))).containsExactly(MET, MISSED, MET, MISSED, OPEN);
        diary.retract(person, talk);
        assertThat(states(diary.progress(goal, "2026-02-02"))).containsExactly(MISSED, MISSED, MET, MISSED, OPEN);
    }

    @Test
    @DisplayName(
            "a start put earlier opens its weeks to what was asked at first; a deadline that was over leaves a gap")
    void adjustedStartAndDeadline() {
        UUID goal = diary.set(new Tracking.Recurring(
                1,
                Measure.CONVERSATIONS,
                Filter.NONE,
                PeriodUnit.WEEK,
                Diary.day("2026-01-05"),
                Diary.day("2026-01-11")));
        diary.talk(diary.meet("2025-12-01"), "2025-12-30");
        diary.adjust(goal, "2026-01-19", every(PeriodUnit.WEEK, 2, Measure.CONVERSATIONS, "2025-12-29"));
        GoalProgress progress = diary.progress(goal, "2026-01-26");
        assertThat(progress.periods())
                .extracting(PeriodProgress::startsOn)
                .containsExactly(
                        Diary.day("2025-12-29"),
                        Diary.day("2026-01-05"),
                        Diary.day("2026-01-19"),
                        Diary.day("2026-01-26"));
        assertThat(states(progress)).containsExactly(MET, MISSED, MISSED, OPEN);
    }

    @Test
    @DisplayName("paused and excused weeks stay so, whatever is adjusted")
    void adjustedAndPaused() {
        UUID goal = weekly("2026-01-05");
        diary.pause(goal, "2026-01-05", "2026-01-12");
        diary.excuse(goal, "2026-01-14", "ill");
        diary.adjust(goal, "2026-01-19", every(PeriodUnit.WEEK, 3, Measure.FOLLOW_UPS, newConnections(), "2026-01-05"));
        assertThat(states(diary.progress(goal, "2026-01-26"))).containsExactly(PAUSED, EXCUSED, MISSED, OPEN);
    }

    @Test
    @DisplayName("an entry of tomorrow, told before flying west, is shown in its own week")
    void travellingWest() {
        UUID goal = weekly("2026-01-05");
        newConnectionFollowedUpOn("2026-01-12");
        GoalProgress progress = diary.progress(goal, "2026-01-11");
        assertThat(states(progress)).containsExactly(OPEN, MET);
    }

    @Test
    @DisplayName("a habit of ten years has its five hundred weeks")
    void tenYears() {
        UUID goal = weekly("2016-01-04");
        newConnectionFollowedUpOn("2025-12-29");
        GoalProgress progress = diary.progress(goal, "2026-01-05");
        assertThat(progress.periods()).hasSize(523);
        assertThat(progress.streak())
                .usingRecursiveComparison()
                .ignoringFields("score")
                .isEqualTo(new Streak(1, 1, 1, 521, 1.0 / 522, null));
    }

    @Test
    @DisplayName("a start before all calendars asks for no more than there is since 1900")
    void distantPast() {
        UUID goal = diary.set(every(PeriodUnit.YEAR, 1, Measure.FOLLOW_UPS, "0001-01-01"));
        assertThat(diary.progress(goal, "2026-01-05").periods()).hasSize(127);
    }
}
