package io.rapport.query.models.gathering;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as gatherings tell of them.
 *
 * @param meetingId the entry of the meeting; absent while there is nothing but a card
 * @param gatheringId the gathering at which they met, if it was one
 */
record Acquaintance(
        UUID relationshipId,
        String name,
        @Nullable String tellOthers,
        @Nullable UUID meetingId,
        @Nullable LocalDate metOn,
        @Nullable UUID gatheringId) {

    Acquaintance describedAs(String newName, @Nullable String words) {
        return new Acquaintance(relationshipId, newName, words, meetingId, metOn, gatheringId);
    }

    Acquaintance met(UUID entryId, LocalDate on, @Nullable UUID gathering) {
        return new Acquaintance(relationshipId, name, tellOthers, entryId, on, gathering);
    }

    /** With the meeting on another day, if that is the entry. */
    Acquaintance corrected(UUID entryId, LocalDate on) {
        return entryId.equals(meetingId) ? met(entryId, on, gatheringId) : this;
    }

    /** As whoever stands for the person now. */
    Acquaintance as(UUID root) {
        return new Acquaintance(root, name, tellOthers, meetingId, metOn, gatheringId);
    }
}
