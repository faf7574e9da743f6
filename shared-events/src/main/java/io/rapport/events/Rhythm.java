package io.rapport.events;

import java.time.LocalDate;

/** Every so many days, weeks, months or years. */
public record Rhythm(int every, Unit unit) {

    /** A calendar unit of the member's own calendar. */
    public enum Unit {
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    /** The day that is due so long after another one: three months after 30 November is the end of February. */
    public LocalDate after(LocalDate day) {
        return switch (unit) {
            case DAY -> day.plusDays(every);
            case WEEK -> day.plusWeeks(every);
            case MONTH -> day.plusMonths(every);
            case YEAR -> day.plusYears(every);
        };
    }
}
