package io.rapport.query.models.goal;

import io.rapport.events.Entry;
import io.rapport.events.RapportEvent;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.goal.GoalEvent.GoalPaused;
import io.rapport.events.goal.GoalEvent.GoalResumed;
import io.rapport.events.goal.GoalEvent.PeriodExcused;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Tracking.PeriodUnit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts a goal the slow way, day after day and straight from the events, for the tests to compare with. It knows
 * docs/goal-progress.md, and shares no code with what it checks.
 */
final class NaiveCount {

    private final NaiveLog log;
    private final NaivePeople people;
    private final NaiveDeeds deeds;
    private final UUID goal;

    NaiveCount(List<RapportEvent> events, UUID goal) {
        this.log = new NaiveLog(events);
        this.people = new NaivePeople(log);
        this.deeds = new NaiveDeeds(log);
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
        List<? extends Entry> candidates = candidates(measure, filter).toList();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (isPaused(day)) {
                continue;
            }
            LocalDate today = day;
            List<? extends Entry> ofTheDay = candidates.stream()
                    .filter(entry -> log.dayOf(entry).equals(today))
                    .sorted((one, other) -> log.instantOf(one).compareTo(log.instantOf(other)))
                    .toList();
            for (Entry entry : ofTheDay) {
                String period = unit == null
                        ? "whole"
                        : start(day, unit, firstDayOfWeek).toString();
                if (!filter.newConnectionsOnly() || seen.add(people.personOf(entry) + period)) {
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
        log.entries().forEach(entry -> days.put(entry.entryId(), log.dayOf(entry)));
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

    private Stream<? extends Entry> candidates(Measure measure, Filter filter) {
        return switch (measure) {
            case GATHERINGS -> deeds.gatherings(filter);
            case MISSIONS_ACCOMPLISHED -> deeds.missions();
            case INTRODUCTIONS_MADE -> deeds.introductions();
            case SKILL_PRACTISED -> deeds.practices(filter);
            default -> people.candidates(measure, filter);
        };
    }

    private <E extends RapportEvent> Stream<E> goalEvents(Class<E> type) {
        return log.all(type).filter(event -> ((GoalEvent) event).goalId().equals(goal));
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
}
