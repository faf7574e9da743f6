package io.rapport.command.domain.coaching;

import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.platform.dispatch.CommandRequest;
import io.rapport.command.platform.dispatch.ExistingAggregates;
import io.rapport.command.platform.dispatch.Owner;
import io.rapport.events.coaching.Subject;
import java.util.UUID;

/** What a coach is told of a member before their engagement itself is asked. */
final class Coached {

    private final ExistingAggregates existing;

    Coached(ExistingAggregates existing) {
        this.existing = existing;
    }

    /** Whoever knows no engagement of the member's learns nothing of their calendar, by which times are settled. */
    void mustBeEngaged(CommandRequest request, UUID engagementId) {
        existing.mustExist(request.owner(), CoachingConfiguration.ENGAGEMENT, engagementId, NotFound::new);
    }

    /** Whether the member has it. Of entries nobody knows without reading all: who names one was shown it. */
    boolean has(Owner member, Subject subject) {
        if (subject.goalId() != null) {
            return existing.exists(member, "goal", subject.goalId());
        }
        return subject.missionId() == null || existing.exists(member, "mission", subject.missionId());
    }
}
