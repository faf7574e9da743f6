package io.rapport.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How ids, days, numbers, truth values and enumerations are written in an address: in the one way that the API
 * descriptions say. Spring would also take 1-1-1-1-1 for a UUID, 11/23/26 for a day, 0x10 for a number and the name of
 * a constant, and converters of ours do not keep it from that: where they fail, it tries property editors.
 */
final class StrictFormats {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(?:0[1-9]|1[0-2])");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    /** A year of more digits has a sign before it. */
    private static final int LENGTH_OF_A_DAY = 10;

    private StrictFormats() {}

    /** What a text of this type has to be, if it is not. */
    static @Nullable String fault(Class<?> type, String text) {
        if (type == UUID.class) {
            return ID.matcher(text).matches() ? null : "has to be a UUID";
        }
        if (type == Integer.class || type == int.class) {
            return WHOLE_NUMBER.matcher(text).matches() ? null : "has to be a whole number";
        }
        if (type == Long.class || type == long.class) {
            return LONG_NUMBER.matcher(text).matches() ? null : "has to be a whole number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return text.equals("true") || text.equals("false") ? null : "has to be true or false";
        }
        if (type == LocalDate.class) {
            return isDay(text) ? null : "has to be a date such as 2026-11-23";
        }
        if (type == YearMonth.class) {
            return MONTH.matcher(text).matches() ? null : "has to be a month such as 2026-11";
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return Arrays.stream(constants)
                            .anyMatch(constant -> constant.toString().equals(text))
                    ? null
                    : "has to be one of "
                            + Arrays.stream(constants).map(Object::toString).collect(Collectors.joining(", "));
        }
        return null;
    }

    private static boolean isDay(String text) {
        try {
            LocalDate _ = LocalDate.parse(text, DAY);
            return text.length() == LENGTH_OF_A_DAY;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
