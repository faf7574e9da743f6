package io.rapport.events;

/** Every so many days, weeks, months or years. */
public record Rhythm(int every, Unit unit) {

    /** A calendar unit of the member's own calendar. */
    public enum Unit {
        DAY,
        WEEK,
        MONTH,
        YEAR
    }
}
