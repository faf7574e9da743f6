package io.rapport.query.models.gathering;

import io.rapport.query.platform.merges.Roots;
import java.time.LocalDate;
import java.util.UUID;

/** A conversation at a gathering. */
record Talk(
        UUID entryId, UUID relationshipId, UUID gatheringId, LocalDate occurredOn, String summary, boolean standing) {

    Talk corrected(LocalDate on, String text) {
        return new Talk(entryId, relationshipId, gatheringId, on, text, standing);
    }

    Talk retracted() {
        return new Talk(entryId, relationshipId, gatheringId, occurredOn, summary, false);
    }

    /** With whoever stands for the person now. */
    Talk with(Roots roots) {
        return new Talk(entryId, roots.of(relationshipId), gatheringId, occurredOn, summary, standing);
    }
}
