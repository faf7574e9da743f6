package io.rapport.query.models.agenda;

import io.rapport.query.platform.web.InvalidFieldException;
import io.rapport.query.rules.Anniversaries;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The days that are asked for, a year at most, as of the member's today.
 *
 * @param from the first day
 * @param to the day after the last one
 */
record Days(LocalDate from, LocalDate to, LocalDate today) {

    /** Month and day of a year from one, included, to another, excluded, as {@link Note#yearly()} has them. */
    record Season(int year, String from, String to) {}

    private static final String BEGINNING = "";
    private static final String END = "13";

    /**
     * As they were asked for; today without either.
     *
     * @throws InvalidFieldException if there are none, or more than a year's
     */
    static Days of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        LocalDate first = inWrittenHistory("from", from == null ? today : from);
        LocalDate end = inWrittenHistory("to", to == null ? first.plusDays(1) : to);
        if (!first.isBefore(end) || end.isAfter(first.plusYears(1))) {
            throw new InvalidFieldException(
                    "to", "The day after the last one is later than the first one, by a year at most.");
        }
        return new Days(first, end, today);
    }

    /** Days are stored as text, which has their order as long as years have four digits. */
    private static LocalDate inWrittenHistory(String field, LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > 9998) {
            throw new InvalidFieldException(field, "The year is between 1 and 9998.");
        }
        return day;
    }

    /** Whether it is one of these days. */
    boolean include(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    /** The parts of a year that these days are. */
    List<Season> seasons() {
        if (from.getYear() == to.getYear()) {
            return List.of(new Season(from.getYear(), Note.monthAndDay(from), Note.monthAndDay(to)));
        }
        return List.of(
                new Season(from.getYear(), Note.monthAndDay(from), END),
                new Season(to.getYear(), BEGINNING, Note.monthAndDay(to)));
    }

    /** The anniversaries of a day within these days, itself included; of 29 February on the 28th in other years. */
    Stream<LocalDate> anniversariesOf(LocalDate day) {
        return Anniversaries.of(day, from, to);
    }
}
