package io.rapport.analytics.release;

import io.rapport.web.Csv;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as CSV. */
final class FiguresCsv {

    private FiguresCsv() {}

    static String of(List<Row> rows) {
        StringBuilder csv = new StringBuilder();
        Csv.row(csv, "month", "kind", "name", "value", "members", "suppressed");
        for (Row row : rows) {
            Csv.row(csv, row.month(), row.kind(), row.name(), number(row.value()), row.members(), row.suppressed());
        }
        return csv.toString();
    }

    /** The same of parts, each of which is named in the first column: some names come from elsewhere. */
    static String of(Map<String, List<Row>> parts) {
        StringBuilder csv = new StringBuilder();
        Csv.row(csv, "part", "month", "kind", "name", "value", "members", "suppressed");
        parts.forEach((part, rows) -> {
            for (Row row : rows) {
                Csv.row(
                        csv,
                        part,
                        row.month(),
                        row.kind(),
                        row.name(),
                        number(row.value()),
                        row.members(),
                        row.suppressed());
            }
        });
        return csv.toString();
    }

    private static @Nullable String number(@Nullable Double value) {
        return value == null
                ? null
                : new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
    }
}
