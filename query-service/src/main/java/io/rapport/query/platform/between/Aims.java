package io.rapport.query.platform.between;

import io.rapport.events.Owner;
import java.util.Optional;
import java.util.UUID;

/** Knows the aims of members' career plans. */
public interface Aims {

    /** The projection that the answer is read from. */
    String READ_MODEL = "career-plan";

    /** The aim as it is described now, retired or not, if the member has it. */
    Optional<AimOfPlan> find(Owner owner, UUID aimId);
}
