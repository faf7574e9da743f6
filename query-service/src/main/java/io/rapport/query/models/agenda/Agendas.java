package io.rapport.query.models.agenda;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.events.Owner;
import io.rapport.events.mission.About;
import io.rapport.query.platform.between.LackingGoals;
import io.rapport.query.platform.calendar.MemberCalendars;
import io.rapport.query.platform.consent.EndedEngagements;
import io.rapport.query.platform.reading.Found;
import io.rapport.query.platform.reading.OwnedDocuments;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.platform.web.Limit;
import io.rapport.query.platform.web.Page;
import io.rapport.query.rules.Deed;
import io.rapport.query.rules.MemberCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The agendas of members. A part of one is read by at most nineteen queries, each along an index of days and for no
 * more documents than the part has items: plans and offers that are due, remembered days (in two parts if the year ends
 * between), people to be in touch with by rhythm and those who drift, goals to be judged, gatherings, missions,
 * introductions, engagements with coaches; and the names of people. Whoever knows goals is asked once for those whose
 * time is nearly over.
 */
@Repository
class Agendas {

    private static final String ENTRY_ID = "deed.entryId";
    private static final String RELATIONSHIP_ID = "relationshipId";

    /** With coaches, that are not over. */
    private static final int MOST_ENGAGEMENTS = 50;

    private final OwnedDocuments<Note> notes;
    private final OwnedDocuments<Acquaintance> people;
    private final OwnedDocuments<Name> names;
    private final OwnedDocuments<AssessedGoal> goals;
    private final OwnedDocuments<PlannedGathering> gatherings;
    private final OwnedDocuments<PlannedMission> missions;
    private final OwnedDocuments<PendingIntroduction> introductions;
    private final OwnedDocuments<CoachedWork> coaching;
    private final MemberCalendars calendars;
    private final LackingGoals lackingGoals;
    private final EndedEngagements ended;

    /** What the agenda tells of a person, and under which other records they may be named. */
    record Name(UUID relationshipId, String name, List<UUID> absorbed) {}

    Agendas(ReadModels readModels, LackingGoals lackingGoals, EndedEngagements ended) {
        this.ended = ended;
        this.lackingGoals = lackingGoals;
        notes = readModels.documents(AgendaProjection.NAME, AgendaProjection.NOTES, Note.class);
        people = readModels.documents(AgendaProjection.NAME, AgendaProjection.PEOPLE, Acquaintance.class);
        names = readModels.documents(AgendaProjection.NAME, AgendaProjection.PEOPLE, Name.class);
        goals = readModels.documents(AgendaProjection.NAME, AgendaProjection.GOALS, AssessedGoal.class);
        gatherings = readModels.documents(AgendaProjection.NAME, AgendaProjection.GATHERINGS, PlannedGathering.class);
        missions = readModels.documents(AgendaProjection.NAME, AgendaProjection.MISSIONS, PlannedMission.class);
        introductions =
                readModels.documents(AgendaProjection.NAME, AgendaProjection.INTRODUCTIONS, PendingIntroduction.class);
        coaching = readModels.documents(AgendaProjection.NAME, AgendaProjection.COACHING, CoachedWork.class);
        calendars = new MemberCalendars(readModels, AgendaProjection.NAME, AgendaProjection.CALENDARS);
    }

    /** As the member chose it, or what holds until they do. */
    MemberCalendar calendar(Owner owner) {
        return calendars.of(owner);
    }

    /** An item and where it stands. */
    private record Placed(Place place, AgendaItem item) {

        static Placed at(AgendaItem item) {
            return new Placed(Place.of(item), item);
        }
    }

    /** Which part of whose agenda is asked for. */
    private record Part(Owner owner, Days days, @Nullable Place after, int limit) {

