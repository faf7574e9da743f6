package io.rapport.query.rules;

import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The days on which a remembered day comes again: itself and each year after it. */
public final class Anniversaries {

    private Anniversaries() {}

    /** Those from one day, included, to another, excluded; of 29 February on the 28th in other years. */
    public static Stream<LocalDate> of(LocalDate day, LocalDate from, LocalDate to) {
        return IntStream.rangeClosed(Math.max(day.getYear(), from.getYear()), to.getYear())
                .mapToObj(day::withYear)
                .filter(each -> !each.isBefore(from) && each.isBefore(to));
    }
}
