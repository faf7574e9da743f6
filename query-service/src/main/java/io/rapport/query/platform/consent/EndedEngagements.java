package io.rapport.query.platform.consent;

import io.rapport.events.Owner;
import io.rapport.query.platform.reading.Viewpoint;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
     * Those that have ended by the moment from which the member looks: now, by whomever, as consent says; in the past,
     * by a coach who had been forgotten, since whatever else ended one is in the member's log. None while nobody can
     * say, since what they see is their own.
     */
    public Set<UUID> of(Owner member) {
        try {
            Map<UUID, String> coaches = consents.endedOf(member);
            Viewpoint past = viewpoint.viewpoint();
            if (past == null || coaches.isEmpty()) {
                return coaches.keySet();
            }
            Set<String> forgotten = past.forgotten(member.tenantId(), Set.copyOf(coaches.values()));
            return coaches.entrySet().stream()
                    .filter(one -> forgotten.contains(one.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        } catch (ConsentUnavailableException e) {
            return Set.of();
        }
    }
}
