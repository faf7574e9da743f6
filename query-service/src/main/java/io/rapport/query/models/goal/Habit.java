package io.rapport.query.models.goal;

import io.rapport.events.goal.Tracking;
import io.rapport.query.rules.goal.CountingRule;
import io.rapport.query.rules.goal.HabitPeriods;
import io.rapport.query.rules.goal.Period;
import io.rapport.query.rules.goal.PeriodState;
import io.rapport.query.rules.goal.Terms;
import io.rapport.query.rules.goal.TimePassed;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Map<CountingRule, List<Contribution>> inOrder = new HashMap<>();
        found.forEach((rule, all) -> inOrder.put(
                rule, all.stream().sorted(Contribution.AS_IT_HAPPENED).toList()));
        List<PeriodProgress> periods = HabitPeriods.judged(
                        stretches,
                        inOrder,
                        excuses.stream().map(Goal.Excuse::day).toList(),
                        firstDayOfWeek,
                        today)
                .stream()
                .map(judged -> told(judged, excuses))
                .toList();
        Terms.Stretch present = stretches.getLast();
        Tracking.Recurring now = present.latest();
        Period latest = periods.isEmpty()
                ? Period.holding(present.days().first(), now.period(), firstDayOfWeek)
                : new Period(periods.getLast().startsOn(), periods.getLast().endsBefore());
        return new Habit(
                periods.isEmpty() ? now.target() : periods.getLast().target(),
                periods,
                Streak.of(periods),
                present.days().timePassed(present.days().within(latest), today),
                now.deadline() != null && today.isAfter(now.deadline()));
    }

    private static PeriodProgress told(HabitPeriods.Judged<Contribution> judged, List<Goal.Excuse> excuses) {
        Period period = judged.period();
        return new PeriodProgress(
                period.startsOn(),
                period.endsBefore(),
                judged.target(),
                judged.counted().size(),
                judged.state(),
                judged.partial(),
                excuses.stream()
                        .filter(excuse -> period.holds(excuse.day()))
                        .map(Goal.Excuse::reason)
                        .findFirst()
                        .orElse(null),
                Contribution.markingSurplus(judged.counted(), judged.target()));
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
                .filter(period -> period.state() == PeriodState.MET)
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
        return latest.state() == PeriodState.OPEN && !latest.partial() && latest.count() < timePassed.due(target);
    }
}
