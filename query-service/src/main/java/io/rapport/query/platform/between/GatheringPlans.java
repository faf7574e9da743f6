package io.rapport.query.platform.between;

import io.rapport.events.Owner;
import java.util.Optional;
import java.util.UUID;

/** Knows what members' gatherings are meant to be, and who is to come. */
public interface GatheringPlans {

    /** The projection that the answer is read from. */
    String READ_MODEL = "gathering";

    /** The gathering, if the member has it. */
    Optional<GatheringPlan> find(Owner owner, UUID gatheringId);
}
