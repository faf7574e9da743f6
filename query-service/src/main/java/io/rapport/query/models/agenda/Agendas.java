package io.rapport.query.models.agenda;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.events.mission.About;
import io.rapport.query.platform.calendar.MemberCalendars;
import io.rapport.query.platform.engine.OwnedDocuments;
import io.rapport.query.platform.engine.Owner;
import io.rapport.query.platform.engine.ReadModels;
import io.rapport.query.rules.MemberCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The agendas of members. One is read by at most thirteen queries, each along an index of days and for no more
 * documents than an agenda has items: plans and offers that are due, remembered days (in two parts if the year ends
 * between), people to be in touch with by rhythm and those who drift, goals to be judged, gatherings, missions,
 * introductions; then the names of people.
 */
@Repository
class Agendas {

    /** So many items an agenda has at the most. */
    static final int MOST = 200;

    private final OwnedDocuments<Note> notes;
    private final OwnedDocuments<Acquaintance> people;
    private final OwnedDocuments<Name> names;
    private final OwnedDocuments<AssessedGoal> goals;
    private final OwnedDocuments<PlannedGathering> gatherings;
    private final OwnedDocuments<PlannedMission> missions;
    private final OwnedDocuments<PendingIntroduction> introductions;
    private final MemberCalendars calendars;

    /** What the agenda tells of a person, and under which other records they may be named. */
    record Name(UUID relationshipId, String name, List<UUID> absorbed) {}

    Agendas(ReadModels readModels) {
        notes = readModels.documents(AgendaProjection.NAME, AgendaProjection.NOTES, Note.class);
        people = readModels.documents(AgendaProjection.NAME, AgendaProjection.PEOPLE, Acquaintance.class);
        names = readModels.documents(AgendaProjection.NAME, AgendaProjection.PEOPLE, Name.class);
        goals = readModels.documents(AgendaProjection.NAME, AgendaProjection.GOALS, AssessedGoal.class);
        gatherings = readModels.documents(AgendaProjection.NAME, AgendaProjection.GATHERINGS, PlannedGathering.class);
        missions = readModels.documents(AgendaProjection.NAME, AgendaProjection.MISSIONS, PlannedMission.class);
        introductions =
                readModels.documents(AgendaProjection.NAME, AgendaProjection.INTRODUCTIONS, PendingIntroduction.class);
        calendars = new MemberCalendars(readModels, AgendaProjection.NAME, AgendaProjection.CALENDARS);
    }

    /** As the member chose it, or what holds until they do. */
    MemberCalendar calendar(Owner owner) {
        return calendars.of(owner);
    }

    /** What is due on these days, and what is overdue. Each kind that another context brings is one more part. */
    Agenda agenda(Owner owner, Days days) {
        List<AgendaItem> items = Stream.of(
                        ofNotes(owner, days),
                        ofPeople(owner, days, AgendaKind.CADENCE_DUE, "cadenceDueOn", Acquaintance::cadenceDueOn),
                        ofPeople(owner, days, AgendaKind.DRIFTING, "driftsOn", Acquaintance::driftsOn),
                        ofGoals(owner, days),
                        ofGatherings(owner, days),
                        ofMissions(owner, days),
                        ofIntroductions(owner, days))
                .flatMap(List::stream)
                .sorted(AgendaItem.BY_DAY)
                .toList();
        boolean more = items.size() > MOST;
        return new Agenda(days.today(), days.from(), days.to(), more ? items.subList(0, MOST) : items, more);
    }

