package io.rapport.query.models.goal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A goal in a list: the figures of its {@link GoalProgress} without what they come from, which may be long. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GoalSummary(
        UUID goalId,
        LocalDate setOn,
        @Tells(What.PLAIN) String title,
        Term term,
        @Tells(What.PLAIN) String definitionOfSuccess,
        Purpose purpose,
        Tracking tracking,
        GoalStatus status,
        LocalDate asOf,
        @Nullable Integer target,
        @Nullable Integer count,
        @Nullable Double shareOfTimePassed,
        @Nullable LocalDate achievedOn,
        @Nullable UUID achievedBy,
        @Nullable Streak streak,
        @Nullable LocalDate nextAssessmentDue,
        @Nullable Boolean assessmentOverdue,
        @Nullable Depth depth,
        @Nullable Outcome outcome) {

    static GoalSummary of(GoalProgress goal) {
        return new GoalSummary(
                goal.goalId(),
                goal.setOn(),
                goal.title(),
                goal.term(),
                goal.definitionOfSuccess(),
                goal.purpose(),
                goal.tracking(),
                goal.status(),
                goal.asOf(),
                goal.target(),
                goal.count(),
                goal.shareOfTimePassed(),
                goal.achievedOn(),
                goal.achievedBy(),
                goal.streak(),
                goal.nextAssessmentDue(),
                goal.assessmentOverdue(),
                goal.depth(),
                goal.closure() == null ? null : goal.closure().outcome());
    }
}
