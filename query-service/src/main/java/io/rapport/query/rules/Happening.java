package io.rapport.query.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/** An entry as far as order goes: on which of the member's days it happened, and when. */
public interface Happening {

    /** As things happened: by the member's day first, because the day that the member states beats the instant. */
    Comparator<Happening> AS_IT_HAPPENED = Comparator.comparing(Happening::occurredOn)
            .thenComparing(Happening::occurredAt)
            .thenComparing(Happening::entryId);

    UUID entryId();

    LocalDate occurredOn();

    Instant occurredAt();

    /**
     * Whether this was surely earlier. Of an entry whose day alone was stated the instant says little, and of one that
     * was told on a journey the day does, so both have to say it.
     */
    default boolean isBefore(Happening other) {
        return occurredOn().isBefore(other.occurredOn()) && occurredAt().isBefore(other.occurredAt());
    }
}