        /** Due on these days, or overdue today; what is due between today and later days is not asked for. */
        List<Bson> due(AgendaKind kind, String field, String idField) {
            List<Bson> filters = new ArrayList<>();
            filters.add(Filters.lt(field, days.to().toString()));
            if (days.today().isBefore(days.from())) {
                filters.add(Filters.or(
                        Filters.gte(field, days.from().toString()),
                        Filters.lt(field, days.today().toString())));
            }
            filters.addAll(beyond(kind, field, idField));
            return filters;
        }

        List<Bson> beyond(AgendaKind kind, String field, String idField) {
            return after == null ? List.of() : List.of(after.before(kind, field, idField));
        }

        /** One more than are told, which says that there are others. */
        <T> List<T> first(Found<T> found, String... order) {
            return found.sort(Sorts.ascending(order)).limit(limit + 1).into(new ArrayList<>());
        }

        boolean has(Placed item) {
            return after == null || item.place().compareTo(after) > 0;
        }
    }

    /** All that is due on these days, and what is overdue; parts of it are read as they are wanted. */
    Stream<AgendaItem> items(Owner owner, Days days) {
        return Stream.iterate(
                        Optional.of(agenda(owner, days, null, Limit.MOST)),
                        Optional::isPresent,
                        part -> part.flatMap(told -> Optional.ofNullable(told.next()))
                                .map(next -> agenda(owner, days, Place.read(next), Limit.MOST)))
                .flatMap(part -> part.stream().flatMap(told -> told.items().stream()));
    }

