package io.rapport.events.member;

import io.rapport.events.RapportEvent;
import java.time.DayOfWeek;
import java.time.ZoneId;

/** What a member has chosen for all that is counted and dated for them; the aggregate's id is the member's. */
public sealed interface MemberEvent extends RapportEvent {

    /** The member's days are those of this zone, for what happens from the recording on. UTC until chosen. */
    record TimeZoneChosen(ZoneId zone) implements MemberEvent {}

    /** The member's weeks begin on this day. Monday until chosen. */
    record FirstDayOfWeekChosen(DayOfWeek day) implements MemberEvent {}
}
