package io.rapport.query.models.goal;

import static io.rapport.query.rules.Lists.append;

import io.rapport.events.goal.GoalEvent;
import io.rapport.events.goal.GoalEvent.AssessmentCorrected;
import io.rapport.events.goal.GoalEvent.AssessmentRetracted;
import io.rapport.events.goal.GoalEvent.GoalAdjusted;
import io.rapport.events.goal.GoalEvent.GoalAligned;
import io.rapport.events.goal.GoalEvent.GoalAssessed;
import io.rapport.events.goal.GoalEvent.GoalClosed;
import io.rapport.events.goal.GoalEvent.GoalPaused;
import io.rapport.events.goal.GoalEvent.GoalResumed;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.GoalEvent.PeriodExcused;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Smart;
import io.rapport.events.goal.Tracking;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What each event of a goal makes of the {@link Goal}. */
final class GoalFold {

    private GoalFold() {}

    static Goal apply(@Nullable Goal before, GoalEvent event, Instant recordedAt) {
        return switch (event) {
            case GoalSet set -> set(set, recordedAt);
            case GoalAligned aligned -> aligned(known(before), aligned.purpose());
            case GoalAdjusted adjusted -> adjusted(known(before), adjusted, recordedAt);
            case GoalPaused paused -> paused(known(before), paused);
            case GoalResumed resumed -> resumed(known(before), resumed.from());
            case GoalAssessed assessed -> assessed(known(before), assessed);
            case AssessmentCorrected corrected -> corrected(known(before), corrected);
            case AssessmentRetracted retracted -> retracted(known(before), retracted.entryId());
            case PeriodExcused excused -> excused(known(before), excused);
            case GoalClosed closed -> closed(known(before), closed);
        };
    }

    private static Goal known(@Nullable Goal goal) {
        return Objects.requireNonNull(goal, "every goal begins with its setting");
    }

    private static Goal set(GoalSet set, Instant recordedAt) {
        return new Goal(
                set.goalId(),
                set.setOn(),
                recordedAt,
                set.title(),
                set.term(),
                set.definitionOfSuccess(),
                set.purpose(),
                set.smart(),
                set.tracking(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static Goal aligned(Goal goal, Purpose purpose) {
        return defined(
                goal,
                goal.title(),
                goal.definitionOfSuccess(),
                purpose,
                goal.smart(),
                goal.tracking(),
                goal.adjustments());
    }

    private static Goal adjusted(Goal goal, GoalAdjusted adjusted, Instant recordedAt) {
        return defined(
                goal,
                adjusted.title(),
                adjusted.definitionOfSuccess(),
                goal.purpose(),
                adjusted.smart(),
                adjusted.tracking(),
                append(goal.adjustments(), adjustment(goal, adjusted, recordedAt)));
    }

    /** Adjustments were recorded without the member's day at first; then the day of recording in UTC is near enough. */
    private static Goal.Adjustment adjustment(Goal goal, GoalAdjusted adjusted, Instant recordedAt) {
        Goal.Definition before = goal.definition();
        Goal.Definition after = new Goal.Definition(
                adjusted.title(), adjusted.definitionOfSuccess(), adjusted.smart(), adjusted.tracking());
        LocalDate day = adjusted.adjustedOn() == null
                ? recordedAt.atOffset(ZoneOffset.UTC).toLocalDate()
                : adjusted.adjustedOn();
        return new Goal.Adjustment(recordedAt, day, adjusted.reason(), before.unlike(after), after.unlike(before));
    }

    private static Goal paused(Goal goal, GoalPaused paused) {
        return told(
                goal,
                append(goal.pauses(), new Pause(paused.from(), null, paused.reason())),
                goal.excuses(),
                goal.assessments(),
                goal.closure());
    }

    private static Goal resumed(Goal goal, LocalDate from) {
        List<Pause> pauses = goal.pauses().stream()
                .map(pause -> pause.until() == null ? pause.endedBy(from) : pause)
                .toList();
        return told(goal, pauses, goal.excuses(), goal.assessments(), goal.closure());
    }

    private static Goal assessed(Goal goal, GoalAssessed assessed) {
        Goal.Assessment assessment = new Goal.Assessment(
                assessed.entryId(),
                assessed.occurredOn(),
                assessed.occurredAt(),
                assessed.rating(),
                assessed.reflection());
        return told(goal, goal.pauses(), goal.excuses(), append(goal.assessments(), assessment), goal.closure());
    }

    private static Goal corrected(Goal goal, AssessmentCorrected corrected) {
        return goal.with(goal.assessments().stream()
                .map(assessment ->
                        assessment.entryId().equals(corrected.entryId()) ? assessment.corrected(corrected) : assessment)
                .toList());
    }

    private static Goal retracted(Goal goal, UUID entryId) {
        return goal.with(goal.assessments().stream()
                .filter(assessment -> !assessment.entryId().equals(entryId))
                .toList());
    }

    private static Goal excused(Goal goal, PeriodExcused excused) {
        return told(
                goal,
                goal.pauses(),
                append(goal.excuses(), new Goal.Excuse(excused.day(), excused.reason())),
                goal.assessments(),
                goal.closure());
    }

    private static Goal closed(Goal goal, GoalClosed closed) {
        return told(
                goal,
                goal.pauses(),
                goal.excuses(),
                goal.assessments(),
                new Goal.Closure(closed.outcome(), closed.closedOn(), closed.reflection()));
    }

    private static Goal defined(
            Goal goal,
            String title,
            String definitionOfSuccess,
            Purpose purpose,
            @Nullable Smart smart,
            Tracking tracking,
            List<Goal.Adjustment> adjustments) {
        return new Goal(
                goal.goalId(),
                goal.setOn(),
                goal.setAt(),
                title,
                goal.term(),
                definitionOfSuccess,
                purpose,
                smart,
                tracking,
                adjustments,
                goal.pauses(),
                goal.excuses(),
                goal.assessments(),
                goal.closure());
    }

    private static Goal told(
            Goal goal,
            List<Pause> pauses,
            List<Goal.Excuse> excuses,
            List<Goal.Assessment> assessments,
            Goal.@Nullable Closure closure) {
        return new Goal(
                goal.goalId(),
                goal.setOn(),
                goal.setAt(),
                goal.title(),
                goal.term(),
                goal.definitionOfSuccess(),
                goal.purpose(),
                goal.smart(),
                goal.tracking(),
                goal.adjustments(),
                pauses,
                excuses,
                assessments,
                closure);
    }
}