    /**
     * What is due on these days, and what is overdue. Each kind that another context brings is one more part.
     *
     * @param after the place of the last item of the part before
     */
    Agenda agenda(Owner owner, Days days, @Nullable Place after, int limit) {
        Part part = new Part(owner, days, after, limit);
        List<Placed> found = Stream.of(
                        ofNotes(part, AgendaKind.FOLLOW_UP_DUE, Deed.Kind.PLAN),
                        ofNotes(part, AgendaKind.OFFER_UNANSWERED, Deed.Kind.OFFER),
                        ofRememberedDays(part),
                        ofPeople(part, AgendaKind.CADENCE_DUE, "cadenceDueOn", Acquaintance::cadenceDueOn),
                        ofPeople(part, AgendaKind.DRIFTING, "driftsOn", Acquaintance::driftsOn),
                        ofGoals(part),
                        ofGatherings(part),
                        ofMissions(part),
                        ofIntroductions(part),
                        ofLackingGoals(part),
                        ofCoaching(part))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Placed::place))
                .limit(limit + 1L)
                .toList();
        Page<AgendaItem> page =
                Page.of(found, limit, last -> last.place().cursor()).map(Placed::item);
        return new Agenda(days.today(), days.from(), days.to(), page.items(), page.next());
    }

    private List<Placed> ofNotes(Part part, AgendaKind kind, Deed.Kind deed) {
        List<Bson> filters = part.due(kind, "dueOn", ENTRY_ID);
        filters.add(Filters.eq("deed.kind", deed.name()));
        List<Note> due = part.first(notes.find(part.owner(), filters), "dueOn", ENTRY_ID);
        Map<UUID, String> called = namesOf(part.owner(), due.stream());
        return due.stream()
                .map(note -> Placed.at(
                        AgendaItem.of(note, nameIn(called, note), part.days().today())))
                .toList();
    }

    private List<Placed> ofRememberedDays(Part part) {
        List<Placed> items = new ArrayList<>();
        for (Days.Season season : part.days().seasons()) {
            Place after = part.after();
            if (after != null && after.day().getYear() > season.year()) {
                continue;
            }
            List<Bson> filters =
                    new ArrayList<>(List.of(Filters.gte("yearly", season.from()), Filters.lt("yearly", season.to())));
            if (after != null && after.day().getYear() == season.year()) {
                filters.add(after.beforeAnniversaries("yearly", ENTRY_ID));
            }
            List<Note> remembered = part.first(notes.find(part.owner(), filters), "yearly", ENTRY_ID);
            Map<UUID, String> called = namesOf(part.owner(), remembered.stream());
            for (Note note : remembered) {
                LocalDate on = Objects.requireNonNull(note.on());
                part.days()
                        .anniversariesOf(on)
                        .filter(day -> day.getYear() == season.year())
                        .map(day -> AgendaItem.remembered(note, nameIn(called, note), day))
                        .forEach(item -> items.add(new Placed(Place.of(item, on), item)));
            }
        }
        return items;
    }

    private List<Placed> ofLackingGoals(Part part) {
        Days days = part.days();
        return lackingGoals.near(part.owner(), calendar(part.owner()), days.today(), days.from(), days.to()).stream()
                .map(goal -> Placed.at(AgendaItem.of(goal)))
                .filter(part::has)
                .toList();
    }

    /** Of the few engagements that a member has; times become days in the member's calendar. */
    private List<Placed> ofCoaching(Part part) {
        MemberCalendar calendar = calendar(part.owner());
        Days days = part.days();
        List<CoachedWork> going = coaching.find(part.owner(), Filters.eq("over", false))
                .limit(MOST_ENGAGEMENTS)
                .into(new ArrayList<>());
        Set<UUID> over = going.isEmpty() ? Set.of() : ended.of(part.owner());
        return going.stream()
                .filter(work -> !over.contains(work.engagementId()))
                .flatMap(work -> Stream.concat(tasks(work, days), meetings(work, days, calendar)))
                .map(Placed::at)
                .filter(part::has)
                .toList();
    }

    private static Stream<AgendaItem> tasks(CoachedWork work, Days days) {
        return work.tasks().stream()
                .filter(task -> task.doneIn() == null)
                .flatMap(task -> Stream.ofNullable(task.dueOn())
                        .filter(day -> days.include(day) || day.isBefore(days.today()))
                        .map(day -> AgendaItem.of(work.engagementId(), task, day, days.today())));
    }

    private static Stream<AgendaItem> meetings(CoachedWork work, Days days, MemberCalendar calendar) {
        List<AgendaItem> items = new ArrayList<>();
        for (CoachedWork.Meeting meeting : work.meetings()) {
            Instant at = meeting.at();
            if (at != null && meeting.recordedIn() == null && days.include(calendar.dayOf(at))) {
                items.add(AgendaItem.of(work.engagementId(), meeting, calendar.dayOf(at)));
            }
        }
        return items.stream();
    }

    private Map<UUID, String> namesOf(Owner owner, Stream<Note> all) {
        return namesOfAll(owner, all.map(note -> note.deed().relationshipId()));
    }

    private Map<UUID, String> namesOfAll(Owner owner, Stream<UUID> people) {
        Map<UUID, String> found = new HashMap<>();
        called(owner, people).forEach((id, each) -> found.put(id, each.name()));
        return found;
    }

    /** Whoever stands for these records now. */
    private Map<UUID, Name> called(Owner owner, Stream<UUID> people) {
        Set<String> ids = people.map(UUID::toString).collect(Collectors.toSet());
        Map<UUID, Name> found = new HashMap<>();
        if (!ids.isEmpty()) {
            names.find(owner, Filters.or(Filters.in("_id", ids), Filters.in("absorbed", ids)), Filters.eq("into", null))
                    .forEach(each -> {
                        found.put(each.relationshipId(), each);
                        each.absorbed().forEach(other -> found.put(other, each));
                    });
        }
        return found;
    }

    private static String nameIn(Map<UUID, String> called, Note note) {
        return Objects.requireNonNull(
                called.get(note.deed().relationshipId()), "Whoever something is due with was met");
    }

    private List<Placed> ofPeople(
            Part part, AgendaKind kind, String field, Function<Acquaintance, @Nullable LocalDate> dueOn) {
        List<Bson> due = part.due(kind, field, RELATIONSHIP_ID);
        return part.first(people.find(part.owner(), due), field, RELATIONSHIP_ID).stream()
                .map(person -> Placed.at(AgendaItem.of(
                        kind,
                        person,
                        Objects.requireNonNull(dueOn.apply(person)),
                        part.days().today())))
                .toList();
    }

    /** A goal whose last day is over is not judged any more. */
    private List<Placed> ofGoals(Part part) {
        LocalDate today = part.days().today();
        List<Bson> filters = part.due(AgendaKind.ASSESSMENT_DUE, "dueOn", "goalId");
        filters.add(Filters.or(
                Filters.exists("tracking.deadline", false), Filters.gte("tracking.deadline", today.toString())));
        return part.first(goals.find(part.owner(), filters), "dueOn", "goalId").stream()
                .map(goal -> Placed.at(AgendaItem.of(goal, Objects.requireNonNull(goal.dueOn()), today)))
                .toList();
    }

    private List<Placed> ofGatherings(Part part) {
        List<Bson> filters = new ArrayList<>(part.beyond(AgendaKind.GATHERING_AHEAD, "startsOn", "gatheringId"));
        filters.add(Filters.gte("aheadUntil", part.days().from().toString()));
        filters.add(Filters.lt("startsOn", part.days().to().toString()));
        return part.first(gatherings.find(part.owner(), filters), "startsOn", "gatheringId").stream()
                .map(gathering -> Placed.at(AgendaItem.of(gathering)))
                .toList();
    }

    /** A mission about somebody who was not met yet is called by the words for them. */
    private List<Placed> ofMissions(Part part) {
        List<Bson> filters = part.due(AgendaKind.MISSION_TO_DEBRIEF, "debriefOn", "missionId");
        List<PlannedMission> due = part.first(missions.find(part.owner(), filters), "debriefOn", "missionId");
        Map<UUID, Name> people = called(
                part.owner(),
                due.stream()
                        .flatMap(mission -> Stream.ofNullable(mission.about().relationshipId())));
        Map<UUID, String> called = new HashMap<>();
        people.forEach((id, each) -> called.put(id, each.name()));
        List<String> there = due.stream()
                .flatMap(mission -> Stream.ofNullable(mission.about().gatheringId()))
                .map(UUID::toString)
                .distinct()
                .toList();
        if (!there.isEmpty()) {
            gatherings
                    .find(part.owner(), Filters.in("_id", there))
                    .forEach(gathering -> called.put(gathering.gatheringId(), gathering.name()));
        }
        return due.stream()
                .map(mission -> Placed.at(AgendaItem.of(
                        mission,
                        recordOf(mission.about().relationshipId(), people),
                        nameOf(mission.about(), called),
                        part.days().today())))
                .toList();
    }

    private static @Nullable UUID recordOf(@Nullable UUID named, Map<UUID, Name> people) {
        Name found = named == null ? null : people.get(named);
        return found == null ? named : found.relationshipId();
    }

    private static String nameOf(About about, Map<UUID, String> called) {
        return Stream.of(about.relationshipId(), about.gatheringId())
                .flatMap(Stream::ofNullable)
                .map(called::get)
                .findFirst()
                .orElseGet(() -> Objects.requireNonNull(about.words(), "A mission is about something"));
    }

    private List<Placed> ofIntroductions(Part part) {
        List<Bson> filters = part.due(AgendaKind.INTRODUCTION_UNANSWERED, "waitingSince", "introductionId");
        List<PendingIntroduction> due =
                part.first(introductions.find(part.owner(), filters), "waitingSince", "introductionId");
        Map<UUID, Name> called =
                called(part.owner(), due.stream().map(each -> Objects.requireNonNull(each.waitingFor())));
        return due.stream()
                .map(each -> {
                    Name name = Objects.requireNonNull(called.get(Objects.requireNonNull(each.waitingFor())));
                    return Placed.at(AgendaItem.of(
                            each,
                            Objects.requireNonNull(each.waitingSince()),
                            name.relationshipId(),
                            name.name(),
                            part.days().today()));
                })
                .toList();
    }
}