    private List<AgendaItem> ofNotes(Owner owner, Days days) {
        List<Note> due = notes.find(owner, dueBy("dueOn", days))
                .sort(Sorts.ascending("dueOn"))
                .limit(MOST + 1)
                .into(new ArrayList<>());
        List<Note> remembered = new ArrayList<>();
        for (Days.Season season : days.seasons()) {
            notes.find(owner, Filters.gte("yearly", season.from()), Filters.lt("yearly", season.to()))
                    .sort(Sorts.ascending("yearly"))
                    .limit(MOST + 1)
                    .into(remembered);
        }
        Map<UUID, String> called = namesOf(owner, Stream.concat(due.stream(), remembered.stream()));
        return Stream.concat(
                        due.stream().map(note -> AgendaItem.of(note, nameIn(called, note), days.today())),
                        remembered.stream()
                                .distinct()
                                .flatMap(note -> days.anniversariesOf(Objects.requireNonNull(note.on()))
                                        .map(day -> AgendaItem.remembered(note, nameIn(called, note), day))))
                .toList();
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

    private List<AgendaItem> ofPeople(
            Owner owner, Days days, AgendaKind kind, String field, Function<Acquaintance, @Nullable LocalDate> dueOn) {
        return people.find(owner, dueBy(field, days))
                .sort(Sorts.ascending(field))
                .limit(MOST + 1)
                .map(person -> AgendaItem.of(kind, person, Objects.requireNonNull(dueOn.apply(person)), days.today()))
                .into(new ArrayList<>());
    }

    /** A goal whose last day is over is not judged any more. */
    private List<AgendaItem> ofGoals(Owner owner, Days days) {
        return goals.find(
                        owner,
                        dueBy("dueOn", days),
                        Filters.or(
                                Filters.exists("tracking.deadline", false),
                                Filters.gte("tracking.deadline", days.today().toString())))
                .sort(Sorts.ascending("dueOn"))
                .limit(MOST + 1)
                .map(goal -> AgendaItem.of(goal, Objects.requireNonNull(goal.dueOn()), days.today()))
                .into(new ArrayList<>());
    }

    private List<AgendaItem> ofGatherings(Owner owner, Days days) {
        return gatherings
                .find(
                        owner,
                        Filters.gte("aheadUntil", days.from().toString()),
                        Filters.lt("startsOn", days.to().toString()))
                .sort(Sorts.ascending("aheadUntil"))
                .limit(MOST + 1)
                .map(AgendaItem::of)
                .into(new ArrayList<>());
    }

    /** A mission about somebody who was not met yet is called by the words for them. */
    private List<AgendaItem> ofMissions(Owner owner, Days days) {
        List<PlannedMission> due = missions.find(owner, dueBy("debriefOn", days))
                .sort(Sorts.ascending("debriefOn"))
                .limit(MOST + 1)
                .into(new ArrayList<>());
        Map<UUID, Name> people = called(
                owner,
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
                    .find(owner, Filters.in("_id", there))
                    .forEach(gathering -> called.put(gathering.gatheringId(), gathering.name()));
        }
        return due.stream()
                .map(mission -> AgendaItem.of(
                        mission,
                        recordOf(mission.about().relationshipId(), people),
                        nameOf(mission.about(), called),
                        days.today()))
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

    private List<AgendaItem> ofIntroductions(Owner owner, Days days) {
        List<PendingIntroduction> due = introductions
                .find(owner, dueBy("waitingSince", days))
                .sort(Sorts.ascending("waitingSince"))
                .limit(MOST + 1)
                .into(new ArrayList<>());
        Map<UUID, Name> called = called(owner, due.stream().map(each -> Objects.requireNonNull(each.waitingFor())));
        return due.stream()
                .map(each -> {
                    Name name = Objects.requireNonNull(called.get(Objects.requireNonNull(each.waitingFor())));
                    return AgendaItem.of(
                            each,
                            Objects.requireNonNull(each.waitingSince()),
                            name.relationshipId(),
                            name.name(),
                            days.today());
                })
                .toList();
    }

    /** Due on these days, or overdue today; what is due between today and later days is not asked for. */
    private static Bson dueBy(String field, Days days) {
        Bson before = Filters.lt(field, days.to().toString());
        return days.today().isBefore(days.from())
                ? Filters.and(
                        before,
                        Filters.or(
                                Filters.gte(field, days.from().toString()),
                                Filters.lt(field, days.today().toString())))
                : before;
    }
}
