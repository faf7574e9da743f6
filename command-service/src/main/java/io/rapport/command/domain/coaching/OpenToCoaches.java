package io.rapport.command.domain.coaching;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.events.coaching.Subject;
import java.util.Optional;
import java.util.UUID;

/** Knows what coaches see of members. */
interface OpenToCoaches {

    /** From which day on the scope is open to this coach by the engagement; empty if it is not. */
    Optional<Opening> of(Owner member, String coach, UUID engagementId, Scope scope);

    /** Whether the member has this, and it is of no day before the opening and of no other engagement. */
    boolean holds(Owner member, UUID engagementId, Opening opening, Subject subject);
}
