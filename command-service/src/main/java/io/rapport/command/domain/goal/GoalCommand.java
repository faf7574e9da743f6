package io.rapport.command.domain.goal;

import io.rapport.command.kernel.rules.NamesAims;
import io.rapport.command.kernel.time.Happened;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Smart;
import io.rapport.events.goal.Term;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a member can want with a goal. Days such as {@code setOn} and {@code from} are the member's today. */
sealed interface GoalCommand {

    UUID goalId();

    /** Is accepted of a closed goal too; everything else needs an open one. */
    sealed interface EvenIfClosed extends GoalCommand {}

    record SetGoal(
            @TargetAggregateIdentifier UUID goalId,
            LocalDate setOn,
            String title,
            Term term,
            String definitionOfSuccess,
            Purpose purpose,
            @Nullable Smart smart,
            StatedTracking tracking)
            implements GoalCommand, NamesAims {

        @Override
        public List<NamedAim> namedAims() {
            return GoalAims.of(purpose, "purpose.aimId", tracking);
        }
    }

    record AlignGoal(@TargetAggregateIdentifier UUID goalId, Purpose purpose) implements GoalCommand, NamesAims {

        @Override
        public List<NamedAim> namedAims() {
            return GoalAims.of(purpose, "aimId");
        }
    }

    record AdjustGoal(
            @TargetAggregateIdentifier UUID goalId,
            LocalDate adjustedOn,
            @Nullable String title,
            @Nullable String definitionOfSuccess,
            @Nullable Smart smart,
            @Nullable StatedTracking tracking,
            String reason)
            implements GoalCommand, NamesAims {

        @Override
        public List<NamedAim> namedAims() {
            return GoalAims.of(tracking);
        }
    }

    record PauseGoal(
            @TargetAggregateIdentifier UUID goalId,
            LocalDate from,
            @Nullable String reason) implements GoalCommand {}

    record ResumeGoal(@TargetAggregateIdentifier UUID goalId, LocalDate from) implements GoalCommand {}

    record AssessGoal(@TargetAggregateIdentifier UUID goalId, UUID entryId, Moment when, int rating, String reflection)
            implements GoalCommand, Happened {

        public AssessGoal {
            if (rating < 1 || rating > 5) {
                throw new IllegalArgumentException("a rating is 1 to 5");
            }
        }
    }

    /** At least one of {@code rating}, {@code reflection} and {@code when} is there. */
    record CorrectAssessment(
            @TargetAggregateIdentifier UUID goalId,
            UUID entryId,
            @Nullable Integer rating,
            @Nullable String reflection,
            @Nullable Moment when,
            String reason)
            implements EvenIfClosed {

        public CorrectAssessment {
            if (rating == null && reflection == null && when == null) {
                throw new IllegalArgumentException("a correction needs a rating, a reflection or a time");
            }
            if (rating != null && (rating < 1 || rating > 5)) {
                throw new IllegalArgumentException("a rating is 1 to 5");
            }
        }
    }

    record RetractAssessment(@TargetAggregateIdentifier UUID goalId, UUID entryId, String reason)
            implements EvenIfClosed {}

    /** The first day of the week is the member's: it decides which days are one week. */
    record ExcusePeriod(@TargetAggregateIdentifier UUID goalId, LocalDate day, DayOfWeek firstDayOfWeek, String reason)
            implements GoalCommand {}

    record CloseGoal(@TargetAggregateIdentifier UUID goalId, LocalDate closedOn, Outcome outcome, String reflection)
            implements GoalCommand {}
}
