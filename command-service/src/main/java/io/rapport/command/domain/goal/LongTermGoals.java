package io.rapport.command.domain.goal;

import io.rapport.events.Owner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /**
     * A goal as others see it.
     *
     * @param supports the goal that this one supports itself, if it does
     */
    record Known(Standing standing, @Nullable UUID supports) {

        static final Known NOTHING = new Known(Standing.ABSENT, null);
    }

    /** What is known of the goal now. */
    Known about(Owner owner, UUID goalId);
}
