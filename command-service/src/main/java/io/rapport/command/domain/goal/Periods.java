package io.rapport.command.domain.goal;

import io.rapport.events.goal.Tracking.Recurring;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The calendar periods of a recurring goal, half-open, in the member's calendar. */
record Periods(Recurring tracking, DayOfWeek firstDayOfWeek) {

    /** Whether the period that holds {@code day} is one of the goal's; the first and the last one may be partial. */
    boolean has(LocalDate day) {
        LocalDate start = startOf(day);
        boolean endsAfterStart = startOfNext(start).isAfter(tracking.startsOn());
        return endsAfterStart && (tracking.deadline() == null || !start.isAfter(tracking.deadline()));
    }

    /** Whether one period holds both days. */
    boolean same(LocalDate day, LocalDate otherDay) {
        return startOf(day).equals(startOf(otherDay));
    }

    private LocalDate startOf(LocalDate day) {
        return switch (tracking.period()) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(firstDayOfWeek));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    private LocalDate startOfNext(LocalDate start) {
        return switch (tracking.period()) {
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case QUARTER -> start.plusMonths(3);
            case YEAR -> start.plusYears(1);
        };
    }
}
