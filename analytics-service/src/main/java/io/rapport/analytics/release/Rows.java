package io.rapport.analytics.release;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of some months. */
final class Rows {

    private Rows() {}

    /** The rows, with one that says that nothing is told for each month that has none. */
    static List<Row> ofAll(Collection<String> months, List<Row> told) {
        Map<String, List<Row>> byMonth = told.stream().collect(Collectors.groupingBy(Row::month));
        return months.stream()
                .flatMap(month ->
                        byMonth
                                .getOrDefault(month, List.of(Row.suppressed(month, Row.Kind.COUNT, Row.EVERYTHING)))
                                .stream())
                .toList();
    }

    /** Those between two months, both included. Each has its month as text that sorts. */
    static List<Row> between(List<Row> rows, @Nullable YearMonth from, @Nullable YearMonth to) {
        return rows.stream()
                .filter(row -> from == null || row.month().compareTo(from.toString()) >= 0)
                .filter(row -> to == null || row.month().compareTo(to.toString()) <= 0)
                .toList();
    }
}
