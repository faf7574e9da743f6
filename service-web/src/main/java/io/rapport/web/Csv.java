package io.rapport.web;

import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rows as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it: whoever
 * opens the file runs nothing that somebody else wrote.
 */
public final class Csv {

    /** As a media type. */
    public static final String MEDIA_TYPE = "text/csv";

    private static final String END = "\r\n";

    /** Also after blanks, and in the full-width forms that some spreadsheets take alike. */
    private static final Pattern FORMULA =
            Pattern.compile("^[\\s\\uFEFF]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20].*|^[\\t\\r\\n].*", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    /** A semicolon and a tab too: they separate where a comma stands in numbers. */
    private static final Pattern QUOTED = Pattern.compile("[,;\\t\"\\r\\n]");

    private Csv() {}

    /** Adds one row; what is absent is an empty cell. */
    public static void row(Appendable csv, @Nullable Object... cells) throws IOException {
        StringBuilder row = new StringBuilder();
        row(row, cells);
        csv.append(row);
    }

    /** Adds one row; what is absent is an empty cell. */
    public static void row(StringBuilder csv, @Nullable Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            csv.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        csv.append(END);
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches()) {
            text = "'" + text;
        }
        return QUOTED.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
