package io.rapport.command.kernel.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The member's calendar: which zone was theirs when, and on which day their weeks begin.
 *
 * @param changes the zones in the order in which they were chosen
 */
public record MemberTime(List<ZoneChange> changes, DayOfWeek firstDayOfWeek) {

    /** UTC, and weeks from Monday: what holds until the member chooses. */
    public static final MemberTime DEFAULT = new MemberTime(List.of(), DayOfWeek.MONDAY);

    /** From {@code from} on, the member's days were those of {@code zone}. */
    public record ZoneChange(Instant from, ZoneId zone) {}

    /**
     * The zone that was the member's at that instant: a change counts from when it was made. The first choice is no
     * change, so it holds for what happened earlier too.
     */
    public ZoneId zoneAt(Instant instant) {
        ZoneId zone = changes.isEmpty() ? ZoneOffset.UTC : changes.getFirst().zone();
        for (ZoneChange change : changes) {
            if (change.from().isAfter(instant)) {
                break;
            }
            zone = change.zone();
        }
        return zone;
    }

    /** The member's day at that instant. */
    public LocalDate dayOf(Instant instant) {
        return instant.atZone(zoneAt(instant)).toLocalDate();
    }
}
