package io.rapport.command.goal;

import io.rapport.command.dispatch.Owner;
import io.rapport.command.goal.GoalRejection.GoalSupportsItself;
import io.rapport.command.goal.GoalRejection.NoSuchGoal;
import io.rapport.command.goal.GoalRejection.SupportedGoalClosed;
import io.rapport.command.goal.GoalRejection.SupportedGoalNotLongTerm;
import io.rapport.command.rules.RejectedException;
import io.rapport.events.goal.Purpose;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a purpose names is another goal of the same member, long-term and open. */
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
        switch (goals.standing(owner, supported)) {
            case ABSENT -> throw new RejectedException(new NoSuchGoal(field));
            case SHORT_TERM -> throw new RejectedException(new SupportedGoalNotLongTerm(field));
            case CLOSED -> throw new RejectedException(new SupportedGoalClosed(field));
            case SUPPORTABLE -> {}
        }
    }
}
