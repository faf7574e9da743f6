package io.rapport.query.models.goal;

import io.rapport.query.rules.Happening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Something a member did with a person that a goal may count: an entry reduced to what counting needs.
 *
 * @param restsOn the entries without which this one means nothing, as its event says
 */
record Act(UUID entryId, Kind kind, LocalDate occurredOn, Instant occurredAt, List<UUID> restsOn) implements Happening {

    enum Kind {
        /** There is a card: nothing was done yet, and nothing counts. */
        CAPTURE,
        MEETING,
        CONVERSATION,
        FOLLOW_UP,
        CERTAINTY,
        FOLLOW_THROUGH,
        /** Counts for nothing itself; but what counts may rest on it. */
        GROUND
    }

    Act {
        // Documents keep milliseconds; an act has to be the same before and after it was stored.
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
        restsOn = restsOn.stream().sorted().toList();
    }

    Act(UUID entryId, Kind kind, LocalDate occurredOn, Instant occurredAt) {
        this(entryId, kind, occurredOn, occurredAt, List.of());
    }

    Act movedTo(LocalDate day, Instant instant) {
        return new Act(entryId, kind, day, instant, restsOn);
    }
}
