package io.rapport.command.kernel.time;

import java.time.Instant;
import java.time.LocalDate;

/** A command that records what happened at a time of its own. */
public interface Happened {

    Moment when();

    /** When it happened, as an instant. */
    default Instant at() {
        return when().occurredAt();
    }

    /** The member's day on which it happened. */
    default LocalDate day() {
        return when().occurredOn();
    }
}
