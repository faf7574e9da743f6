package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.RelationshipRejection.NoSuchGathering;
import io.rapport.command.domain.relationship.RelationshipRejection.NoSuchIntroducer;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.dispatch.ExistingAggregates;
import io.rapport.command.platform.dispatch.Owner;
import io.rapport.events.relationship.HowMet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a relationship refers to outside of itself has to exist, and to be the same member's. */
final class References {

    private static final String GATHERING = "gathering";

    private final ExistingAggregates existing;

    References(ExistingAggregates existing) {
        this.existing = existing;
    }

    void mustExist(Owner owner, @Nullable HowMet howMet) {
        if (howMet == null) {
            return;
        }
        gatheringMustExist(owner, howMet.gatheringId(), "howMet.gatheringId");
        if (howMet.introducedBy() != null
                && !existing.exists(owner, RelationshipConfiguration.RELATIONSHIP, howMet.introducedBy())) {
            throw new RejectedException(new NoSuchIntroducer());
        }
    }

    void gatheringMustExist(Owner owner, @Nullable UUID gatheringId, String field) {
        if (gatheringId != null && !existing.exists(owner, GATHERING, gatheringId)) {
            throw new RejectedException(new NoSuchGathering(field));
        }
    }
}
