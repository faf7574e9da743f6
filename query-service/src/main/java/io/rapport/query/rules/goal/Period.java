package io.rapport.query.rules.goal;

import io.rapport.events.goal.Tracking.PeriodUnit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** Days from {@code startsOn} up to, but not including, {@code endsBefore}. */
public record Period(LocalDate startsOn, LocalDate endsBefore) {

    /** The calendar period that holds {@code day}; a week begins on {@code firstDayOfWeek}. */
    public static Period holding(LocalDate day, PeriodUnit unit, DayOfWeek firstDayOfWeek) {
        return switch (unit) {
            case WEEK -> {
                LocalDate start = day.with(TemporalAdjusters.previousOrSame(firstDayOfWeek));
                yield new Period(start, start.plusWeeks(1));
            }
            case MONTH -> {
                LocalDate start = day.withDayOfMonth(1);
                yield new Period(start, start.plusMonths(1));
            }
            case QUARTER -> {
                LocalDate start = day.with(IsoFields.DAY_OF_QUARTER, 1);
                yield new Period(start, start.plusMonths(3));
            }
            case YEAR -> {
                LocalDate start = day.withDayOfYear(1);
                yield new Period(start, start.plusYears(1));
            }
        };
    }

    /** All calendar periods from the one that holds {@code from} to the one that holds {@code through}, in order. */
    public static List<Period> between(LocalDate from, LocalDate through, PeriodUnit unit, DayOfWeek firstDayOfWeek) {
        List<Period> periods = new ArrayList<>();
        LocalDate next = from;
        while (!next.isAfter(through)) {
            Period period = holding(next, unit, firstDayOfWeek);
            periods.add(period);
            next = period.endsBefore();
        }
        return periods;
    }

    public boolean holds(LocalDate day) {
        return !day.isBefore(startsOn) && day.isBefore(endsBefore);
    }

    public long days() {
        return ChronoUnit.DAYS.between(startsOn, endsBefore);
    }
}
