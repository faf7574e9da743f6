package io.rapport.command.kernel.time;

import java.time.Instant;
import java.time.LocalDate;

/**
 * When something happened, settled by the rules of time: an instant and the member's own day.
 *
 * @param dayOnly whether the member stated a day and no time of it; then only days can be compared
 */
public record Moment(Instant occurredAt, LocalDate occurredOn, boolean dayOnly) {

    /** Whether this was surely earlier than what happened then; of a day alone, the same day is not earlier. */
    public boolean isBefore(Instant otherAt, LocalDate otherOn) {
        return dayOnly ? occurredOn.isBefore(otherOn) : occurredAt.isBefore(otherAt);
    }

    /** Whether this was surely later than what happened then; of a day alone, the same day is not later. */
    public boolean isAfter(Instant otherAt, LocalDate otherOn) {
        return dayOnly ? occurredOn.isAfter(otherOn) : occurredAt.isAfter(otherAt);
    }

    /** Whether this is but the day of what happened then, which says nothing new about the time of that day. */
    public boolean restates(LocalDate otherOn) {
        return dayOnly && occurredOn.equals(otherOn);
    }

    /** Whether this may have been later than what happened then; of a day alone, the same day may be later. */
    public boolean mayBeAfter(Instant otherAt, LocalDate otherOn) {
        return dayOnly ? !occurredOn.isBefore(otherOn) : occurredAt.isAfter(otherAt);
    }

    /**
     * The same, from the day's first instant on if only the day was stated: what else happened on the day of a meeting
     * was not before it just because nobody wrote down the hour.
     */
    public Moment fromBeginningOfDay(MemberTime memberTime) {
        return dayOnly
                ? new Moment(
                        occurredOn.atStartOfDay(memberTime.zoneAt(occurredAt)).toInstant(), occurredOn, true)
                : this;
    }
}
