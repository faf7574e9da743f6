package io.rapport.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How ids, days, numbers and enumerations are written in an address: in the one way that the API descriptions say.
 * Spring would also take 1-1-1-1-1 for a UUID, 11/23/26 for a day, 0x10 for a number and the name of a constant, and
 * converters of ours do not keep it from that: where they fail, it tries property editors.
 */
final class StrictFormats {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private StrictFormats() {}

    /** What a text of this type has to be, if it is not. */
    static @Nullable String fault(Class<?> type, String text) {
        if (type == UUID.class) {
            return ID.matcher(text).matches() ? null : "is a UUID";
        }
        if (type == Integer.class || type == int.class) {
            return WHOLE_NUMBER.matcher(text).matches() ? null : "is a whole number";
        }
        if (type == LocalDate.class) {
            return DAY.matcher(text).matches() ? null : "is a date such as 2026-11-23";
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return Arrays.stream(constants)
                            .anyMatch(constant -> constant.toString().equals(text))
                    ? null
                    : "is one of "
                            + Arrays.stream(constants).map(Object::toString).collect(Collectors.joining(", "));
        }
        return null;
    }
}
