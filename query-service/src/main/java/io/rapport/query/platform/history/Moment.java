package io.rapport.query.platform.history;

import io.rapport.query.platform.web.InvalidFieldException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Of which moment a query is asked, in two times that are never mixed.
 *
 * @param position what was recorded up to it; absent if an instant says so, or nothing does
 * @param recordedBy what was recorded by then; absent if a position says so, or nothing does
 * @param happenedBy what had happened in the world by then; absent if all of it
 */
record Moment(
        @Nullable Long position,
        @Nullable Instant recordedBy,
        @Nullable Instant happenedBy) {

    static final String AS_OF = "asOf";
    static final String HAPPENED_BY = "happenedBy";

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    /**
     * What the parameters say; {@code null} if they say nothing.
     *
     * @throws InvalidFieldException if they are not of their form, or of a moment to come
     */
    static @Nullable Moment of(@Nullable String asOf, @Nullable String happenedBy, Predicate<Instant> toCome) {
        if (asOf == null && happenedBy == null) {
            return null;
        }
        Instant happened = happenedBy == null ? null : happened(HAPPENED_BY, happenedBy, toCome);
        Moment recorded = asOf == null ? null : recorded(AS_OF, asOf, toCome);
        return new Moment(
                recorded == null ? null : recorded.position(),
                recorded == null ? null : recorded.recordedBy(),
                happened);
    }

    /** What a parameter says of the time of recording: an instant, or a position. */
    static Moment recorded(String field, String text, Predicate<Instant> toCome) {
        return POSITION.matcher(text).matches()
                ? new Moment(Long.valueOf(text), null, null)
                : new Moment(null, instant(field, text, ", or a position in the log", toCome), null);
    }

    /** Whether this is the earlier one as both were asked for; of an instant and a position nobody can say. */
    boolean wasRecordedBefore(Moment other) {
        return (recordedBy != null && other.recordedBy != null && recordedBy.isBefore(other.recordedBy))
                || (position != null && other.position != null && position < other.position);
    }

    /** What a parameter says of the time in the world. */
    static Instant happened(String field, String text, Predicate<Instant> toCome) {
        return instant(field, text, "", toCome);
    }

    private static Instant instant(String field, String text, String or, Predicate<Instant> toCome) {
        Instant instant;
        try {
            // A plus that was not escaped arrives as a space.
            instant = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw new InvalidFieldException(
                    field,
                    isDay(text)
                            ? "A day begins and ends at another time in each time zone: say the instant with its offset,"
                                    + " such as 2026-03-31T23:59:59%2B02:00 for the end of a day in Paris."
                            : "It is an instant with its offset, such as 2026-03-31T23:59:59Z" + or + ".");
        }
        if (toCome.test(instant)) {
            throw new InvalidFieldException(field, "The moment is not in the future: nothing is recorded of that yet.");
        }
        return instant;
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
