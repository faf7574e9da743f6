package io.rapport.query.models.goal;

import io.rapport.events.RapportEvent;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.skill.SkillEvent;
import io.rapport.query.rules.MemberCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that one member told, folded from scratch in memory. */
record Folded(
        Map<UUID, Contact> contacts,
        Map<UUID, AttendedGathering> gatherings,
        Map<UUID, Goal> goals,
        @Nullable CareerPlan plan,
        MemberCalendar calendar) {

    private static final Instant RECORDED = Instant.parse("2026-06-01T08:00:00Z");

    static Folded of(List<RapportEvent> events) {
        Map<UUID, Contact> contacts = new LinkedHashMap<>();
        Map<UUID, AttendedGathering> gatherings = new LinkedHashMap<>();
        Map<UUID, Goal> goals = new LinkedHashMap<>();
        MemberCalendar calendar = MemberCalendar.DEFAULT;
        CareerPlan plan = null;
        for (RapportEvent event : events) {
            switch (event) {
                case RelationshipEvent change ->
                    ContactFold.change(change)
                            .ifPresent(fold ->
                                    contacts.compute(change.relationshipId(), (id, before) -> fold.applyTo(before)));
                case GatheringEvent change ->
                    gatherings.compute(change.gatheringId(), (id, before) -> AttendedGathering.after(before, change));
                case GoalEvent change ->
                    goals.compute(change.goalId(), (id, before) -> GoalFold.apply(before, change, RECORDED));
                case CareerPlanEvent change -> {
                    var fold = PlanFold.change(change);
                    if (fold.isPresent()) {
                        plan = fold.get().apply(plan);
                    }
                }
                case SkillEvent _, MissionEvent _, IntroductionEvent _, CoachingEvent _ -> {}
                case MemberEvent change -> calendar = MemberCalendar.after(calendar, change);
            }
        }
        return new Folded(contacts, gatherings, goals, plan, calendar);
    }

    GoalProgress progress(UUID goalId, LocalDate today) {
        Goal goal = Objects.requireNonNull(goals.get(goalId));
        Tally tally = new Tally(goal, plan == null ? Areas.NONE : plan.areas());
        contacts.values().forEach(tally::add);
        gatherings.values().forEach(tally::add);
        return tally.progress(calendar, today);
    }

    /** Of the open goals and of those that they support. */
    Alignment alignment(LocalDate today) {
        Set<UUID> supported = goals.values().stream()
                .filter(goal -> goal.closure() == null)
                .map(goal -> goal.purpose().supportsGoalId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<GoalProgress> told = goals.values().stream()
                .filter(goal -> goal.closure() == null || supported.contains(goal.goalId()))
                .map(goal -> progress(goal.goalId(), today))
                .toList();
        return new AlignmentTree(plan, told).with(contacts.values(), today, false);
    }
}
