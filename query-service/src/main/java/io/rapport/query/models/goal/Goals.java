package io.rapport.query.models.goal;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.events.Owner;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Term;
import io.rapport.query.platform.calendar.MemberCalendars;
import io.rapport.query.platform.reading.OwnedDocuments;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.rules.CollectorWarning;
import io.rapport.query.rules.MemberCalendar;
import io.rapport.query.rules.goal.CountingRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The goals of a member, each with its progress as of an instant. People and gatherings are read once for all goals
 * that are asked for, and only those with something on or after the day on which the earliest of these goals began.
 */
@Repository
class Goals {

    private final OwnedDocuments<Goal> goals;
    private final Contacts contacts;
    private final OwnedDocuments<AttendedGathering> gatherings;
    private final OwnedDocuments<Achievement> achievements;
    private final OwnedDocuments<CareerPlan> plans;
    private final MemberCalendars calendars;

    Goals(ReadModels readModels, Contacts contacts) {
        this.contacts = contacts;
        goals = readModels.documents(GoalProgressProjection.NAME, GoalProgressProjection.GOALS, Goal.class);
        achievements = readModels.documents(
                GoalProgressProjection.NAME, GoalProgressProjection.ACHIEVEMENTS, Achievement.class);
        gatherings = readModels.documents(
                GoalProgressProjection.NAME, GoalProgressProjection.GATHERINGS, AttendedGathering.class);
        plans = readModels.documents(GoalProgressProjection.NAME, GoalProgressProjection.PLANS, CareerPlan.class);
        calendars = new MemberCalendars(readModels, GoalProgressProjection.NAME, GoalProgressProjection.CALENDARS);
    }

    private static final List<Measure> ACHIEVED =
            List.of(Measure.MISSIONS_ACCOMPLISHED, Measure.INTRODUCTIONS_MADE, Measure.SKILL_PRACTISED);

    /** Of which cursors are. */
    static final String LIST = "goals";

    private static final Bson LAST_SET_FIRST = Sorts.descending("setAt", "goalId");

    /** So many goals are read at a time where only some of them are to be listed. */
    private static final int PART = 50;

    /**
     * Which goals are asked for, the last set first.
     *
     * @param status only those that stand so today, if given
     * @param after the last goal of the page before
     * @param most how many at the most
     */
    record Search(
            @Nullable GoalStatus status,
            @Nullable Term term,
            @Nullable Cursor after,
            int most) {}

    /** The progress of one goal, or empty if the member has no such goal. */
    Optional<GoalProgress> find(Owner owner, UUID goalId, MemberCalendar calendar, LocalDate today) {
        Goal goal = goals.findById(owner, goalId.toString());
        return goal == null
                ? Optional.empty()
                : Optional.of(new Counted(owner)
                        .progress(List.of(goal), calendar, today)
                        .getFirst());
    }

    /**
     * Those of the member's goals that are searched for, each with the place after it. A status is a matter of the day
     * and stands in no index, so goals are told part by part until enough of them have it; what they count is read once
     * for all parts, unless a later part has a goal that began earlier.
     */
    List<Listed> list(Owner owner, Search search, Instant now) {
        MemberCalendar calendar = calendar(owner);
        LocalDate today = calendar.dayOf(now);
        Counted counted = new Counted(owner);
        int size = search.status() == null ? search.most() : Math.max(PART, search.most());
        List<Listed> listed = new ArrayList<>();
        Cursor after = search.after();
        List<Goal> part;
        do {
            part = part(owner, search.term(), after, size);
            List<GoalProgress> progress = counted.progress(part, calendar, today);
            for (int i = 0; i < part.size() && listed.size() < search.most(); i++) {
                after = new Cursor(LIST, part.get(i).setAt(), part.get(i).goalId());
                if (search.status() == null || progress.get(i).status() == search.status()) {
                    listed.add(new Listed(progress.get(i), after));
                }
            }
        } while (part.size() == size && listed.size() < search.most());
        return listed;
    }

    private List<Goal> part(Owner owner, @Nullable Term term, @Nullable Cursor after, int most) {
        List<Bson> filters = new ArrayList<>();
        if (term != null) {
            filters.add(Filters.eq("term", term.name()));
        }
        if (after != null) {
            filters.addAll(after.afterInDescending("setAt", "goalId"));
        }
        return goals.find(owner, filters).sort(LAST_SET_FIRST).limit(most).into(new ArrayList<>());
    }

    /** A goal of a list and the place after it. */
    record Listed(GoalProgress progress, Cursor cursor) {}

    /** The open goals, the last set first. */
    List<Goal> open(Owner owner, int most) {
        return goals.find(owner, Filters.eq("closure", null))
                .sort(LAST_SET_FIRST)
                .limit(most)
                .into(new ArrayList<>());
    }

    /** The open goals that this is true of, the last set first. */
    List<Goal> open(Owner owner, Predicate<Goal> which) {
        List<Goal> found = new ArrayList<>();
        for (Goal goal : goals.find(owner, Filters.eq("closure", null)).sort(LAST_SET_FIRST)) {
            if (which.test(goal)) {
                found.add(goal);
            }
        }
        return found;
    }

    /** Those of the goals with these ids that the member has. */
    List<Goal> all(Owner owner, List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : goals.find(
                                owner,
                                Filters.in(
                                        "_id", ids.stream().map(UUID::toString).toList()))
                        .sort(LAST_SET_FIRST)
                        .into(new ArrayList<>());
    }

