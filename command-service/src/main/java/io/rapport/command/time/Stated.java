package io.rapport.command.time;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The part of a request's body that says when something happened. */
public interface Stated {

    @Nullable
    StatedTime occurredAt();

    @Nullable
    LocalDate occurredOn();

    /** When it happened, settled by the rules of time. */
    default Moment moment(Instant now, MemberTime memberTime) {
        return Moments.resolve(occurredAt(), occurredOn(), now, memberTime);
    }
}
