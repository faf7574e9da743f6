package io.rapport.query.models.goal;

import com.mongodb.client.model.Filters;
import io.rapport.events.goal.Tracking;
import io.rapport.query.platform.between.GoalsAtRisk;
import io.rapport.query.platform.reading.DocumentsOfMany;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.rules.MemberCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Goals of several members that are behind. What any of their goals counts is read once for all members, from the
 * earliest first day of a goal on; then each member's goals are counted from what is theirs.
 */
@Component
final class GoalsBehind implements GoalsAtRisk {

    private static final int MOST_OF_A_MEMBER = 20;

    private final DocumentsOfMany<Goal> goals;
    private final DocumentsOfMany<Contact> contacts;
    private final DocumentsOfMany<Volume> volumes;
    private final DocumentsOfMany<AttendedGathering> gatherings;
    private final DocumentsOfMany<Achievement> achievements;
    private final DocumentsOfMany<CareerPlan> plans;
    private final DocumentsOfMany<MemberCalendar> calendars;
    private final KnownBehind known;

    GoalsBehind(ReadModels readModels, KnownBehind known) {
        this.known = known;
        String name = GoalProgressProjection.NAME;
        goals = readModels.ofMany(name, GoalProgressProjection.GOALS, Goal.class);
        contacts = readModels.ofMany(name, GoalProgressProjection.CONTACTS, Contact.class);
        volumes = readModels.ofMany(name, GoalProgressProjection.VOLUMES, Volume.class);
        gatherings = readModels.ofMany(name, GoalProgressProjection.GATHERINGS, AttendedGathering.class);
        achievements = readModels.ofMany(name, GoalProgressProjection.ACHIEVEMENTS, Achievement.class);
        plans = readModels.ofMany(name, GoalProgressProjection.PLANS, CareerPlan.class);
        calendars = readModels.ofMany(name, GoalProgressProjection.CALENDARS, MemberCalendar.class);
    }

    /** What counts for one member. */
    record Counted(
            List<Contact> people,
            List<AttendedGathering> gatherings,
            List<Achievement> achievements,
            Areas areas,
            MemberCalendar calendar) {}

    @Override
    public Map<String, List<GoalAtRisk>> of(String tenantId, Map<String, LocalDate> firstDays, Instant now) {
        Map<String, List<GoalAtRisk>> found = new HashMap<>();
        open(tenantId, firstDays.keySet(), (member, theirs, of) -> {
            LocalDate today = of.calendar().dayOf(now);
            LocalDate from = firstDays.getOrDefault(member, LocalDate.MAX);
            List<GoalAtRisk> behind = from.isAfter(today) ? List.of() : behind(theirs, of, today, from);
            if (!behind.isEmpty()) {
                found.put(member, behind);
            }
        });
        return found;
    }

    @Override
    public Set<String> membersWithAny(String tenantId, Map<String, LocalDate> firstDays, Instant now) {
        Set<String> behind = new HashSet<>();
        known.of(tenantId, firstDays.keySet(), now, members -> standing(tenantId, members, now))
                .forEach((member, standing) -> {
                    LocalDate from = firstDays.getOrDefault(member, LocalDate.MAX);
                    if (standing.behind() && !from.isAfter(standing.calendar().dayOf(now))) {
                        behind.add(member);
                    }
                });
        return behind;
    }

    private Map<String, KnownBehind.Standing> standing(String tenantId, Set<String> members, Instant now) {
        Map<String, KnownBehind.Standing> found = new HashMap<>();
        members.forEach(member -> found.put(member, new KnownBehind.Standing(MemberCalendar.DEFAULT, false)));
        open(tenantId, members, (member, theirs, of) -> {
            LocalDate today = of.calendar().dayOf(now);
            boolean behind = !behind(theirs, of, today, LocalDate.MIN).isEmpty();
            found.put(member, new KnownBehind.Standing(of.calendar(), behind));
        });
        return found;
    }

    private interface OpenGoals {
        void of(String member, List<Goal> goals, Counted counted);
    }

    /** Tells of each of these members who has open goals. */
    private void open(String tenantId, Set<String> members, OpenGoals told) {
        Map<String, List<Goal>> open = goals.find(tenantId, members, Filters.eq("closure", null));
        if (open.isEmpty()) {
            return;
        }
        LocalDate first = open.values().stream()
                .flatMap(List::stream)
                .map(goal -> goal.terms().firstDay())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Map<String, Counted> counted = counted(tenantId, open.keySet(), first);
        open.forEach((member, theirs) -> told.of(member, theirs, Objects.requireNonNull(counted.get(member))));
    }

