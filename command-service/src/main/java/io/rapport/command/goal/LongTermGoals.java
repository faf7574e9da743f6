package io.rapport.command.goal;

import io.rapport.command.dispatch.Owner;
import java.util.UUID;

/** Knows which of a member's goals others can support. */
interface LongTermGoals {

    /** How a goal stands towards being supported. */
    enum Standing {
        /** A long-term goal that is open. */
        SUPPORTABLE,
        SHORT_TERM,
        CLOSED,
        /** There is none, or it is not this member's. */
        ABSENT
    }

    /** How the goal stands now. */
    Standing standing(Owner owner, UUID goalId);
}
