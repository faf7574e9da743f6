package io.rapport.query.platform.consent;

import io.rapport.query.platform.projection.Owner;
import io.rapport.query.platform.reading.Viewpoint;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Which engagements of a member have ended. A coach who is forgotten ends them all, and it is consent that says so: the
 * log of the member has no event of it.
 */
@Component
public final class EndedEngagements {

    private final Consents consents;
    private final Viewpoint.Current viewpoint;

    EndedEngagements(Consents consents, Viewpoint.Current viewpoint) {
        this.consents = consents;
        this.viewpoint = viewpoint;
    }

    /**
     * Those that have ended now; none where the member looks from the past, in which they went on, and none while
     * nobody can say, since what they see is their own.
     */
    public Set<UUID> of(Owner member) {
        if (viewpoint.viewpoint() != null) {
            return Set.of();
        }
        try {
            return consents.endedOf(member);
        } catch (ConsentUnavailableException e) {
            return Set.of();
        }
    }
}
