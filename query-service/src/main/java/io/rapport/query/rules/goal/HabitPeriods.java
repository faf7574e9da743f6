package io.rapport.query.rules.goal;

import io.rapport.events.goal.Tracking;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts the days of a habit into calendar periods, and judges each by what was in force at its end. */
public final class HabitPeriods {

    /** Commands take no earlier day; it bounds what a start in a distant past of an old event can ask for. */
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /**
     * One of them, and how it stands.
     *
     * @param counted what counts in it, beyond the target too
     * @param partial cut by the start, the deadline or the closure: it may be met, and is never missed
     */
    public record Judged<U extends Countable>(
            Period period, int target, List<U> counted, boolean partial, PeriodState state) {}

    private HabitPeriods() {}

    /**
     * All from the first day that counts to {@code today}, in order.
     *
     * @param found all that is of a kind that is counted, as it happened
     * @param excused days of which each excuses the period that holds it
     * @param today the day for which it is told
     */
    public static <U extends Countable> List<Judged<U>> judged(
            List<Terms.Stretch> stretches,
            Map<CountingRule, List<U>> found,
            List<LocalDate> excused,
            DayOfWeek firstDayOfWeek,
            LocalDate today) {
        List<Judged<U>> periods = new ArrayList<>();
        for (Terms.Stretch stretch : stretches) {
            periods.addAll(judged(stretch, found, new Judge(stretch.days(), excused, today), firstDayOfWeek));
        }
        return List.copyOf(periods);
    }

    private static <U extends Countable> List<Judged<U>> judged(
            Terms.Stretch stretch, Map<CountingRule, List<U>> found, Judge judge, DayOfWeek firstDayOfWeek) {
        Map<CountingRule, Map<Period, List<U>>> byRule = new HashMap<>();
        LocalDate latest = LocalDate.MIN;
        for (Terms.Version version : stretch.habits()) {
            CountingRule rule = CountingRule.of(version.tracking());
            Map<Period, List<U>> byPeriod = new HashMap<>();
            for (U unit : found.getOrDefault(rule, List.of())) {
                LocalDate day = unit.occurredOn();
                if (stretch.days().counts(day)) {
                    Period period = Period.holding(day, stretch.latest().period(), firstDayOfWeek);
                    byPeriod.computeIfAbsent(period, none -> new ArrayList<>()).add(unit);
                    latest = day.isAfter(latest) ? day : latest;
                }
            }
            byRule.put(rule, byPeriod);
        }
        List<Judged<U>> judged = new ArrayList<>();
        for (Period period : periods(stretch, latest, firstDayOfWeek, judge.today())) {
            Tracking.Recurring terms = stretch.judging(period);
            CountingRule rule = CountingRule.of(terms);
            List<U> inPeriod = byRule.getOrDefault(rule, Map.of()).getOrDefault(period, List.of());
            judged.add(judge.judge(
                    period, terms.target(), rule.countsPeople() ? Countable.oncePerPerson(inPeriod) : inPeriod));
        }
        return judged;
    }

    private static List<Period> periods(
            Terms.Stretch stretch, LocalDate latest, DayOfWeek firstDayOfWeek, LocalDate today) {
        CountingDays days = stretch.days();
        // Who travels west may have an entry of tomorrow: its period is shown, because it happened.
        LocalDate through = latest.isAfter(today) ? latest : today;
        if (days.last() != null && days.isOver(through)) {
            through = days.last();
        }
        LocalDate from = days.first().isBefore(EARLIEST) ? EARLIEST : days.first();
        return Period.between(from, through, stretch.latest().period(), firstDayOfWeek);
    }

    /** Says how one period stands on a day. */
    private record Judge(CountingDays days, List<LocalDate> excused, LocalDate today) {

        <U extends Countable> Judged<U> judge(Period period, int target, List<U> counted) {
            Period part = days.within(period);
            boolean partial = !part.equals(period);
            boolean isExcused = excused.stream().anyMatch(period::holds);
            return new Judged<>(
                    period, target, counted, partial, state(part, partial, counted.size() >= target, isExcused));
        }

        private PeriodState state(Period part, boolean partial, boolean met, boolean isExcused) {
            if (isExcused) {
                return PeriodState.EXCUSED;
            }
            if (met) {
                return PeriodState.MET;
            }
            boolean over = !today.isBefore(part.endsBefore());
            if (!over) {
                return days.pauseLasts() ? PeriodState.PAUSED : PeriodState.OPEN;
            }
            if (days.pausedDays(part) > 0) {
                return PeriodState.PAUSED;
            }
            return partial ? PeriodState.PARTIAL : PeriodState.MISSED;
        }
    }
}
