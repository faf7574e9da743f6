package io.rapport.query.rules.goal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days on which something may count towards a goal: from the first to the last, both included, without the paused
 * ones.
 *
 * @param last absent for a habit without an end
 */
public record CountingDays(LocalDate first, @Nullable LocalDate last, List<DaysOff> pauses) {

    public CountingDays {
        pauses = pauses.stream().sorted(Comparator.comparing(DaysOff::from)).toList();
    }

    public boolean counts(LocalDate day) {
        return !day.isBefore(first) && !isOver(day) && !isPaused(day);
    }

    public boolean isOver(LocalDate day) {
        return last != null && day.isAfter(last);
    }

    public boolean isPaused(LocalDate day) {
        return pauses.stream().anyMatch(pause -> pause.holds(day));
    }

    /** Whether the goal was paused and not resumed yet. */
    public boolean pauseLasts() {
        return pauses.stream().anyMatch(pause -> pause.until() == null);
    }

    /** The part of {@code period} that lies between the first and the last day. */
    public Period within(Period period) {
        LocalDate from = later(period.startsOn(), first);
        LocalDate end = last == null ? period.endsBefore() : earlier(period.endsBefore(), last.plusDays(1));
        return new Period(from, later(from, end));
    }

    /** How many days of {@code period} are paused. */
    public long pausedDays(Period period) {
        long paused = 0;
        LocalDate seen = period.startsOn();
        for (DaysOff pause : pauses) {
            LocalDate from = later(seen, pause.from());
            LocalDate until = pause.until() == null ? period.endsBefore() : earlier(pause.until(), period.endsBefore());
            if (from.isBefore(until)) {
                paused += ChronoUnit.DAYS.between(from, until);
                seen = until;
            }
        }
        return paused;
    }

    /**
     * How much of {@code period} has passed before {@code today}, paused days taken out. A pause that still lasts is
     * taken to end today: nobody knows better.
     */
    public TimePassed timePassed(Period period, LocalDate today) {
        LocalDate now = earlier(later(today, period.startsOn()), period.endsBefore());
        List<DaysOff> asOfToday = pauses.stream()
                .map(pause -> pause.until() == null ? pause.endedBy(later(today, pause.from())) : pause)
                .toList();
        CountingDays known = new CountingDays(first, last, asOfToday);
        return new TimePassed(known.activeDays(new Period(period.startsOn(), now)), known.activeDays(period));
    }

    private long activeDays(Period period) {
        return period.days() - pausedDays(period);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
