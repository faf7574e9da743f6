package io.rapport.analytics.release;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as CSV. No value needs quotes: there are months, names of ours and numbers. */
final class Csv {

    private static final String END = "\r\n";

    private Csv() {}

    static String of(List<Row> rows) {
        StringBuilder csv = new StringBuilder("month,kind,name,value,members,suppressed").append(END);
        for (Row row : rows) {
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
        return csv.toString();
    }

    private static String number(@Nullable Double value) {
        return value == null
                ? ""
                : new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
    }
}
