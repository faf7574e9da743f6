package io.rapport.query.models.goal;

import io.rapport.events.goal.Tracking;
import io.rapport.query.rules.MemberCalendar;
import io.rapport.query.rules.goal.CountingRule;
import io.rapport.query.rules.goal.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Counts one goal: the member's contacts and gatherings pass by once, in any order, and the tally keeps what may count.
 * It is made for one question and then thrown away, so that nothing is ever counted up.
 */
final class Tally {

    private final Goal goal;
    private final Terms terms;
    private final List<CountingRule> rules;
    private final LocalDate firstDay;
    private final Areas areas;
    private final Map<CountingRule, List<Contribution>> found = new HashMap<>();
    private final Map<UUID, Contact> people = new HashMap<>();

    /** @param areas of the aims that the goal's filters may name */
    Tally(Goal goal, Areas areas) {
        this.goal = goal;
        this.terms = goal.terms();
        this.rules = terms.rules();
        this.firstDay = terms.firstDay();
        this.areas = areas;
    }

    void add(Contact contact) {
        boolean kept = false;
        for (CountingRule rule : rules) {
            kept |= keep(rule, Counted.of(rule, contact, areas));
        }
        if (kept) {
            people.put(contact.relationshipId(), contact);
        }
    }

    void add(AttendedGathering gathering) {
        for (CountingRule rule : rules) {
            keep(rule, Counted.of(rule, gathering));
        }
    }

    void add(Achievement achievement) {
        for (CountingRule rule : rules) {
            keep(rule, Counted.of(rule, achievement));
        }
    }

    /** Which of them are in time is for the progress to say; what was before the first day never is. */
    private boolean keep(CountingRule rule, List<Contribution> contributions) {
        boolean kept = false;
        for (Contribution contribution : contributions) {
            if (!contribution.occurredOn().isBefore(firstDay)) {
                found.computeIfAbsent(rule, none -> new ArrayList<>()).add(contribution);
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
        Tracking judging = terms.judging();
        Progress progress = switch (judging) {
            case Tracking.Counted counted -> {
                CountingRule rule = CountingRule.of(counted);
                yield Count.of(counted, rule, terms.countingDays(counted), found.getOrDefault(rule, List.of()), day);
            }
            case Tracking.Recurring _ ->
                Habit.of(terms.stretches(), found, goal.excuses(), calendar.firstDayOfWeek(), day);
            case Tracking.Qualitative qualitative ->
                Judgement.of(qualitative, terms.countingDays(qualitative), goal.assessments(), day);
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
