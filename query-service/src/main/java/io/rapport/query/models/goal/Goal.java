package io.rapport.query.models.goal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rapport.events.goal.GoalEvent.AssessmentCorrected;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Smart;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.rapport.query.rules.goal.CountingDays;
import io.rapport.query.rules.goal.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A goal as the member defines it now, with all that they did to it. It holds no count: progress is told by
 * {@link GoalProgress}, anew each time.
 *
 * @param setAt when the setting was recorded: lists are in this order
 * @param assessments those that stand, as they were recorded
 */
record Goal(
        UUID goalId,
        LocalDate setOn,
        Instant setAt,
        @Tells(What.PLAIN) String title,
        Term term,
        @Tells(What.PLAIN) String definitionOfSuccess,
        Purpose purpose,
        @Nullable Smart smart,
        Tracking tracking,
        List<Adjustment> adjustments,
        List<Pause> pauses,
        List<Excuse> excuses,
        List<Assessment> assessments,
        @Nullable Closure closure) {

    /**
     * The member changed the goal, and why.
     *
     * @param adjustedOn the day from which on it was otherwise
     * @param before what changed, as it was
     * @param after what changed, as it was from then on
     */
    record Adjustment(
            Instant recordedAt,
            @HappenedOn LocalDate adjustedOn,
            @Tells(What.PLAIN) String reason,
            Definition before,
            Definition after) {

        Adjustment {
            // Documents keep milliseconds.
            recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** What an adjustment can change; absent is what it left as it was, and what there was none of. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Definition(
            @Tells(What.PLAIN) @Nullable String title,
            @Tells(What.PLAIN) @Nullable String definitionOfSuccess,
            @Nullable Smart smart,
            @Nullable Tracking tracking) {

        /** Of this what differs from {@code other}. */
        Definition unlike(Definition other) {
            return new Definition(
                    Objects.equals(title, other.title) ? null : title,
                    Objects.equals(definitionOfSuccess, other.definitionOfSuccess) ? null : definitionOfSuccess,
                    Objects.equals(smart, other.smart) ? null : smart,
                    Objects.equals(tracking, other.tracking) ? null : tracking);
        }
    }

    /** The period that holds {@code day} neither breaks nor extends a streak. */
    record Excuse(LocalDate day, String reason) {}

    /** The member's judgement of a goal, 1 (not at all) to 5 (there). */
    record Assessment(
            UUID entryId,
            @HappenedOn LocalDate occurredOn,
            Instant occurredAt,
            int rating,
            @Tells(What.PLAIN) String reflection) {

        /** The rating that says that the goal is reached. */
        static final int THERE = 5;

        /** The same assessment, put right. */
        Assessment corrected(AssessmentCorrected correction) {
            return new Assessment(
                    entryId,
                    correction.occurredOn(),
                    correction.occurredAt(),
                    correction.rating() == null ? rating : correction.rating(),
                    correction.reflection() == null ? reflection : correction.reflection());
        }

        Assessment {
            // Documents keep milliseconds.
            occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** Whether the member's own definition of success was met, in their judgement. */
    record Closure(
            Outcome outcome,
            @HappenedOn LocalDate closedOn,
            @Tells(What.PLAIN) String reflection) {}

    Goal {
        // Documents keep milliseconds.
        setAt = setAt.truncatedTo(ChronoUnit.MILLIS);
        adjustments = List.copyOf(adjustments);
        pauses = List.copyOf(pauses);
        excuses = List.copyOf(excuses);
        assessments = List.copyOf(assessments);
    }

    Definition definition() {
        return new Definition(title, definitionOfSuccess, smart, tracking);
    }

    /** What it asked for, and when. */
    Terms terms() {
        List<Terms.Version> adjusted = new ArrayList<>();
        Tracking first = tracking;
        for (Adjustment adjustment : adjustments) {
            Tracking before = adjustment.before().tracking();
            Tracking after = adjustment.after().tracking();
            if (before != null && after != null) {
                first = adjusted.isEmpty() ? before : first;
                adjusted.add(new Terms.Version(adjustment.adjustedOn(), after));
            }
        }
        return Terms.of(
                first,
                adjusted,
                pauses.stream().map(Pause::days).toList(),
                closure == null ? null : closure.closedOn());
    }

    /** The days that count by what is in force now. What happens after the closure is not this goal's any more. */
    CountingDays countingDays() {
        return terms().countingDays(tracking);
    }

    /** The same with {@code now} in the place of the assessments. */
    Goal with(List<Assessment> now) {
        return new Goal(
                goalId,
                setOn,
                setAt,
                title,
                term,
                definitionOfSuccess,
                purpose,
                smart,
                tracking,
                adjustments,
                pauses,
                excuses,
                now,
                closure);
    }
}
