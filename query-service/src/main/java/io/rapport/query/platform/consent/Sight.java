package io.rapport.query.platform.consent;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may see of a member by an engagement, as it stood when they were let in.
 *
 * @param grants the first day of each open scope, in the member's calendar; {@link LocalDate#MIN} if the past is open
 * @param version of the grants: another one means that something was opened or closed since
 */
record Sight(Owner owner, String viewer, UUID engagementId, Map<Scope, LocalDate> grants, long version) {

    Sight {
        grants = Map.copyOf(grants);
    }

    boolean has(Scope scope) {
        return grants.containsKey(scope);
    }

    /** Whether all of the past is open by this scope, too. */
    boolean hasAllOf(Scope scope) {
        return LocalDate.MIN.equals(grants.get(scope));
    }

    /** Whether what happened that day is open by this scope; what has no day is, if anything is. */
    boolean covers(Scope scope, @Nullable LocalDate day) {
        LocalDate from = grants.get(scope);
        return from != null && (day == null || !day.isBefore(from));
    }
}
