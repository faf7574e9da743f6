package io.rapport.query.models.coaching;

import io.rapport.events.coaching.Scope;
import io.rapport.query.models.coaching.Engagement.Grant;
import io.rapport.query.models.coaching.Engagement.Standing;
import io.rapport.query.platform.consent.Open;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Engagements as consent has them, which the read model may learn in a moment. */
final class Current {

    private Current() {}

    /** The engagement of a member, who is told at once that it ended. */
    static Engagement ofMember(Engagement engagement, Set<UUID> over) {
        return over.contains(engagement.engagementId()) ? ended(engagement) : engagement;
    }

    /** The engagement of a coach with what is open now. */
    static Engagement ofCoach(Engagement engagement, Map<UUID, Open> standing) {
        Open now = standing.get(engagement.engagementId());
        if (now == null) {
            return ended(engagement);
        }
        return engagement
                .standing(now.accepted() ? Standing.ACCEPTED : Standing.PROPOSED, engagement.reason())
                .opened(now.scopes().entrySet().stream()
                        .map(one ->
                                new Grant(one.getKey(), one.getValue().equals(LocalDate.MIN) ? null : one.getValue()))
                        .sorted(Comparator.comparing(Grant::scope))
                        .toList());
    }

    private static Engagement ended(Engagement engagement) {
        return engagement.standing().isOver() ? engagement : engagement.standing(Standing.ENDED, engagement.reason());
    }

    /** The first day that is open by this scope; {@link LocalDate#MAX} if none is. */
    static LocalDate openFrom(Engagement engagement, Scope scope) {
        return engagement.grants().stream()
                .filter(grant -> grant.scope() == scope)
                .map(grant -> grant.from() == null ? LocalDate.MIN : grant.from())
                .findFirst()
                .orElse(LocalDate.MAX);
    }
}
