package io.rapport.command.domain.coaching;

import io.rapport.command.platform.aggregate.Accompanied.Companion;
import io.rapport.command.platform.aggregate.CompanionRows;
import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import java.util.Map;
import java.util.UUID;

/** How an engagement stands, and what of the member's is open to the coach by it. */
record Consent(UUID engagementId, Owner owner, String coachId, Standing standing, Map<Scope, Opening> scopes)
        implements Companion {

    Consent {
        scopes = Map.copyOf(scopes);
    }

    @Override
    public CompanionRows at(long sequence) {
        return new ConsentRow(this, sequence);
    }
}
