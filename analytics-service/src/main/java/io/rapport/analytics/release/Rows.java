package io.rapport.analytics.release;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of some months. */
final class Rows {

    private Rows() {}

    /** Those between two months, both included. Each has its month as text that sorts. */
    static List<Row> between(List<Row> rows, @Nullable YearMonth from, @Nullable YearMonth to) {
        return rows.stream()
                .filter(row -> from == null || row.month().compareTo(from.toString()) >= 0)
                .filter(row -> to == null || row.month().compareTo(to.toString()) <= 0)
                .toList();
    }
}
