package io.rapport.query.goal;

import io.rapport.events.goal.Tracking;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Counts one goal: the member's contacts and gatherings pass by once, in any order, and the tally keeps what may count.
 * It is made for one question and then thrown away, so that nothing is ever counted up.
 */
final class Tally {

    private final Goal goal;
    private final Optional<CountingRule> rule;
    private final CountingDays days;
    private final List<Contribution> found = new ArrayList<>();
    private final Map<UUID, Contact> people = new HashMap<>();

    Tally(Goal goal) {
        this.goal = goal;
        this.rule = goal.countingRule();
        this.days = goal.countingDays();
    }

    void add(Contact contact) {
        rule.ifPresent(counting -> {
            if (keep(counting.contributionsOf(contact))) {
                people.put(contact.relationshipId(), contact);
            }
        });
    }

    void add(AttendedGathering gathering) {
        rule.ifPresent(counting -> keep(counting.contributionsOf(gathering)));
    }

    private boolean keep(List<Contribution> contributions) {
        boolean kept = false;
        for (Contribution contribution : contributions) {
            if (days.counts(contribution.occurredOn())) {
                found.add(contribution);
                kept = true;
            }
        }
        return kept;
    }

    /** How far the goal is, for the member whose calendar it is and whose day is {@code today}. */
    GoalProgress progress(MemberCalendar calendar, LocalDate today) {
        // A closed goal is told as of the end of its last day, and changes no more with time.
        LocalDate day =
                goal.closure() == null ? today : goal.closure().closedOn().plusDays(1);
        Progress progress = switch (goal.tracking()) {
            case Tracking.Counted counted -> Count.of(counted, rule.orElseThrow(), days, found, day);
            case Tracking.Recurring recurring ->
                Habit.of(recurring, rule.orElseThrow(), days, goal.excuses(), found, calendar.firstDayOfWeek(), day);
            case Tracking.Qualitative qualitative -> Judgement.of(qualitative, days, goal.assessments(), day);
        };
        return GoalProgress.of(goal, progress, GoalStatus.of(goal, progress, today), today, depth(progress));
    }

    private Depth depth(Progress progress) {
        List<Contribution> counted = switch (progress) {
            case Count count -> count.contributions();
            case Habit habit -> habit.contributions();
            case Judgement _ -> List.of();
        };
        Set<UUID> seen = new HashSet<>();
        Depth depth = Depth.NONE;
        for (Contribution contribution : counted) {
            UUID person = contribution.relationshipId();
            if (person != null && seen.add(person)) {
                depth = depth.plus(Objects.requireNonNull(people.get(person)));
            }
        }
        return depth;
    }
}
