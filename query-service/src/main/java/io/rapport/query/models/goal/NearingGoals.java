package io.rapport.query.models.goal;

import io.rapport.events.Owner;
import io.rapport.events.goal.Tracking;
import io.rapport.query.platform.between.LackingGoal;
import io.rapport.query.platform.between.LackingGoals;
import io.rapport.query.rules.MemberCalendar;
import io.rapport.query.rules.goal.CountingDays;
import io.rapport.query.rules.goal.CountingRule;
import io.rapport.query.rules.goal.Period;
import io.rapport.query.rules.goal.PeriodState;
import io.rapport.query.rules.goal.Terms;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Goals whose time is nearly over: that of a habit's present period, or all of a count. Goals that are not near their
 * end are known by their dates alone; for all others together people, gatherings and achievements are read once, and
 * none that had nothing since the earliest of their periods began.
 */
@Component
final class NearingGoals implements LackingGoals {

    /** The end is near for the last quarter of the time, but for no more days than these. */
    static final int MOST_DAYS = 14;

    private final Goals goals;

    NearingGoals(Goals goals) {
        this.goals = goals;
    }

    @Override
    public List<LackingGoal> near(Owner owner, MemberCalendar calendar, LocalDate today, LocalDate from, LocalDate to) {
        Map<UUID, Period> times = new HashMap<>();
        List<Goal> near = goals.open(owner, goal -> {
            Optional<Period> time = time(goal, calendar.firstDayOfWeek(), today)
                    .filter(period ->
                            nearFrom(period).isBefore(to) && period.endsBefore().isAfter(from));
            time.ifPresent(period -> times.put(goal.goalId(), period));
            return time.isPresent();
        });
        if (near.isEmpty()) {
            return List.of();
        }
        List<GoalProgress> told = goals.progress(
                owner,
                near,
                calendar,
                today,
                goal -> Objects.requireNonNull(times.get(goal.goalId())).startsOn());
        List<LackingGoal> lacking = new ArrayList<>();
        for (int i = 0; i < near.size(); i++) {
            Period time = Objects.requireNonNull(times.get(near.get(i).goalId()));
            lacking(near.get(i), told.get(i), time).ifPresent(lacking::add);
        }
        return lacking;
    }

    /** The days that are about to end; none of a goal that is paused, has not begun, is over or not counted. */
    static Optional<Period> time(Goal goal, DayOfWeek firstDayOfWeek, LocalDate today) {
        Terms terms = goal.terms();
        CountingDays days = goal.countingDays();
        if (days.pauseLasts()) {
            return Optional.empty();
        }
        Period time = switch (terms.judging()) {
            case Tracking.Counted counted ->
                new Period(counted.startsOn(), counted.deadline().plusDays(1));
            case Tracking.Recurring _ -> {
                Terms.Stretch present = terms.stretches().getLast();
                yield present.days()
                        .within(Period.holding(today, present.latest().period(), firstDayOfWeek));
            }
            case Tracking.Qualitative _ -> new Period(today, today);
        };
        return Optional.of(time).filter(period -> period.holds(today));
    }

    static LocalDate nearFrom(Period time) {
        return time.endsBefore().minusDays(Math.min(MOST_DAYS, (time.days() + 3) / 4));
    }

    /** What the goal lacks, as counted from the first of these days on. */
    static Optional<LackingGoal> lacking(Goal goal, GoalProgress told, Period time) {
        if (!(goal.terms().judging() instanceof Tracking.Recurring)) {
            boolean open = told.status() == GoalStatus.ON_TRACK || told.status() == GoalStatus.BEHIND;
            return open
                    ? Optional.of(lacking(
                            goal,
                            time,
                            Objects.requireNonNull(told.target()),
                            told.contributions().size()))
                    : Optional.empty();
        }
        return told.periods().stream()
                .filter(period -> period.state() == PeriodState.OPEN)
                .filter(period -> !time.startsOn().isBefore(period.startsOn())
                        && time.startsOn().isBefore(period.endsBefore()))
                .findFirst()
                .map(period -> lacking(goal, time, period.target(), period.count()));
    }

    private static LackingGoal lacking(Goal goal, Period time, int target, int count) {
        Tracking judging = goal.terms().judging();
        CountingRule rule = CountingRule.of(judging);
        return new LackingGoal(
                goal.goalId(),
                goal.title(),
                rule.measure(),
                rule.filter(),
                judging instanceof Tracking.Recurring,
                time.startsOn(),
                nearFrom(time),
                time.endsBefore().minusDays(1),
                target,
                count);
    }
}
