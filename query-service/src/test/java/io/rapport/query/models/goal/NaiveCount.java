package io.rapport.query.models.goal;

import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.RapportEvent;
import io.rapport.events.careerplan.Aim;
import io.rapport.events.careerplan.CareerPlanEvent.AimAdded;
import io.rapport.events.careerplan.CareerPlanEvent.AimRevised;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.goal.GoalEvent.GoalPaused;
import io.rapport.events.goal.GoalEvent.GoalResumed;
import io.rapport.events.goal.GoalEvent.PeriodExcused;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Tracking.PeriodUnit;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionCorrected;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FactLearned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.PersonDescribed;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.events.relationship.RelationshipEvent.PersonUntagged;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts a goal the slow way, day after day and straight from the events, for the tests to compare with. It shares no
 * code with what it checks.
 */
final class NaiveCount {

    private final List<RapportEvent> events;
    private final UUID goal;

    NaiveCount(List<RapportEvent> events, UUID goal) {
        this.events = events;
        this.goal = goal;
    }

    /** The entries that count from {@code first} to {@code last}, a person once a period where people are counted. */
    List<UUID> entries(
            Measure measure,
            Filter filter,
            LocalDate first,
            LocalDate last,
            @Nullable PeriodUnit unit,
            DayOfWeek firstDayOfWeek) {
        List<UUID> counted = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (isPaused(day)) {
                continue;
            }
            LocalDate today = day;
            List<Entry> ofTheDay = candidates(measure, filter)
                    .filter(entry -> dayOf(entry).equals(today))
                    .sorted((one, other) -> instantOf(one).compareTo(instantOf(other)))
                    .toList();
            for (Entry entry : ofTheDay) {
                String period = unit == null
                        ? "whole"
                        : start(day, unit, firstDayOfWeek).toString();
                if (!filter.newConnectionsOnly() || seen.add(personOf(entry) + period)) {
                    counted.add(entry.entryId());
                }
            }
        }
        return counted;
    }

    /** One letter a period, from {@code first} to {@code today}: met, missed, open, partial, excused, paused (Z). */
    String periods(
            int target,
            Measure measure,
            Filter filter,
            LocalDate first,
            @Nullable LocalDate deadline,
            LocalDate today,
            PeriodUnit unit,
            DayOfWeek firstDayOfWeek) {
        LocalDate last = deadline == null || today.isBefore(deadline) ? today : deadline;
        Map<UUID, LocalDate> days = new HashMap<>();
        all().forEach(entry -> days.put(entry.entryId(), dayOf(entry)));
        Map<LocalDate, Integer> counts = new HashMap<>();
        entries(measure, filter, first, last, unit, firstDayOfWeek)
                .forEach(entry -> counts.merge(
                        start(Objects.requireNonNull(days.get(entry)), unit, firstDayOfWeek), 1, Integer::sum));
        Map<LocalDate, Character> letters = new TreeMap<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            LocalDate start = start(day, unit, firstDayOfWeek);
            letters.computeIfAbsent(
                    start,
                    from -> letter(
                            target, counts.getOrDefault(from, 0), from, first, deadline, today, unit, firstDayOfWeek));
        }
        StringBuilder all = new StringBuilder();
        letters.values().forEach(all::append);
        return all.toString();
    }

    private char letter(
            int target,
            int count,
            LocalDate start,
            LocalDate first,
            @Nullable LocalDate deadline,
            LocalDate today,
            PeriodUnit unit,
            DayOfWeek firstDayOfWeek) {
        boolean excused = false;
        boolean paused = false;
        boolean cut = false;
        boolean over = true;
        for (LocalDate day = start; start(day, unit, firstDayOfWeek).equals(start); day = day.plusDays(1)) {
            LocalDate one = day;
            excused |= goalEvents(PeriodExcused.class)
                    .anyMatch(excuse -> excuse.day().equals(one));
            if (day.isBefore(first) || (deadline != null && day.isAfter(deadline))) {
                cut = true;
            } else {
                paused |= isPaused(day);
                over &= day.isBefore(today);
            }
        }
        if (excused) {
            return 'E';
        }
        if (count >= target) {
            return 'M';
        }
        if (!over) {
            return pauseLasts() ? 'Z' : 'O';
        }
        return paused ? 'Z' : cut ? 'P' : 'X';
    }

    private static LocalDate start(LocalDate day, PeriodUnit unit, DayOfWeek firstDayOfWeek) {
        LocalDate start = day;
        while (!isStart(start, unit, firstDayOfWeek)) {
            start = start.minusDays(1);
        }
        return start;
    }

    private static boolean isStart(LocalDate day, PeriodUnit unit, DayOfWeek firstDayOfWeek) {
        return switch (unit) {
            case WEEK -> day.getDayOfWeek() == firstDayOfWeek;
            case MONTH -> day.getDayOfMonth() == 1;
            case QUARTER -> day.getDayOfMonth() == 1 && day.getMonthValue() % 3 == 1;
            case YEAR -> day.getDayOfYear() == 1;
        };
    }

    private <E extends RapportEvent> Stream<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    private Stream<Entry> all() {
        return events.stream().filter(Entry.class::isInstance).map(Entry.class::cast);
    }

    private <E extends RapportEvent> Stream<E> goalEvents(Class<E> type) {
        return all(type).filter(event -> ((GoalEvent) event).goalId().equals(goal));
    }

    private boolean isPaused(LocalDate day) {
        List<LocalDate> from =
                goalEvents(GoalPaused.class).map(GoalPaused::from).toList();
        List<LocalDate> until =
                goalEvents(GoalResumed.class).map(GoalResumed::from).toList();
        boolean paused = false;
        for (int i = 0; i < from.size(); i++) {
            paused |= !day.isBefore(from.get(i)) && (i >= until.size() || day.isBefore(until.get(i)));
        }
        return paused;
    }

    private boolean pauseLasts() {
        return goalEvents(GoalPaused.class).count()
                > goalEvents(GoalResumed.class).count();
    }

    private Dated told(Entry entry) {
        return all(EntryCorrected.class)
                .filter(correction -> correction.entryId().equals(entry.entryId()))
                .map(Dated.class::cast)
                .reduce(entry, (earlier, later) -> later);
    }

    private LocalDate dayOf(Entry entry) {
        return told(entry).occurredOn();
    }

    private Instant instantOf(Entry entry) {
        return told(entry).occurredAt();
    }

    private static UUID personOf(Entry entry) {
        return entry instanceof RelationshipEvent event ? event.relationshipId() : entry.entryId();
    }

    private boolean isRetracted(UUID entry) {
        return all(EntryRetracted.class)
                .anyMatch(retraction -> retraction.entryId().equals(entry));
    }

    private boolean stands(RelationshipEvent event) {
        Entry entry = (Entry) event;
        return !isRetracted(entry.entryId())
                && grounds(entry)
                        .allMatch(
                                ground -> all().filter(other -> other.entryId().equals(ground))
                                        .allMatch(other -> stands((RelationshipEvent) other)));
    }

    private static Stream<UUID> grounds(Entry entry) {
        return switch (entry) {
            case AssumptionConfirmed certainty -> Stream.of(certainty.conversationId(), certainty.assumptionId());
            case AssumptionCorrected certainty -> Stream.of(certainty.conversationId(), certainty.assumptionId());
            case FactLearned certainty -> Stream.of(certainty.conversationId());
            case FollowUpRecorded followUp ->
                followUp.reference().words() == null
                        ? Stream.ofNullable(followUp.reference().entryId())
                        : Stream.empty();
            case HelpResponseRecorded response -> Stream.of(response.offerId());
            case HelpFollowedThrough help ->
                Stream.concat(Stream.of(help.offerId()), Stream.ofNullable(help.responseId()));
            default -> Stream.empty();
        };
    }

    private boolean passes(UUID person, Filter filter) {
        return isExpertAsAsked(person, filter) && (filter.aimId() == null || isOfTheArea(person, filter.aimId()));
    }

    /** Goes through everything that was ever said about the person and the aim; what was said last holds. */
    private boolean isOfTheArea(UUID person, UUID aimId) {
        String industry = null;
        Set<String> tags = new HashSet<>();
        Aim aim = null;
        for (RapportEvent event : events) {
            switch (event) {
                case PersonMet met
                when met.relationshipId().equals(person) -> {
                    industry = met.person().industry();
                    met.tags().forEach(tag -> tags.add(tag.toLowerCase(Locale.ROOT)));
                }
                case PersonDescribed described
                when described.relationshipId().equals(person) ->
                    industry = described.person().industry();
                case PersonTagged tagged
                when tagged.relationshipId().equals(person) ->
                    tags.add(tagged.tag().toLowerCase(Locale.ROOT));
                case PersonUntagged untagged
                when untagged.relationshipId().equals(person) ->
                    tags.remove(untagged.tag().toLowerCase(Locale.ROOT));
                case AimAdded added when added.aimId().equals(aimId) -> aim = added.aim();
                case AimRevised revised when revised.aimId().equals(aimId) -> aim = revised.aim();
                default -> {}
            }
        }
        return aim != null
                && ((aim.industry() != null && aim.industry().equalsIgnoreCase(industry))
                        || aim.tags().stream().anyMatch(tag -> tags.contains(tag.toLowerCase(Locale.ROOT))));
    }

    private boolean isExpertAsAsked(UUID person, Filter filter) {
        boolean expert = false;
        for (RapportEvent event : events) {
            if (event instanceof PersonMet met && met.relationshipId().equals(person)) {
                expert = met.person().expert();
            } else if (event instanceof PersonDescribed described
                    && described.relationshipId().equals(person)) {
                Person now = described.person();
                expert = now.expert();
            }
        }
        return filter.expert() == null || filter.expert() == expert;
    }

    private PersonMet meeting(UUID person) {
        return all(PersonMet.class)
                .filter(met -> met.relationshipId().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private Stream<Entry> candidates(Measure measure, Filter filter) {
        return all(PersonMet.class)
                .map(PersonMet::relationshipId)
                .filter(person -> passes(person, filter))
                .flatMap(person -> candidates(person, measure, filter));
    }

    private Stream<Entry> candidates(UUID person, Measure measure, Filter filter) {
        return switch (measure) {
            case PEOPLE_MET -> Stream.of(meeting(person));
            case PEOPLE_CONNECTED -> connection(person);
            case FOLLOW_UPS ->
                standing(person, FollowUpRecorded.class)
                        .filter(followUp -> !filter.newConnectionsOnly() || isNew(person, followUp));
            case CONVERSATIONS -> standing(person, ConversationRecorded.class);
            case CERTAINTIES_GAINED -> certainties(person);
            case HELP_FOLLOWED_THROUGH -> standing(person, HelpFollowedThrough.class);
            case GATHERINGS, MISSIONS_ACCOMPLISHED, INTRODUCTIONS_MADE, SKILL_PRACTISED -> Stream.empty();
        };
    }

    private boolean isNew(UUID person, Entry followUp) {
        LocalDate met = dayOf(meeting(person));
        return isAfterMeeting(person, followUp) && !dayOf(followUp).isAfter(met.plusDays(90));
    }

    private boolean isAfterMeeting(UUID person, Entry entry) {
        PersonMet met = meeting(person);
        return !dayOf(entry).isBefore(dayOf(met)) || !instantOf(entry).isBefore(instantOf(met));
    }

    private Stream<Entry> certainties(UUID person) {
        return Stream.of(AssumptionConfirmed.class, AssumptionCorrected.class, FactLearned.class)
                .flatMap(type -> standing(person, type));
    }

    private Stream<Entry> standing(UUID person, Class<? extends RelationshipEvent> type) {
        return all(type)
                .filter(event -> event.relationshipId().equals(person) && stands(event))
                .map(Entry.class::cast);
    }

    /** Goes through the days until both have come true. */
    private Stream<Entry> connection(UUID person) {
        List<Entry> both = Stream.concat(
                        standing(person, FollowUpRecorded.class).filter(entry -> isAfterMeeting(person, entry)),
                        certainties(person))
                .sorted((one, other) -> dayOf(one).equals(dayOf(other))
                        ? instantOf(one).compareTo(instantOf(other))
                        : dayOf(one).compareTo(dayOf(other)))
                .toList();
        boolean followedUp = false;
        boolean certain = false;
        for (Entry entry : both) {
            followedUp |= entry instanceof FollowUpRecorded;
            certain |= !(entry instanceof FollowUpRecorded);
            if (followedUp && certain) {
                return Stream.of(entry);
            }
        }
        return Stream.empty();
    }
}
