package io.rapport.query.goal;

import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Smart;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A goal as the member defines it now, with all that they did to it. It holds no count: progress is told by
 * {@link GoalProgress}, anew each time.
 *
 * @param setAt when the setting was recorded: lists are in this order
 * @param assessments as they were recorded
 */
record Goal(
        UUID goalId,
        LocalDate setOn,
        Instant setAt,
        String title,
        Term term,
        String definitionOfSuccess,
        Purpose purpose,
        @Nullable Smart smart,
        Tracking tracking,
        List<Adjustment> adjustments,
        List<Pause> pauses,
        List<Excuse> excuses,
        List<Assessment> assessments,
        @Nullable Closure closure) {

    /** The member changed the goal, and why. */
    record Adjustment(Instant recordedAt, String reason) {

        Adjustment {
            // Documents keep milliseconds.
            recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** The period that holds {@code day} neither breaks nor extends a streak. */
    record Excuse(LocalDate day, String reason) {}

    /** The member's judgement of a goal, 1 (not at all) to 5 (there). */
    record Assessment(UUID entryId, LocalDate occurredOn, Instant occurredAt, int rating, String reflection) {

        /** The rating that says that the goal is reached. */
        static final int THERE = 5;

        Assessment {
            // Documents keep milliseconds.
            occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** Whether the member's own definition of success was met, in their judgement. */
    record Closure(Outcome outcome, LocalDate closedOn, String reflection) {}

    Goal {
        // Documents keep milliseconds.
        setAt = setAt.truncatedTo(ChronoUnit.MILLIS);
        adjustments = List.copyOf(adjustments);
        pauses = List.copyOf(pauses);
        excuses = List.copyOf(excuses);
        assessments = List.copyOf(assessments);
    }

    /** The days that count towards it. What happens after the closure is not this goal's any more. */
    CountingDays countingDays() {
        LocalDate deadline = tracking.deadline();
        LocalDate last = closure == null || (deadline != null && deadline.isBefore(closure.closedOn()))
                ? deadline
                : closure.closedOn();
        return new CountingDays(tracking.startsOn(), last, pauses);
    }

    /** What is counted, unless the goal is judged by the member alone. */
    Optional<CountingRule> countingRule() {
        return switch (tracking) {
            case Tracking.Counted counted -> Optional.of(new CountingRule(counted.measure(), counted.filter()));
            case Tracking.Recurring habit -> Optional.of(new CountingRule(habit.measure(), habit.filter()));
            case Tracking.Qualitative _ -> Optional.empty();
        };
    }
}
