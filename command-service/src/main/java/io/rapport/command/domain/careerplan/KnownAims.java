package io.rapport.command.domain.careerplan;

import io.rapport.events.Owner;
import java.util.UUID;

/** Knows the aims of a member's career plan. */
interface KnownAims {

    /** How an aim stands. */
    enum Standing {
        PURSUED,
        RETIRED,
        /** There is none, or it is not this member's. */
        ABSENT
    }

    /** How the aim stands now. */
    Standing of(Owner owner, UUID aimId);
}
