package io.rapport.events;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes instants and days in the one form in which Java's {@code toString} writes them. A formatter reads
 * every form that ISO 8601 has, and an event has three such values: half of its decoding was spent on them.
 */
public final class IsoTimes {

    /** So many characters has the longest text of an instant. */
    public static final int LONGEST = Instant.MAX.toString().length();

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
        byte[] text = new byte[LONGEST];
        return new String(text, 0, put(instant, text, 0), StandardCharsets.ISO_8859_1);
    }

    /** Writes {@link #text} in ASCII, up to {@link #LONGEST} bytes from {@code at} on, and says where it ends. */
    public static int put(Instant instant, byte[] text, int at) {
        long seconds = instant.getEpochSecond();
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_OF_DAY));
        if (day.getYear() < 0 || day.getYear() > 9_999) {
            byte[] unusual = instant.toString().getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(unusual, 0, text, at, unusual.length);
            return at + unusual.length;
        }
        int second = (int) Math.floorMod(seconds, SECONDS_OF_DAY);
        putTwo(text, at, day.getYear() / 100);
        putTwo(text, at + 2, day.getYear() % 100);
        text[at + 4] = '-';
        putTwo(text, at + 5, day.getMonthValue());
        text[at + 7] = '-';
        putTwo(text, at + 8, day.getDayOfMonth());
        text[at + 10] = 'T';
        putTwo(text, at + 11, second / 3_600);
        text[at + 13] = ':';
        putTwo(text, at + 14, second / 60 % 60);
        text[at + 16] = ':';
        putTwo(text, at + 17, second % 60);
        int end = putFraction(text, at + SECONDS, instant.getNano());
        text[end] = 'Z';
        return end + 1;
    }

    /** In groups of three digits, as many as are needed; says where it ends. */
    private static int putFraction(byte[] text, int at, int nanos) {
        if (nanos == 0) {
            return at;
        }
        text[at] = '.';
        int end = at + 1;
        int rest = nanos;
        for (int unit = 100_000_000; rest > 0 || (end - at) % 3 != 1; unit /= 10) {
            text[end++] = (byte) ('0' + rest / unit);
            rest %= unit;
        }
        return end;
    }

    private static void putTwo(byte[] text, int at, int number) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
    }
}
