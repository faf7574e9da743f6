package io.rapport.command.kernel.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time as the member wrote it: the instant, and the day on the member's wall if the offset was written.
 * {@code +00:00} is an offset as any other; {@code Z} and {@code -00:00} say that it is not known (RFC 9557).
 */
public record StatedTime(Instant instant, @Nullable LocalDate day) {

    /** Between these two offsets lie all zones, and all days that an instant can be on. */
    static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(-12);

    static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

    /** RFC 3339, with as many digits of a second as an instant has. */
    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:[Zz]|[+-]\\d{2}:\\d{2})");

    private static final Pattern OFFSET_UNKNOWN = Pattern.compile(".*(?:[Zz]|-00:00)");

    /** Reads a time of RFC 3339; {@code null} if the text is none, or if no zone has its offset. */
    public static @Nullable StatedTime read(String text) {
        if (!FORM.matcher(text).matches()) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            int offset = time.getOffset().getTotalSeconds();
            if (offset < WESTERNMOST.getTotalSeconds() || offset > EASTERNMOST.getTotalSeconds()) {
                return null;
            }
            boolean unknown = OFFSET_UNKNOWN.matcher(text).matches();
            return new StatedTime(time.toInstant(), unknown ? null : time.toLocalDate());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
