package io.rapport.command.time;

import io.rapport.command.rules.RejectedException;
import io.rapport.command.time.TimeRejection.DayContradictsInstant;
import io.rapport.command.time.TimeRejection.NotYetHappened;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The rules of time: what the member states about when something happened becomes a {@link Moment}. */
public final class Moments {

    /** How far a client's clock may be ahead. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Between these two offsets lie all days that an instant can be on. */
    private static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(-12);

    private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

    private Moments() {}

    /**
     * Settles when it happened. Without any statement it is now; an offset other than {@code Z} states the day too; a
     * stated day beats the instant's; a day alone is now if it is today, and else noon (of a meeting, the beginning of
     * the day).
     *
     * @throws RejectedException with {@link NotYetHappened} or {@link DayContradictsInstant}
     */
    public static Moment resolve(
            @Nullable OffsetDateTime occurredAt, @Nullable LocalDate occurredOn, Instant now, MemberTime memberTime) {
        if (occurredAt != null) {
            return instantGiven(occurredAt, occurredOn, now, memberTime);
        }
        return occurredOn == null
                ? new Moment(now, memberTime.dayOf(now), false)
                : dayGiven(occurredOn, now, memberTime);
    }

    private static Moment instantGiven(
            OffsetDateTime stated, @Nullable LocalDate statedDay, Instant now, MemberTime memberTime) {
        Instant at = stated.toInstant();
        if (at.isAfter(now.plus(TOLERANCE))) {
            throw new RejectedException(new NotYetHappened("occurredAt"));
        }
        if (statedDay != null) {
            mustBeADayOf(at, statedDay);
            return new Moment(at, statedDay, false);
        }
        boolean dayIsWritten = !stated.getOffset().equals(ZoneOffset.UTC);
        return new Moment(at, dayIsWritten ? stated.toLocalDate() : memberTime.dayOf(at), false);
    }

    private static void mustBeADayOf(Instant at, LocalDate day) {
        LocalDate earliest = at.atOffset(WESTERNMOST).toLocalDate();
        LocalDate latest = at.atOffset(EASTERNMOST).toLocalDate();
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