    /** The progress of each of these goals. */
    List<GoalProgress> progress(Owner owner, List<Goal> asked, MemberCalendar calendar, LocalDate today) {
        return new Counted(owner).progress(asked, calendar, today);
    }

    /** The progress of each of these goals, as far as it was made on or after the day that is told of it. */
    List<GoalProgress> progress(
            Owner owner, List<Goal> asked, MemberCalendar calendar, LocalDate today, Function<Goal, LocalDate> from) {
        return new Counted(owner).progress(asked, calendar, today, from);
    }

    /** The warning for who collects cards, if the member's latest 30 days give cause. */
    Optional<CollectorWarning> collectorWarning(Owner owner, Instant now) {
        LocalDate today = calendar(owner).dayOf(now);
        List<Contact> met = contacts.find(
                owner,
                Filters.gte("meeting.occurredOn", CollectorWarning.since(today).toString()));
        return collectorWarning(met, today).map(warning -> warning.withCards(contacts.cards(owner, warning.since())));
    }

    /** The warning, if those who were met in the 30 days give cause. */
    static Optional<CollectorWarning> collectorWarning(List<Contact> met, LocalDate today) {
        int deepened = (int) met.stream()
                .filter(contact -> contact.followedUp() || contact.understood())
                .count();
        return CollectorWarning.of(today, met.size(), deepened);
    }

    /** The member's plan, if they have drafted one. */
    @Nullable
    CareerPlan plan(Owner owner) {
        return plans.find(owner).first();
    }

    /** As the member chose it, or what holds until they do. */
    MemberCalendar calendar(Owner owner) {
        return calendars.of(owner);
    }

    /** What counts for the goals of one answer. Of goals that began earlier only what they have more is read. */
    private final class Counted {

        private final Owner owner;
        private final Kept<Contact> people = new Kept<>();
        private final Kept<AttendedGathering> attended = new Kept<>();
        private final Map<Measure, Kept<Achievement>> achieved = new EnumMap<>(Measure.class);
        private @Nullable Areas areas;

        private static final class Kept<T> {
            private final List<T> found = new ArrayList<>();
            private @Nullable LocalDate since;

            List<T> since(LocalDate first, String field, Function<Bson, List<T>> read) {
                if (since == null) {
                    found.addAll(read.apply(Filters.gte(field, first.toString())));
                    since = first;
                } else if (first.isBefore(since)) {
                    found.addAll(read.apply(
                            Filters.and(Filters.gte(field, first.toString()), Filters.lt(field, since.toString()))));
                    since = first;
                }
                return found;
            }
        }

        Counted(Owner owner) {
            this.owner = owner;
        }

        /** The plan is read for the first goal that counts the people of an area. */
        private Areas areas(Goal goal) {
            boolean named =
                    goal.terms().rules().stream().anyMatch(rule -> rule.filter().aimId() != null);
            if (named && areas == null) {
                @Nullable CareerPlan plan = plan(owner);
                areas = plan == null ? Areas.NONE : plan.areas();
            }
            return areas == null ? Areas.NONE : areas;
        }

        private List<Achievement> achieved(Measure measure, LocalDate first) {
            return achieved.computeIfAbsent(measure, none -> new Kept<>())
                    .since(
                            first,
                            "countsOn",
                            days -> withPeopleMet(achievements
                                    .find(owner, Filters.eq("measure", measure.name()), days)
                                    .into(new ArrayList<>())));
        }

        /** What another aggregate tells of somebody may precede the meeting, if that was corrected since. */
        private List<Achievement> withPeopleMet(List<Achievement> found) {
            Map<UUID, Act> meetings = contacts.meetings(
                    owner,
                    found.stream()
                            .flatMap(achievement -> achievement.people().stream())
                            .collect(Collectors.toSet()));
            return found.stream()
                    .filter(achievement -> achievement.followsMeetings(meetings))
                    .toList();
        }

        List<GoalProgress> progress(List<Goal> asked, MemberCalendar calendar, LocalDate today) {
            return progress(asked, calendar, today, goal -> goal.terms().firstDay());
        }

        List<GoalProgress> progress(
                List<Goal> asked, MemberCalendar calendar, LocalDate today, Function<Goal, LocalDate> from) {
            List<Tally> tallies =
                    asked.stream().map(goal -> new Tally(goal, areas(goal))).toList();
            earliest(asked, from, Measure::isAboutPeople)
                    .ifPresent(first -> people.since(first, "latestOn", days -> contacts.find(owner, days))
                            .forEach(contact -> tallies.forEach(tally -> tally.add(contact))));
            earliest(asked, from, measure -> measure == Measure.GATHERINGS)
                    .ifPresent(first -> attended.since(
                                    first,
                                    "attendance.occurredOn",
                                    days -> gatherings.find(owner, days).into(new ArrayList<>()))
                            .forEach(gathering -> tallies.forEach(tally -> tally.add(gathering))));
            for (Measure measure : ACHIEVED) {
                earliest(asked, from, measure::equals)
                        .ifPresent(first -> achieved(measure, first)
                                .forEach(achievement -> tallies.forEach(tally -> tally.add(achievement))));
            }
            return tallies.stream()
                    .map(tally -> tally.progress(calendar, today))
                    .toList();
        }
    }

    /** The earliest of these days of the goals that count by such a measure. */
    private static Optional<LocalDate> earliest(
            List<Goal> asked, Function<Goal, LocalDate> from, Predicate<Measure> which) {
        return asked.stream()
                .filter(goal ->
                        goal.terms().rules().stream().map(CountingRule::measure).anyMatch(which))
                .map(from)
                .min(LocalDate::compareTo);
    }
}
