package io.rapport.query.models.network;

import io.rapport.query.platform.web.InvalidFieldException;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The months that are asked for.
 *
 * @param from the first month
 * @param to the month after the last one
 */
record Months(YearMonth from, YearMonth to) {

    /** So many months are told at the most. */
    static final int MOST = 60;

    private static final int USUAL = 12;

    /**
     * As they were asked for; the latest twelve without either.
     *
     * @throws InvalidFieldException if there are none, or too many
     */
    static Months of(@Nullable YearMonth from, @Nullable YearMonth to, YearMonth now) {
        YearMonth end;
        if (to == null) {
            end = from == null ? now.plusMonths(1) : from.plusMonths(USUAL);
        } else {
            end = to;
        }
        YearMonth first = from == null ? end.minusMonths(USUAL) : from;
        if (first.getYear() < 1 || end.getYear() > 9998) {
            throw new InvalidFieldException("from", "The year is between 1 and 9998.");
        }
        if (!first.isBefore(end) || end.isAfter(first.plusMonths(MOST))) {
            throw new InvalidFieldException(
                    "to", "The month after the last one is later than the first one, by " + MOST + " months at most.");
        }
        return new Months(first, end);
    }

    List<YearMonth> all() {
        return Stream.iterate(from, month -> month.isBefore(to), month -> month.plusMonths(1))
                .toList();
    }
}
