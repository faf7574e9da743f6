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
 * The agendas of members. One is read by at most fourteen queries, each along an index of days and for no more
 * documents than an agenda has items: plans and offers that are due, remembered days (in two parts if the year ends
 * between), people to be in touch with by rhythm and those who drift, goals to be judged, gatherings, missions,
 * introductions; then the people whom they name. Missions and introductions do not know who was archived, so where
 * there are hundreds of such, further parts are read until the agenda is full.
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

    /** What the agenda tells of a person. */
    record Name(UUID relationshipId, String name, boolean archived) {}

    /** What is due and names nobody who was archived, with whom it names. */
    private record Due<T>(List<T> kept, Map<UUID, Name> people) {

        String nameOf(@Nullable UUID relationshipId) {
            return Objects.requireNonNull(people.get(relationshipId), "Who is not known yet is not kept")
                    .name();
        }
    }

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
        Map<UUID, Name> called = named(
                owner,
                Stream.concat(due.stream(), remembered.stream())
                        .map(note -> note.deed().relationshipId()));
        return Stream.concat(
                        due.stream().map(note -> AgendaItem.of(note, nameIn(called, note), days.today())),
                        remembered.stream()
                                .distinct()
                                .flatMap(note -> days.anniversariesOf(Objects.requireNonNull(note.on()))
                                        .map(day -> AgendaItem.remembered(note, nameIn(called, note), day))))
                .toList();
    }

    private Map<UUID, Name> named(Owner owner, Stream<UUID> people) {
        Set<String> ids = people.map(UUID::toString).collect(Collectors.toSet());
        Map<UUID, Name> found = new HashMap<>();
        if (!ids.isEmpty()) {
            names.find(owner, Filters.in("_id", ids)).forEach(each -> found.put(each.relationshipId(), each));
        }
        return found;
    }

    private static String nameIn(Map<UUID, Name> called, Note note) {
        return Objects.requireNonNull(called.get(note.deed().relationshipId()), "Whoever something is due with was met")
                .name();
    }

    /** Who was archived leaves the agenda, and with them what is about them; who is not known yet is not on it yet. */
    private <T> Due<T> due(
            OwnedDocuments<T> documents, Owner owner, String field, Days days, Function<T, Stream<UUID>> peopleOf) {
        List<T> kept = new ArrayList<>();
        Map<UUID, Name> known = new HashMap<>();
        int read = 0;
        List<T> part;
        do {
            part = documents
                    .find(owner, dueBy(field, days))
                    .sort(Sorts.ascending(field))
                    .skip(read)
                    .limit(MOST + 1)
                    .into(new ArrayList<>());
            read += part.size();
            known.putAll(named(owner, part.stream().flatMap(peopleOf)));
            part.stream()
                    .filter(each -> peopleOf.apply(each).allMatch(person -> isKept(known.get(person))))
                    .forEach(kept::add);
        } while (part.size() > MOST && kept.size() <= MOST);
        return new Due<>(kept, known);
    }

    private static boolean isKept(@Nullable Name person) {
        return person != null && !person.archived();
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
        Due<PlannedMission> due = due(
                missions,
                owner,
                "debriefOn",
                days,
                mission -> Stream.ofNullable(mission.about().relationshipId()));
        Map<UUID, String> there = gatheringsOf(owner, due.kept());
        return due.kept().stream()
                .filter(mission -> mission.about().gatheringId() == null
                        || there.containsKey(mission.about().gatheringId()))
                .map(mission -> AgendaItem.of(mission, nameOf(mission.about(), due, there), days.today()))
                .toList();
    }

    private Map<UUID, String> gatheringsOf(Owner owner, List<PlannedMission> about) {
        List<String> ids = about.stream()
                .flatMap(mission -> Stream.ofNullable(mission.about().gatheringId()))
                .map(UUID::toString)
                .distinct()
                .toList();
        Map<UUID, String> found = new HashMap<>();
        if (!ids.isEmpty()) {
            gatherings
                    .find(owner, Filters.in("_id", ids))
                    .forEach(gathering -> found.put(gathering.gatheringId(), gathering.name()));
        }
        return found;
    }

    private static String nameOf(About about, Due<PlannedMission> due, Map<UUID, String> there) {
        if (about.relationshipId() != null) {
            return due.nameOf(about.relationshipId());
        }
        return Objects.requireNonNull(
                about.gatheringId() == null ? about.words() : there.get(about.gatheringId()),
                "A mission is about something");
    }

    private List<AgendaItem> ofIntroductions(Owner owner, Days days) {
        Due<PendingIntroduction> due = due(
                introductions,
                owner,
                "waitingSince",
                days,
                each -> Stream.of(each.people().firstId(), each.people().secondId()));
        return due.kept().stream()
                .map(each -> AgendaItem.of(
                        each, Objects.requireNonNull(each.waitingSince()), due.nameOf(each.waitingFor()), days.today()))
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
