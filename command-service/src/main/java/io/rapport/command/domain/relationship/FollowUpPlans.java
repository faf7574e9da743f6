package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.RelationshipRejection.FollowUpPlanAlreadySettled;
import io.rapport.command.domain.relationship.RelationshipRejection.NoSuchFollowUpPlan;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.SnapshotState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which planned follow-ups are settled, by a follow-up that stands or by being skipped. */
@SnapshotState
final class FollowUpPlans {

    private Map<UUID, UUID> followedBy = new HashMap<>();
    private Set<UUID> skipped = new HashSet<>();

    void followed(@Nullable UUID planId, UUID followUpId) {
        if (planId != null) {
            followedBy.put(planId, followUpId);
        }
    }

    void skipped(UUID planId) {
        skipped.add(planId);
    }

    /** The plan exists, and neither was it skipped nor does a follow-up stand that settled it. */
    void mustBeOpen(UUID planId, Entries entries) {
        if (!entries.isStanding(planId, EntryKind.FOLLOW_UP_PLAN)) {
            throw new RejectedException(new NoSuchFollowUpPlan());
        }
        @Nullable UUID followUp = followedBy.get(planId);
        if (skipped.contains(planId) || (followUp != null && entries.isStanding(followUp))) {
            throw new RejectedException(new FollowUpPlanAlreadySettled());
        }
    }
}
