package io.rapport.analytics.release;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as CSV. No value needs quotes: there are months, names of ours, ids and numbers. */
final class Csv {

    private static final String END = "\r\n";
    private static final String NAMES = "month,kind,name,value,members,suppressed";

    private Csv() {}

    static String of(List<Row> rows) {
        StringBuilder csv = new StringBuilder(NAMES).append(END);
        rows.forEach(row -> line(row, csv));
        return csv.toString();
    }

    /** The same of parts, each of which is named in the first column. */
    static String of(Map<String, List<Row>> parts) {
        StringBuilder csv = new StringBuilder("part,").append(NAMES).append(END);
        parts.forEach(
                (part, rows) -> rows.forEach(row -> line(row, csv.append(part).append(','))));
        return csv.toString();
    }

    private static void line(Row row, StringBuilder csv) {
        csv.append(row.month())
                .append(',')
                .append(row.kind())
                .append(',')
                .append(row.name())
                .append(',')
                .append(number(row.value()))
                .append(',')
                .append(row.members() == null ? "" : row.members().toString())
                .append(',')
                .append(row.suppressed())
                .append(END);
    }

    private static String number(@Nullable Double value) {
        return value == null
                ? ""
                : new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
    }
}
