package io.rapport.query.models.skill;

import io.rapport.events.Dated;
import io.rapport.query.rules.Happening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** That the member has met somebody with whom they may practise. */
record Met(UUID relationshipId, UUID entryId, LocalDate occurredOn, Instant occurredAt) implements Happening {

    Met {
        // Documents keep milliseconds.
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** With the meeting at another time, if that is the entry. */
    Met corrected(UUID corrected, Dated when) {
        return corrected.equals(entryId)
                ? new Met(relationshipId, entryId, when.occurredOn(), when.occurredAt())
                : this;
    }
}
