package io.rapport.query.models.goal;

import io.rapport.events.goal.Tracking;
import io.rapport.query.rules.goal.Countable;
import io.rapport.query.rules.goal.CountingDays;
import io.rapport.query.rules.goal.CountingRule;
import io.rapport.query.rules.goal.Period;
import io.rapport.query.rules.goal.TimePassed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** So many between the start and the deadline: "five experts in three months". */
record Count(int target, List<Contribution> contributions, TimePassed timePassed) implements Progress {

    /**
     * @param found all that is of the kind that is counted, in any order
     * @param today the day for which it is told
     */
    static Count of(
            Tracking.Counted tracking,
            CountingRule rule,
            CountingDays days,
            List<Contribution> found,
            LocalDate today) {
        List<Contribution> inTime = found.stream()
                .filter(contribution -> days.counts(contribution.occurredOn()))
                .sorted(Contribution.AS_IT_HAPPENED)
                .toList();
        List<Contribution> counted = rule.countsPeople() ? Countable.oncePerPerson(inTime) : inTime;
        Period whole = new Period(tracking.startsOn(), tracking.deadline().plusDays(1));
        return new Count(
                tracking.target(),
                Contribution.markingSurplus(counted, tracking.target()),
                days.timePassed(whole, today));
    }

    @Override
    public Optional<Achievement> achievement() {
        return contributions.size() < target
                ? Optional.empty()
                : Optional.of(Achievement.by(contributions.get(target - 1)));
    }

    @Override
    public boolean isBehind() {
        return timePassed.isAheadOf(contributions.size(), target);
    }
}
