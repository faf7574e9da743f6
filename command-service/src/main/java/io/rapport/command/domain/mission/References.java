package io.rapport.command.domain.mission;

import io.rapport.command.domain.mission.MissionRejection.NoSuchGathering;
import io.rapport.command.platform.aggregate.ExistingAggregates;
import io.rapport.command.platform.aggregate.Owner;
import io.rapport.events.mission.About;

/** The gathering that a mission is about has to exist, and to be the same member's. */
final class References {

    private final ExistingAggregates existing;

    References(ExistingAggregates existing) {
        this.existing = existing;
    }

    void mustExist(Owner owner, About about) {
        existing.mustExist(owner, "gathering", about.gatheringId(), NoSuchGathering::new);
    }
}
