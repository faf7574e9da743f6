package io.rapport.query.rules;

import io.rapport.events.member.MemberEvent;
import io.rapport.events.member.MemberEvent.CalendarFeedIssued;
import io.rapport.events.member.MemberEvent.CalendarFeedRevoked;
import io.rapport.events.member.MemberEvent.FirstDayOfWeekChosen;
import io.rapport.events.member.MemberEvent.MemberDescribed;
import io.rapport.events.member.MemberEvent.MemberForgotten;
import io.rapport.events.member.MemberEvent.OptedInToAnalytics;
import io.rapport.events.member.MemberEvent.OptedOutOfAnalytics;
import io.rapport.events.member.MemberEvent.TimeZoneChosen;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The zone that says which day is the member's today, and the day on which their weeks begin. Days that are past need
 * no zone: each entry carries the member's own day. So a change of zone moves nothing that was recorded; a change of
 * the first day of the week cuts all weeks anew.
 *
 * @param zone the id of the zone
 */
public record MemberCalendar(String zone, DayOfWeek firstDayOfWeek) {

    /** What holds until the member chooses. */
    public static final MemberCalendar DEFAULT = new MemberCalendar(ZoneOffset.UTC.getId(), DayOfWeek.MONDAY);

    /** The calendar once the event has happened. */
    public static MemberCalendar after(@Nullable MemberCalendar before, MemberEvent event) {
        MemberCalendar known = before == null ? DEFAULT : before;
        return switch (event) {
            case TimeZoneChosen chosen -> new MemberCalendar(chosen.zone().getId(), known.firstDayOfWeek);
            case FirstDayOfWeekChosen chosen -> new MemberCalendar(known.zone, chosen.day());
            case CalendarFeedIssued _,
                    CalendarFeedRevoked _,
                    MemberDescribed _,
                    OptedOutOfAnalytics _,
                    OptedInToAnalytics _,
                    MemberForgotten _ -> known;
        };
    }

    /** The member's day at that instant, in their current zone. */
    public LocalDate dayOf(Instant instant) {
        return instant.atZone(ZoneId.of(zone)).toLocalDate();
    }
}
