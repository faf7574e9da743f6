package io.rapport.query.models.goal;

import io.rapport.query.models.goal.Alignment.AlignedAim;
import io.rapport.query.models.goal.Alignment.AlignedGoal;
import io.rapport.query.models.goal.Alignment.AlignedHorizon;
import io.rapport.query.models.goal.Alignment.AreaPeople;
import io.rapport.query.models.goal.Alignment.Gaps;
import io.rapport.query.models.goal.CareerPlan.PlannedAim;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts each goal in its one place: beneath the goal that it supports, unless it names an aim that this one does not
 * lead to; otherwise beneath its aim; and if that is pursued no more, or it has none, beside all aims.
 */
final class AlignmentTree {

    private final @Nullable CareerPlan plan;
    private final Collection<GoalProgress> goals;
    private final Map<UUID, GoalProgress> byId = new LinkedHashMap<>();
    private final Map<UUID, List<GoalProgress>> supporting = new HashMap<>();
    private final List<GoalProgress> roots = new ArrayList<>();

    /**
     * @param plan absent until it is drafted
     * @param goals the open ones, and those that they support whether open or not
     */
    AlignmentTree(@Nullable CareerPlan plan, Collection<GoalProgress> goals) {
        this.plan = plan;
        this.goals = goals;
        goals.forEach(goal -> byId.put(goal.goalId(), goal));
        for (GoalProgress goal : goals) {
            GoalProgress supported = supported(goal);
            UUID aim = goal.purpose().aimId();
            if (supported != null && (aim == null || aim.equals(aimOf(supported)))) {
                supporting
                        .computeIfAbsent(supported.goalId(), none -> new ArrayList<>())
                        .add(goal);
            } else {
                roots.add(goal);
            }
        }
    }

    private @Nullable GoalProgress supported(GoalProgress goal) {
        UUID supported = goal.purpose().supportsGoalId();
        return supported == null ? null : byId.get(supported);
    }

    /** The aim that the goal leads to, by itself or through those that it supports. */
    private @Nullable UUID aimOf(GoalProgress goal) {
        Set<UUID> passed = new HashSet<>();
        GoalProgress next = goal;
        while (next != null && passed.add(next.goalId())) {
            if (next.purpose().aimId() != null) {
                return next.purpose().aimId();
            }
            next = supported(next);
        }
        return null;
    }

    /** @param people the contacts of any area */
    Alignment with(Collection<Contact> people, LocalDate today, boolean goalsLeftOut) {
        List<PlannedAim> pursued = plan == null ? List.of() : plan.pursued();
        Areas areas = plan == null ? Areas.NONE : plan.areas();
        Map<UUID, AlignedAim> aims = new LinkedHashMap<>();
        pursued.forEach(aim -> aims.put(aim.aimId(), aligned(aim, peopleOf(aim, areas, people))));
        return new Alignment(
                today,
                plan == null ? null : plan.words(),
                plan == null ? List.of() : horizons(plan, aims),
                of(pursued, aims, aim -> aim.horizon() == null),
                roots.stream()
                        .filter(goal -> !aims.containsKey(aimOf(goal)))
                        .map(this::aligned)
                        .toList(),
                gaps(aims.keySet()),
                goalsLeftOut ? true : null);
    }

    private List<AlignedHorizon> horizons(CareerPlan drafted, Map<UUID, AlignedAim> aims) {
        return drafted.horizons().stream()
                .map(horizon -> new AlignedHorizon(
                        horizon.years(),
                        horizon.from(),
                        horizon.from().plusYears(horizon.years()),
                        horizon.hope(),
                        of(drafted.pursued(), aims, aim -> Objects.equals(aim.horizon(), horizon.years()))))
                .toList();
    }

    private static List<AlignedAim> of(
            List<PlannedAim> pursued, Map<UUID, AlignedAim> aims, Predicate<PlannedAim> which) {
        return pursued.stream()
                .filter(which)
                .map(aim -> Objects.requireNonNull(aims.get(aim.aimId())))
                .toList();
    }

    private AlignedAim aligned(PlannedAim aim, AreaPeople people) {
        return new AlignedAim(
                aim.aimId(),
                aim.kind(),
                aim.area(),
                aim.industry(),
                aim.tags(),
                people,
                roots.stream()
                        .filter(goal -> aim.aimId().equals(aimOf(goal)))
                        .map(this::aligned)
                        .toList());
    }

    private AlignedGoal aligned(GoalProgress goal) {
        return new AlignedGoal(
                GoalSummary.of(goal),
                supporting.getOrDefault(goal.goalId(), List.of()).stream()
                        .map(this::aligned)
                        .toList());
    }

    private static AreaPeople peopleOf(PlannedAim aim, Areas areas, Collection<Contact> people) {
        AreaPeople found = AreaPeople.NOBODY;
        for (Contact person : people) {
            if (areas.holds(aim.aimId(), person.description())) {
                found = found.plus(person);
            }
        }
        return found;
    }

    private Gaps gaps(Collection<UUID> pursued) {
        List<GoalProgress> open =
                goals.stream().filter(goal -> goal.closure() == null).toList();
        Set<UUID> worked =
                open.stream().map(this::aimOf).filter(Objects::nonNull).collect(Collectors.toSet());
        return new Gaps(
                pursued.stream().filter(aim -> !worked.contains(aim)).toList(),
                ids(
                        open,
                        goal -> goal.purpose().aimId() != null
                                && !pursued.contains(goal.purpose().aimId())),
                ids(open, goal -> {
                    GoalProgress supported = supported(goal);
                    return supported != null && supported.closure() != null;
                }),
                ids(
                        open,
                        goal -> goal.purpose().aimId() == null && goal.purpose().supportsGoalId() == null));
    }

    private static List<UUID> ids(List<GoalProgress> open, Predicate<GoalProgress> which) {
        return open.stream().filter(which).map(GoalProgress::goalId).toList();
    }
}
