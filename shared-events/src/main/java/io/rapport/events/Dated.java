package io.rapport.events;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Happened in the world at a time of its own, which is not the time of recording (that one is the envelope's). Each
 * such event carries both the instant and the member's own day.
 */
public interface Dated {

    /** When it happened, as an instant. */
    Instant occurredAt();

    /**
     * The member's calendar day: the one that the member stated, or else the day of {@link #occurredAt()} in the time
     * zone that was the member's then. It is settled at recording, so neither travel nor a later change of zone moves
     * it.
     */
    LocalDate occurredOn();
}
