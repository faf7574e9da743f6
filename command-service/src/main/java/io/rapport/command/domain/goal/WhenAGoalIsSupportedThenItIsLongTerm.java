package io.rapport.command.domain.goal;

import io.rapport.command.domain.goal.GoalRejection.GoalSupportsItself;
import io.rapport.command.domain.goal.GoalRejection.GoalsSupportEachOther;
import io.rapport.command.domain.goal.GoalRejection.NoSuchGoal;
import io.rapport.command.domain.goal.GoalRejection.SupportedGoalClosed;
import io.rapport.command.domain.goal.GoalRejection.SupportedGoalNotLongTerm;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.events.Owner;
import io.rapport.events.goal.Purpose;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a purpose names is another goal of the same member, long-term and open, and does not itself support the one that
 * asks: two goals that are each other's purpose have none.
 */
final class WhenAGoalIsSupportedThenItIsLongTerm {

    private final LongTermGoals goals;

    WhenAGoalIsSupportedThenItIsLongTerm(LongTermGoals goals) {
        this.goals = goals;
    }

    /** @param field where the request names the supported goal */
    void check(Owner owner, UUID goalId, Purpose purpose, String field) {
        @Nullable UUID supported = purpose.supportsGoalId();
        if (supported == null) {
            return;
        }
        if (supported.equals(goalId)) {
            throw new RejectedException(new GoalSupportsItself());
        }
        LongTermGoals.Known known = goals.about(owner, supported);
        switch (known.standing()) {
            case ABSENT -> throw new RejectedException(new NoSuchGoal(field));
            case SHORT_TERM -> throw new RejectedException(new SupportedGoalNotLongTerm(field));
            case CLOSED -> throw new RejectedException(new SupportedGoalClosed(field));
            case SUPPORTABLE -> mustNotLeadTo(goalId, owner, known.supports());
        }
    }

    private void mustNotLeadTo(UUID goalId, Owner owner, @Nullable UUID first) {
        Set<UUID> passed = new HashSet<>();
        for (UUID next = first;
                next != null && passed.add(next);
                next = goals.about(owner, next).supports()) {
            if (next.equals(goalId)) {
                throw new RejectedException(new GoalsSupportEachOther());
            }
        }
    }
}
