package io.rapport.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes instants and days in the one form in which Java's {@code toString} writes them. A formatter reads
 * every form that ISO 8601 has, and an event has three such values: half of its decoding was spent on them.
 */
public final class IsoTimes {

    private static final int DATE = "2026-11-02".length();
    private static final int SECONDS = "2026-11-02T09:30:00".length();
    private static final int NANO_DIGITS = 9;
    private static final long SECONDS_OF_DAY = 86_400;

    private IsoTimes() {}

    /** The instant, or {@code null} if the text has to be left to a formatter. */
    static @Nullable Instant instant(String text) {
        int end = text.length() - 1;
        if (end < SECONDS || end > SECONDS + 1 + NANO_DIGITS || text.charAt(end) != 'Z') {
            return null;
        }
        LocalDate day = dateAt(text);
        int hour = twoDigits(text, 11);
        int minute = twoDigits(text, 14);
        int second = twoDigits(text, 17);
        int nanos = fraction(text, end);
        if (day == null
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || (hour | minute | second | nanos) < 0
                || hour > 23
                || minute > 59
                || second > 59) {
            return null;
        }
        return Instant.ofEpochSecond(day.toEpochDay() * SECONDS_OF_DAY + hour * 3_600L + minute * 60L + second, nanos);
    }

    /**
     * The instant.
     *
     * @throws java.time.format.DateTimeParseException if it is none
     */
    static Instant parse(String text) {
        Instant usual = instant(text);
        return usual == null ? Instant.parse(text) : usual;
    }

    /** The day, or {@code null} if the text has to be left to a formatter. */
    static @Nullable LocalDate date(String text) {
        return text.length() == DATE ? dateAt(text) : null;
    }

    private static @Nullable LocalDate dateAt(String text) {
        int century = twoDigits(text, 0);
        int year = twoDigits(text, 2);
        int month = twoDigits(text, 5);
        int day = twoDigits(text, 8);
        if ((century | year | month | day) < 0 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        try {
            return LocalDate.of(century * 100 + year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The nanoseconds from the point to {@code end}, or -1. */
    private static int fraction(String text, int end) {
        if (end == SECONDS) {
            return 0;
        }
        if (text.charAt(SECONDS) != '.' || end == SECONDS + 1) {
            return -1;
        }
        int nanos = 0;
        for (int i = SECONDS + 1; i <= SECONDS + NANO_DIGITS; i++) {
            int digit = i < end ? text.charAt(i) - '0' : 0;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            nanos = nanos * 10 + digit;
        }
        return nanos;
    }

    private static int twoDigits(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    /** As {@link Instant#toString()}, in UTC. */
    public static String text(Instant instant) {
        long seconds = instant.getEpochSecond();
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_OF_DAY));
        if (day.getYear() < 0 || day.getYear() > 9_999) {
            return instant.toString();
        }
        int second = (int) Math.floorMod(seconds, SECONDS_OF_DAY);
        StringBuilder text = new StringBuilder(SECONDS + 2 + NANO_DIGITS);
        appendTwo(text, day.getYear() / 100);
        appendTwo(text, day.getYear() % 100);
        appendTwo(text.append('-'), day.getMonthValue());
        appendTwo(text.append('-'), day.getDayOfMonth());
        appendTwo(text.append('T'), second / 3_600);
        appendTwo(text.append(':'), second / 60 % 60);
        appendTwo(text.append(':'), second % 60);
        appendFraction(text, instant.getNano());
        return text.append('Z').toString();
    }

    /** In groups of three digits, as many as are needed. */
    private static void appendFraction(StringBuilder text, int nanos) {
        if (nanos == 0) {
            return;
        }
        text.append('.');
        int rest = nanos;
        for (int unit = 100_000_000, digits = 0; rest > 0 || digits % 3 != 0; unit /= 10, digits++) {
            text.append((char) ('0' + rest / unit));
            rest %= unit;
            if (unit == 1) {
                return;
            }
        }
    }

    private static void appendTwo(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
