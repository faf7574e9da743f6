package io.rapport.command.kernel.time;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The part of a request's body that says when something happened. */
public interface Stated {

    @Nullable
    StatedTime occurredAt();

    @Nullable
    LocalDate occurredOn();

    /** Whether anything is said about it; a correction may leave the time as it is. */
    default boolean statesTime() {
        return occurredAt() != null || occurredOn() != null;
    }

    /** When it happened, settled by the rules of time. */
    default Moment moment(Instant now, MemberTime memberTime) {
        return Moments.resolve(occurredAt(), occurredOn(), now, memberTime);
    }
}
