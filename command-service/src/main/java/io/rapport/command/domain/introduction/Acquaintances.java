package io.rapport.command.domain.introduction;

import io.rapport.command.platform.dispatch.Owner;
import io.rapport.events.introduction.Pair;
import java.util.Optional;
import java.util.UUID;

/** Knows who of a member's people can be introduced to others. */
interface Acquaintances {

    /** How somebody stands towards being introduced. */
    enum Standing {
        /** The member keeps the relationship up. */
        IN_TOUCH,
        /** There is nothing but a card. */
        CAPTURED,
        ARCHIVED,
        /** There is no such relationship, or it is not this member's. */
        ABSENT
    }

    /** How the person stands now. */
    Standing about(Owner owner, UUID relationshipId);

    /** The record that stands for this one, if it was merged into another one of the same person; or itself. */
    UUID standingFor(Owner owner, UUID relationshipId);

    /** Who the two of an introduction are; empty if the member has no such introduction. */
    Optional<Pair> toBeIntroduced(Owner owner, UUID introductionId);
}
