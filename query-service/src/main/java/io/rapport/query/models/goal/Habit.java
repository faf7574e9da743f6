package io.rapport.query.models.goal;

import io.rapport.events.goal.Tracking;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * So many in each calendar period: "one new connection followed up each week". A habit that goes on is never reached;
 * one with a deadline is, if it comes to its end with at least one period met and none missed.
 *
 * @param target of the latest period
 * @param periods from the first day that counts to today, in order
 * @param timePassed of the latest period
 * @param completed whether it came to the end that its deadline sets
 */
record Habit(int target, List<PeriodProgress> periods, Streak streak, TimePassed timePassed, boolean completed)
        implements Progress {

    /** Commands take no earlier day; it bounds what a start in a distant past of an old event can ask for. */
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /**
     * Judges each period by what was in force at its end.
     *
     * @param found all that is of a kind that is counted, in any order
     * @param today the day for which it is told
     */
    static Habit of(
            List<Terms.Stretch> stretches,
            Map<CountingRule, List<Contribution>> found,
            List<Goal.Excuse> excuses,
            DayOfWeek firstDayOfWeek,
            LocalDate today) {
        List<PeriodProgress> periods = new ArrayList<>();
        for (Terms.Stretch stretch : stretches) {
            periods.addAll(periods(stretch, found, excuses, firstDayOfWeek, today));
        }
        Terms.Stretch present = stretches.getLast();
        Tracking.Recurring now = present.latest();
        Period latest = periods.isEmpty()
                ? Period.holding(present.days().first(), now.period(), firstDayOfWeek)
                : new Period(periods.getLast().startsOn(), periods.getLast().endsBefore());
        return new Habit(
                periods.isEmpty() ? now.target() : periods.getLast().target(),
                List.copyOf(periods),
                Streak.of(periods),
                present.days().timePassed(present.days().within(latest), today),
                now.deadline() != null && today.isAfter(now.deadline()));
    }

    private static List<PeriodProgress> periods(
            Terms.Stretch stretch,
            Map<CountingRule, List<Contribution>> found,
            List<Goal.Excuse> excuses,
            DayOfWeek firstDayOfWeek,
            LocalDate today) {
        Map<CountingRule, Map<Period, List<Contribution>>> byRule = new HashMap<>();
        LocalDate latest = LocalDate.MIN;
        for (Terms.Version version : stretch.habits()) {
            CountingRule rule = Terms.rule(version.tracking());
            List<Contribution> inTime = found.getOrDefault(rule, List.of()).stream()
                    .filter(contribution -> stretch.days().counts(contribution.occurredOn()))
                    .sorted(Contribution.AS_IT_HAPPENED)
                    .toList();
            Map<Period, List<Contribution>> byPeriod = new HashMap<>();
            for (Contribution contribution : inTime) {
                LocalDate day = contribution.occurredOn();
                Period period = Period.holding(day, stretch.latest().period(), firstDayOfWeek);
                byPeriod.computeIfAbsent(period, none -> new ArrayList<>()).add(contribution);
                latest = day.isAfter(latest) ? day : latest;
            }
            byRule.put(rule, byPeriod);
        }
        Judge judge = new Judge(stretch.days(), excuses, today);
        List<PeriodProgress> judged = new ArrayList<>();
        for (Period period : periods(stretch, latest, firstDayOfWeek, today)) {
            Tracking.Recurring terms = stretch.judging(period);
            CountingRule rule = Terms.rule(terms);
            List<Contribution> inPeriod = byRule.getOrDefault(rule, Map.of()).getOrDefault(period, List.of());
            List<Contribution> counted = rule.countsPeople() ? Contribution.oncePerPerson(inPeriod) : inPeriod;
            judged.add(judge.judge(period, terms.target(), counted));
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
    private record Judge(CountingDays days, List<Goal.Excuse> excuses, LocalDate today) {

        PeriodProgress judge(Period period, int target, List<Contribution> counted) {
            Period part = days.within(period);
            boolean partial = !part.equals(period);
            String excuse = excuse(period);
            return new PeriodProgress(
                    period.startsOn(),
                    period.endsBefore(),
                    target,
                    counted.size(),
                    state(part, partial, counted.size() >= target, excuse != null),
                    partial,
                    excuse,
                    Contribution.markingSurplus(counted, target));
        }

        private @Nullable String excuse(Period period) {
            return excuses.stream()
                    .filter(excuse -> period.holds(excuse.day()))
                    .map(Goal.Excuse::reason)
                    .findFirst()
                    .orElse(null);
        }

        private PeriodProgress.State state(Period part, boolean partial, boolean met, boolean excused) {
            if (excused) {
                return PeriodProgress.State.EXCUSED;
            }
            if (met) {
                return PeriodProgress.State.MET;
            }
            boolean over = !today.isBefore(part.endsBefore());
            if (!over) {
                return days.pauseLasts() ? PeriodProgress.State.PAUSED : PeriodProgress.State.OPEN;
            }
            if (days.pausedDays(part) > 0) {
                return PeriodProgress.State.PAUSED;
            }
            return partial ? PeriodProgress.State.PARTIAL : PeriodProgress.State.MISSED;
        }
    }

    /** All that counted, in order. */
    List<Contribution> contributions() {
        return periods.stream()
                .flatMap(period -> period.contributions().stream())
                .toList();
    }

    /** What is there of the target in the latest period. */
    int count() {
        return periods.isEmpty() ? 0 : periods.getLast().count();
    }

    @Override
    public Optional<Achievement> achievement() {
        if (!completed || streak.missed() > 0) {
            return Optional.empty();
        }
        return periods.reversed().stream()
                .filter(period -> period.state() == PeriodProgress.State.MET)
                .findFirst()
                .map(period -> Achievement.by(period.contributions().get(period.target() - 1)));
    }

    /**
     * Behind is a habit whose last judged period was missed, until another one is met; and one whose open period has
     * fewer whole units than its time asks for. On the Tuesday of a week nobody is behind with one a week.
     */
    @Override
    public boolean isBehind() {
        if (streak.missed() > 0 && streak.current() == 0) {
            return true;
        }
        return !periods.isEmpty() && isBehind(periods.getLast());
    }

    private boolean isBehind(PeriodProgress latest) {
        return latest.state() == PeriodProgress.State.OPEN
                && !latest.partial()
                && latest.count() < timePassed.due(target);
    }
}