    private Map<String, Counted> counted(String tenantId, Set<String> members, LocalDate first) {
        String since = first.toString();
        Map<String, List<Contact>> people =
                contacts.find(tenantId, members, Filters.gte("latestOn", since), Filters.eq("into", null));
        Map<String, List<Volume>> further = furtherVolumes(tenantId, people);
        Map<String, List<AttendedGathering>> attended =
                gatherings.find(tenantId, members, Filters.gte("attendance.occurredOn", since));
        Map<String, List<Achievement>> achieved = achievements.find(tenantId, members, Filters.gte("countsOn", since));
        Map<String, Map<UUID, Act>> meetings = meetings(tenantId, achieved);
        Map<String, List<CareerPlan>> drafted = plans.find(tenantId, members);
        Map<String, List<MemberCalendar>> chosen = calendars.find(tenantId, members);
        Map<String, Counted> counted = new HashMap<>();
        for (String member : members) {
            Map<UUID, List<Volume>> volumesOf = further.getOrDefault(member, List.of()).stream()
                    .collect(Collectors.groupingBy(Volume::relationshipId));
            Map<UUID, Act> met = meetings.getOrDefault(member, Map.of());
            counted.put(
                    member,
                    new Counted(
                            people.getOrDefault(member, List.of()).stream()
                                    .map(one -> one.with(volumesOf.getOrDefault(one.relationshipId(), List.of())))
                                    .toList(),
                            attended.getOrDefault(member, List.of()),
                            achieved.getOrDefault(member, List.of()).stream()
                                    .filter(one -> one.followsMeetings(met))
                                    .toList(),
                            drafted.getOrDefault(member, List.of()).stream()
                                    .findFirst()
                                    .map(CareerPlan::areas)
                                    .orElse(Areas.NONE),
                            chosen.getOrDefault(member, List.of()).stream()
                                    .findFirst()
                                    .orElse(MemberCalendar.DEFAULT)));
        }
        return counted;
    }

    private Map<String, List<Volume>> furtherVolumes(String tenantId, Map<String, List<Contact>> people) {
        List<String> withMore = people.values().stream()
                .flatMap(List::stream)
                .filter(Contact::hasVolumes)
                .map(one -> one.relationshipId().toString())
                .toList();
        return withMore.isEmpty()
                ? Map.of()
                : volumes.find(tenantId, people.keySet(), Filters.in("relationshipId", withMore));
    }

    private Map<String, Map<UUID, Act>> meetings(String tenantId, Map<String, List<Achievement>> achieved) {
        List<String> people = achieved.values().stream()
                .flatMap(List::stream)
                .flatMap(one -> one.people().stream())
                .map(UUID::toString)
                .distinct()
                .toList();
        Map<String, Map<UUID, Act>> meetings = new HashMap<>();
        if (!people.isEmpty()) {
            contacts.find(tenantId, achieved.keySet(), Filters.in("_id", people), Filters.exists("meeting.entryId"))
                    .forEach((member, known) -> known.forEach(one -> {
                        @Nullable Act meeting = one.meeting();
                        if (meeting != null) {
                            meetings.computeIfAbsent(member, any -> new HashMap<>())
                                    .put(one.relationshipId(), meeting);
                        }
                    }));
        }
        return meetings;
    }

    /** What one member is behind with. Of goals that were over before the first day nothing is told. */
    static List<GoalAtRisk> behind(List<Goal> goals, Counted of, LocalDate today, LocalDate from) {
        List<GoalAtRisk> behind = new ArrayList<>();
        for (Goal goal : goals.stream()
                .sorted(Comparator.comparing(Goal::setAt)
                        .thenComparing(Goal::goalId)
                        .reversed())
                .toList()) {
            Tally tally = new Tally(goal, of.areas());
            of.people().forEach(tally::add);
            of.gatherings().forEach(tally::add);
            of.achievements().forEach(tally::add);
            GoalProgress told = tally.progress(of.calendar(), today);
            LocalDate deadline = deadline(goal);
            boolean lasts = deadline == null || !deadline.isBefore(from);
            if (told.status() == GoalStatus.BEHIND && lasts && behind.size() < MOST_OF_A_MEMBER) {
                behind.add(new GoalAtRisk(
                        goal.goalId(), goal.title(), deadline, told.target(), told.count(), told.shareOfTimePassed()));
            }
        }
        return behind;
    }

    private static @Nullable LocalDate deadline(Goal goal) {
        return switch (goal.terms().judging()) {
            case Tracking.Counted counted -> counted.deadline();
            case Tracking.Qualitative qualitative -> qualitative.deadline();
            case Tracking.Recurring _ -> null;
        };
    }
}
