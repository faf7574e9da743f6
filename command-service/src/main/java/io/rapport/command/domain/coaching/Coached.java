package io.rapport.command.domain.coaching;

import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.ExistingAggregates;
import io.rapport.command.platform.aggregate.Owner;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.events.coaching.Subject;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a coach is told of a member before their engagement itself is asked. */
final class Coached {

    private final ExistingAggregates existing;
    private final JdbcClient jdbc;

    Coached(ExistingAggregates existing, JdbcClient jdbc) {
        this.existing = existing;
        this.jdbc = jdbc;
    }

    /**
     * Times are settled before the engagement is asked whom it admits. Whoever is none of the two is told here already
     * that there is none, and learns nothing of the member's calendar.
     */
    void mustBeEngaged(CommandRequest request, UUID engagementId) {
        if (!request.isOfTheOwner() && !isCoach(request.owner(), request.actor(), engagementId)) {
            throw new RejectedException(new NotFound());
        }
    }

    private boolean isCoach(Owner member, String actor, UUID engagementId) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM consent WHERE engagement_id = ? AND tenant_id = ? AND member_id = ?
                                       AND coach_id = ?)""")
                .params(engagementId, member.tenantId(), member.memberId(), actor)
                .query(Boolean.class)
                .single();
    }

    /** Whether the member has it. Of entries nobody knows without reading all: who names one was shown it. */
    boolean has(Owner member, Subject subject) {
        if (subject.goalId() != null) {
            return existing.exists(member, "goal", subject.goalId());
        }
        return subject.missionId() == null || existing.exists(member, "mission", subject.missionId());
    }
}
