package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.RelationshipRejection.AssumptionAlreadySettled;
import io.rapport.command.domain.relationship.RelationshipRejection.NoSuchAssumption;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.SnapshotState;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which guesses were settled, and by what; a guess whose certainty no longer stands is a guess again. */
@SnapshotState
final class Assumptions {

    private Map<UUID, UUID> settledBy = new HashMap<>();

    void settled(UUID assumptionId, UUID certaintyId) {
        settledBy.put(assumptionId, certaintyId);
    }

    void mustBeOpen(UUID assumptionId, Entries entries) {
        if (!entries.isStanding(assumptionId, EntryKind.ASSUMPTION)) {
            throw new RejectedException(new NoSuchAssumption());
        }
        @Nullable UUID certainty = settledBy.get(assumptionId);
        if (certainty != null && entries.isStanding(certainty)) {
            throw new RejectedException(new AssumptionAlreadySettled(certainty));
        }
    }
}
