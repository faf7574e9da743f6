package io.rapport.command.domain.mission;

import io.rapport.command.domain.mission.MissionRejection.NoSuchGathering;
import io.rapport.command.domain.mission.MissionRejection.NoSuchRelationship;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.dispatch.ExistingAggregates;
import io.rapport.command.platform.dispatch.Owner;
import io.rapport.events.mission.About;

/** Whom or what a mission is about has to exist, and to be the same member's. */
final class References {

    private final ExistingAggregates existing;

    References(ExistingAggregates existing) {
        this.existing = existing;
    }

    void mustExist(Owner owner, About about) {
        if (about.relationshipId() != null && !existing.exists(owner, "relationship", about.relationshipId())) {
            throw new RejectedException(new NoSuchRelationship());
        }
        if (about.gatheringId() != null && !existing.exists(owner, "gathering", about.gatheringId())) {
            throw new RejectedException(new NoSuchGathering());
        }
    }
}
