package io.rapport.query.goal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Term;
import io.rapport.query.engine.Owner;
import io.rapport.query.engine.ReadModels;
import io.rapport.query.web.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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

    private final Supplier<MongoCollection<Goal>> goals;
    private final Supplier<MongoCollection<Contact>> contacts;
    private final Supplier<MongoCollection<Volume>> volumes;
    private final Supplier<MongoCollection<AttendedGathering>> gatherings;
    private final Supplier<MongoCollection<MemberCalendar>> calendars;

    Goals(ReadModels readModels) {
        goals = readModels.collection(GoalProgressProjection.NAME, GoalProgressProjection.GOALS, Goal.class);
        contacts = readModels.collection(GoalProgressProjection.NAME, GoalProgressProjection.CONTACTS, Contact.class);
        volumes = readModels.collection(GoalProgressProjection.NAME, GoalProgressProjection.VOLUMES, Volume.class);
        gatherings = readModels.collection(
                GoalProgressProjection.NAME, GoalProgressProjection.GATHERINGS, AttendedGathering.class);
        calendars = readModels.collection(
                GoalProgressProjection.NAME, GoalProgressProjection.CALENDARS, MemberCalendar.class);
    }

    /**
     * Which goals are asked for, the last set first.
     *
     * @param after the last goal of the part before
     * @param most how many at the most
     */
    record Part(@Nullable Term term, @Nullable Cursor after, int most) {}

    /** The progress of one goal, or empty if the member has no such goal. */
    Optional<GoalProgress> find(Owner owner, UUID goalId, MemberCalendar calendar, LocalDate today) {
        Goal goal = goals.get()
                .find(Filters.and(ReadModels.ownedBy(owner), Filters.eq("_id", goalId.toString())))
                .first();
        return goal == null
                ? Optional.empty()
                : Optional.of(progress(owner, List.of(goal), calendar, today).getFirst());
    }

    /** One part of the member's goals, and where it ends. */
    List<Listed> list(Owner owner, Part part, Instant now) {
        List<Bson> filters = new ArrayList<>();
        filters.add(ReadModels.ownedBy(owner));
        if (part.term() != null) {
            filters.add(Filters.eq("term", part.term().name()));
        }
        Cursor after = part.after();
        if (after != null) {
            filters.add(Filters.lte("setAt", after.time()));
            filters.add(Filters.or(
                    Filters.ne("setAt", after.time()),
                    Filters.lt("goalId", after.id().toString())));
        }
        List<Goal> found = goals.get()
                .find(Filters.and(filters))
                .sort(Sorts.descending("setAt", "goalId"))
                .limit(part.most())
                .into(new ArrayList<>());
        MemberCalendar calendar = calendar(owner);
        List<GoalProgress> progress = progress(owner, found, calendar, calendar.dayOf(now));
        List<Listed> listed = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Goal goal = found.get(i);
            listed.add(new Listed(progress.get(i), new Cursor(goal.setAt(), goal.goalId())));
        }
        return listed;
    }

    /** A goal of a list and the place after it. */
    record Listed(GoalProgress progress, Cursor cursor) {}

    /** The warning for who collects cards, if the member's latest 30 days give cause. */
    Optional<CollectorWarning> collectorWarning(Owner owner, Instant now) {
        LocalDate today = calendar(owner).dayOf(now);
        List<Contact> met = whole(owner, since(owner, "meeting.occurredOn", CollectorWarning.since(today)));
        return CollectorWarning.of(met, today);
    }

    /** Contacts with all of their acts, those of further volumes too. */
    private List<Contact> whole(Owner owner, Bson filter) {
        List<Contact> found = contacts.get().find(filter).into(new ArrayList<>());
        List<String> withMore = found.stream()
                .filter(contact -> contact.volumes() > 0)
                .map(contact -> contact.relationshipId().toString())
                .toList();
        if (withMore.isEmpty()) {
            return found;
        }
        Map<UUID, List<Volume>> further = volumes
                .get()
                .find(Filters.and(ReadModels.ownedBy(owner), Filters.in("relationshipId", withMore)))
                .into(new ArrayList<>())
                .stream()
                .collect(Collectors.groupingBy(Volume::relationshipId));
        return found.stream()
                .map(contact -> contact.with(further.getOrDefault(contact.relationshipId(), List.of())))
                .toList();
    }

    /** As the member chose it, or what holds until they do. */
    MemberCalendar calendar(Owner owner) {
        String id = GoalProgressProjection.calendarId(owner.tenantId(), owner.memberId());
        MemberCalendar chosen = calendars.get().find(Filters.eq("_id", id)).first();
        return chosen == null ? MemberCalendar.DEFAULT : chosen;
    }

    private List<GoalProgress> progress(Owner owner, List<Goal> asked, MemberCalendar calendar, LocalDate today) {
        List<Tally> tallies = asked.stream().map(Tally::new).toList();
        earliestStart(asked, false)
                .ifPresent(first -> whole(owner, since(owner, "latestOn", first))
                        .forEach(contact -> tallies.forEach(tally -> tally.add(contact))));
        earliestStart(asked, true)
                .ifPresent(first -> gatherings
                        .get()
                        .find(since(owner, "attendance.occurredOn", first))
                        .forEach(gathering -> tallies.forEach(tally -> tally.add(gathering))));
        return tallies.stream().map(tally -> tally.progress(calendar, today)).toList();
    }

    private static Bson since(Owner owner, String field, LocalDate first) {
        return Filters.and(ReadModels.ownedBy(owner), Filters.gte(field, first.toString()));
    }

    /** The first day that counts for any of the goals that count gatherings, or for any of those that count people. */
    private static Optional<LocalDate> earliestStart(List<Goal> asked, boolean gatherings) {
        return asked.stream()
                .map(Terms::of)
                .filter(terms ->
                        terms.rules().stream().anyMatch(rule -> (rule.measure() == Measure.GATHERINGS) == gatherings))
                .map(Terms::firstDay)
                .min(LocalDate::compareTo);
    }
}
