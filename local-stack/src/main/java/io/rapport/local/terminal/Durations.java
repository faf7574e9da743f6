package io.rapport.local.terminal;

import java.time.Duration;
import java.util.Locale;

/** Spans of time as people read them. */
public final class Durations {

    private Durations() {}

    /** With one decimal: {@code 3.2 s}. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }

    /** Coarse: {@code 42 s}, {@code 3 min}, {@code 5 h}, {@code 2 d}. */
    public static String coarse(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(2)) < 0) {
            return duration.toSeconds() + " s";
        }
        if (duration.compareTo(Duration.ofHours(2)) < 0) {
            return duration.toMinutes() + " min";
        }
        return duration.compareTo(Duration.ofDays(2)) < 0 ? duration.toHours() + " h" : duration.toDays() + " d";
    }
}
