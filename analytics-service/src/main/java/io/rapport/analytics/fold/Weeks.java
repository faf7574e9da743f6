package io.rapport.analytics.fold;

import io.rapport.events.goal.Tracking.PeriodUnit;
import io.rapport.query.rules.goal.CountingRule;
import io.rapport.query.rules.goal.HabitPeriods;
import io.rapport.query.rules.goal.Period;
import io.rapport.query.rules.goal.PeriodState;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The weeks of a habit's life, of which the first is that of its first day. They are judged as if all of them were
 * over: a fold has no clock, and what is said of them is told when they are.
 */
final class Weeks {

    /** So many missed weeks that follow each other are a lapse. */
    static final int LAPSE = 4;

    private static final int MOST = 52 + LAPSE;

    private static final Map<Integer, Figure> KEPT = Map.of(
            4, Figure.KEPT_4_WEEKS,
            8, Figure.KEPT_8_WEEKS,
            12, Figure.KEPT_12_WEEKS,
            26, Figure.KEPT_26_WEEKS,
            52, Figure.KEPT_52_WEEKS);

    /** Up to which week, and what is counted. */
    private record Band(int last, Figure met, Figure missed) {}

    private static final List<Band> BANDS = List.of(
            new Band(4, Figure.WEEKS_MET_1_TO_4, Figure.WEEKS_MISSED_1_TO_4),
            new Band(8, Figure.WEEKS_MET_5_TO_8, Figure.WEEKS_MISSED_5_TO_8),
            new Band(12, Figure.WEEKS_MET_9_TO_12, Figure.WEEKS_MISSED_9_TO_12),
            new Band(26, Figure.WEEKS_MET_13_TO_26, Figure.WEEKS_MISSED_13_TO_26),
            new Band(52, Figure.WEEKS_MET_27_TO_52, Figure.WEEKS_MISSED_27_TO_52));

    private final LocalDate first;
    private final Map<Integer, PeriodState> states = new HashMap<>();
    private final @Nullable Integer givenUpIn;

    Weeks(Habit habit, List<CountingRule> rules, DayOfWeek firstDayOfWeek) {
        LocalDate startsOn = habit.first().startsOn();
        first = Period.holding(startsOn, PeriodUnit.WEEK, firstDayOfWeek).startsOn();
        Map<CountingRule, List<Done>> found = new HashMap<>();
        habit.done()
                .forEach(done -> found.computeIfAbsent(rules.get(done.rule()), none -> new ArrayList<>())
                        .add(done));
        LocalDate allAreOver = first.plusWeeks(MOST);
        for (HabitPeriods.Judged<Done> judged :
                HabitPeriods.judged(habit.terms().stretches(), found, habit.excused(), firstDayOfWeek, allAreOver)) {
            if (judged.period().days() == ChronoUnit.WEEKS.getDuration().toDays()) {
                // Of a week that an adjustment cut in two, the part that was met says more.
                states.merge(
                        number(judged.period().startsOn()),
                        judged.state(),
                        (one, other) -> one == PeriodState.MET ? one : other);
            }
        }
        givenUpIn = habit.closedOn() == null || !habit.givenUp() ? null : number(habit.closedOn());
    }

    /** The first day that may be in one of the weeks, on whatever day weeks begin. */
    static LocalDate from(LocalDate startsOn) {
        return startsOn.minusDays(6);
    }

    /** The last one. */
    static LocalDate to(LocalDate startsOn) {
        return startsOn.plusWeeks(MOST + 1L).minusDays(1);
    }

    /** Whether a day may be in one of them. */
    static boolean mayHold(LocalDate startsOn, LocalDate day) {
        return !day.isBefore(from(startsOn)) && !day.isAfter(to(startsOn));
    }

    private int number(LocalDate day) {
        return 1 + Math.toIntExact(Math.floorDiv(ChronoUnit.DAYS.between(first, day), 7L));
    }

    void countIn(Counts.Sum sum) {
        int endedIn = Math.min(lapsedIn(), givenUpIn == null ? Integer.MAX_VALUE : givenUpIn);
        KEPT.forEach((weeks, kept) -> {
            if (weeks < endedIn) {
                sum.add(kept, 1);
            }
        });
        int from = 1;
        for (Band band : BANDS) {
            for (int week = from; week <= band.last(); week++) {
                PeriodState state = states.get(week);
                if (state == PeriodState.MET) {
                    sum.add(band.met(), 1);
                } else if (state == PeriodState.MISSED) {
                    sum.add(band.missed(), 1);
                }
            }
            from = band.last() + 1;
        }
    }

    /** The first of the missed weeks that were a lapse; a week that is neither met nor missed begins anew. */
    private int lapsedIn() {
        int missed = 0;
        for (int week = 1; week <= MOST; week++) {
            missed = states.get(week) == PeriodState.MISSED ? missed + 1 : 0;
            if (missed == LAPSE) {
                return week - LAPSE + 1;
            }
        }
        return Integer.MAX_VALUE;
    }
}
