package io.rapport.query.models.agenda;

import io.rapport.events.Rhythm;
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
import io.rapport.events.goal.Tracking;
import io.rapport.query.rules.Happening;
import io.rapport.query.rules.NextAssessment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A goal, as far as the member's own judgement of it may be due.
 *
 * @param dueOn when the next assessment is due; absent while nothing is to be judged
 */
record AssessedGoal(
        UUID goalId,
        String title,
        Tracking tracking,
        List<Stop> pauses,
        List<Assessment> assessments,
        boolean closed,
        @Nullable LocalDate dueOn) {

    /** A pause; {@code until} is the first day that counts again, absent while it lasts. */
    record Stop(LocalDate from, @Nullable LocalDate until) {}

    /** That the member judged the goal. */
    record Assessment(UUID entryId, LocalDate occurredOn, Instant occurredAt) implements Happening {

        Assessment {
            // Documents keep milliseconds.
            occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    static AssessedGoal after(@Nullable AssessedGoal before, GoalEvent event) {
        return switch (event) {
            case GoalSet set -> of(set.goalId(), set.title(), set.tracking(), List.of(), List.of(), false);
            case GoalAdjusted adjusted -> known(before).adjusted(adjusted.title(), adjusted.tracking());
            case GoalPaused paused -> known(before).paused(paused.from());
            case GoalResumed resumed -> known(before).resumed(resumed.from());
            case GoalAssessed assessed ->
                known(before)
                        .with(Stream.concat(
                                known(before).assessments.stream(),
                                Stream.of(new Assessment(
                                        assessed.entryId(), assessed.occurredOn(), assessed.occurredAt()))));
            case AssessmentCorrected corrected ->
                known(before)
                        .with(known(before).assessments.stream()
                                .map(each -> each.entryId().equals(corrected.entryId())
                                        ? new Assessment(each.entryId(), corrected.occurredOn(), corrected.occurredAt())
                                        : each));
            case AssessmentRetracted retracted ->
                known(before)
                        .with(known(before).assessments.stream()
                                .filter(each -> !each.entryId().equals(retracted.entryId())));
            case GoalClosed _ -> known(before).asClosed();
            case GoalAligned _, PeriodExcused _ -> known(before);
        };
    }

    private static AssessedGoal known(@Nullable AssessedGoal goal) {
        return Objects.requireNonNull(goal, "Every goal begins with its setting");
    }

    private static AssessedGoal of(
            UUID goalId,
            String title,
            Tracking tracking,
            List<Stop> pauses,
            List<Assessment> assessments,
            boolean closed) {
        AssessedGoal goal = new AssessedGoal(goalId, title, tracking, pauses, assessments, closed, null);
        return new AssessedGoal(goalId, title, tracking, pauses, assessments, closed, goal.nextDue());
    }

    private @Nullable LocalDate nextDue() {
        if (!(tracking instanceof Tracking.Qualitative judged)
                || closed
                || pauses.stream().anyMatch(pause -> pause.until() == null)) {
            return null;
        }
        Rhythm rhythm = judged.assessEvery();
        return NextAssessment.dueOn(
                rhythm,
                judged.startsOn(),
                judged.deadline(),
                latest().map(Assessment::occurredOn).orElse(null),
                this::pausedDays);
    }

    /** The latest one on a day that is the goal's. */
    Optional<Assessment> latest() {
        LocalDate last = tracking.deadline();
        return assessments.stream()
                .filter(each -> !each.occurredOn().isBefore(tracking.startsOn()))
                .filter(each -> last == null || !each.occurredOn().isAfter(last))
                .max(Happening.AS_IT_HAPPENED);
    }

    private long pausedDays(LocalDate from, LocalDate until) {
        return from.datesUntil(until)
                .filter(day -> pauses.stream()
                        .anyMatch(pause ->
                                !day.isBefore(pause.from()) && (pause.until() == null || day.isBefore(pause.until()))))
                .count();
    }

    private AssessedGoal adjusted(String otherTitle, Tracking other) {
        return of(goalId, otherTitle, other, pauses, assessments, closed);
    }

    private AssessedGoal paused(LocalDate from) {
        List<Stop> more =
                Stream.concat(pauses.stream(), Stream.of(new Stop(from, null))).toList();
        return of(goalId, title, tracking, more, assessments, closed);
    }

    private AssessedGoal resumed(LocalDate from) {
        List<Stop> ended = pauses.stream()
                .map(pause -> pause.until() == null ? new Stop(pause.from(), from) : pause)
                .toList();
        return of(goalId, title, tracking, ended, assessments, closed);
    }

    private AssessedGoal with(Stream<Assessment> now) {
        return of(goalId, title, tracking, pauses, now.toList(), closed);
    }

    private AssessedGoal asClosed() {
        return of(goalId, title, tracking, pauses, assessments, true);
    }
}
