package io.rapport.query.models.goal;

import io.rapport.events.RapportEvent;
import io.rapport.query.parts.Log;
import io.rapport.query.rules.MemberCalendar;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that one member told, folded from scratch in memory by the projection. */
record Folded(
        Map<UUID, Contact> contacts,
        List<AttendedGathering> gatherings,
        List<Achievement> achievements,
        Map<UUID, Goal> goals,
        @Nullable CareerPlan plan,
        MemberCalendar calendar) {

    static Folded of(List<RapportEvent> events) {
        Log log = new Log();
        MemoryDocuments documents = new MemoryDocuments(new GoalProgressProjection());
        events.forEach(event -> documents.apply(log.next("acme", "mia", event)));
        List<Volume> volumes = documents.all(GoalProgressProjection.VOLUMES);
        Map<UUID, Contact> contacts = new LinkedHashMap<>();
        documents.all(GoalProgressProjection.CONTACTS).stream()
                .filter(contact -> contact.into() == null)
                .forEach(contact -> contacts.put(contact.relationshipId(), contact.with(volumes)));
        Map<UUID, Goal> goals = new LinkedHashMap<>();
        documents.all(GoalProgressProjection.GOALS).forEach(goal -> goals.put(goal.goalId(), goal));
        return new Folded(
                contacts,
                documents.all(GoalProgressProjection.GATHERINGS),
                documents.all(GoalProgressProjection.ACHIEVEMENTS),
                goals,
                documents.all(GoalProgressProjection.PLANS).stream().findFirst().orElse(null),
                documents.all(GoalProgressProjection.CALENDARS).stream()
                        .findFirst()
                        .orElse(MemberCalendar.DEFAULT));
    }

    GoalProgress progress(UUID goalId, LocalDate today) {
        Goal goal = Objects.requireNonNull(goals.get(goalId));
        Tally tally = new Tally(goal, plan == null ? Areas.NONE : plan.areas());
        contacts.values().forEach(tally::add);
        gatherings.forEach(tally::add);
        achievements.forEach(tally::add);
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
