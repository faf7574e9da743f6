package io.rapport.command.kernel.time;

import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.time.TimeRejection.DayContradictsInstant;
import io.rapport.command.kernel.time.TimeRejection.NotYetHappened;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The rules of time: what the member states about when something happened becomes a {@link Moment}. */
public final class Moments {

    /** How far a client's clock may be ahead. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private Moments() {}

    /**
     * Settles when it happened. Without any statement it is now; a written offset states the day too; a stated day
     * beats the instant's; a day alone is now if it is today, and else noon (of a meeting, the beginning of the day).
     * However the day was stated, it is none after the member's today.
     *
     * @throws RejectedException with {@link NotYetHappened} or {@link DayContradictsInstant}
     */
    public static Moment resolve(
            @Nullable StatedTime occurredAt, @Nullable LocalDate occurredOn, Instant now, MemberTime memberTime) {
        if (occurredAt != null) {
            return instantGiven(occurredAt, occurredOn, now, memberTime);
        }
        return occurredOn == null
                ? new Moment(now, memberTime.dayOf(now), false)
                : dayGiven(occurredOn, now, memberTime);
    }

    private static Moment instantGiven(
            StatedTime stated, @Nullable LocalDate statedDay, Instant now, MemberTime memberTime) {
        Instant at = stated.instant();
        if (at.isAfter(now.plus(TOLERANCE))) {
            throw new RejectedException(new NotYetHappened("occurredAt"));
        }
        if (statedDay != null) {
            mustBeADayOf(at, statedDay);
            mustHaveBegun(statedDay, "occurredOn", at, now, memberTime);
            return new Moment(at, statedDay, false);
        }
        if (stated.day() != null) {
            mustHaveBegun(stated.day(), "occurredAt", at, now, memberTime);
            return new Moment(at, stated.day(), false);
        }
        return new Moment(at, memberTime.dayOf(at), false);
    }

    /** The day of an instant for which a client's clock may be ahead has begun too. */
    private static void mustHaveBegun(LocalDate day, String field, Instant at, Instant now, MemberTime memberTime) {
        if (day.isAfter(memberTime.dayOf(at.isAfter(now) ? at : now))) {
            throw new RejectedException(new NotYetHappened(field));
        }
    }

    private static void mustBeADayOf(Instant at, LocalDate day) {
        LocalDate earliest = at.atOffset(StatedTime.WESTERNMOST).toLocalDate();
        LocalDate latest = at.atOffset(StatedTime.EASTERNMOST).toLocalDate();
        if (day.isBefore(earliest) || day.isAfter(latest)) {
            throw new RejectedException(new DayContradictsInstant(earliest, latest));
        }
    }

    private static Moment dayGiven(LocalDate day, Instant now, MemberTime memberTime) {
        LocalDate today = memberTime.dayOf(now);
        if (day.isAfter(today)) {
            throw new RejectedException(new NotYetHappened("occurredOn"));
        }
        if (day.equals(today)) {
            return new Moment(now, day, true);
        }
        Instant noon = noonOf(day, memberTime);
        // A member who flew east since may have a today whose yesterday's noon, in the zone of then, is still ahead.
        return new Moment(noon.isAfter(now) ? now : noon, day, true);
    }

    private static Instant noonOf(LocalDate day, MemberTime memberTime) {
        Instant noonInUtc = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        return day.atTime(LocalTime.NOON).atZone(memberTime.zoneAt(noonInUtc)).toInstant();
    }
}
