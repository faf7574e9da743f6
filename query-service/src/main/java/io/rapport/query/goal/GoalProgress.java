package io.rapport.query.goal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Smart;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a goal is, with everything that the figures come from.
 *
 * @param asOf the member's today, for which it is told
 * @param target how many make the goal; of a habit, how many make a period
 * @param count how many there are; of a habit, in the latest period
 * @param shareOfTimePassed between 0 and 1, paused days taken out; of a habit, of the latest period
 * @param contributions what counted, as it happened, surplus included
 * @param periods of a habit, in order
 * @param depth of the people behind the contributions; absent where no people are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GoalProgress(
        UUID goalId,
        LocalDate setOn,
        String title,
        Term term,
        String definitionOfSuccess,
        Purpose purpose,
        @Nullable Smart smart,
        Tracking tracking,
        GoalStatus status,
        LocalDate asOf,
        @Nullable Integer target,
        @Nullable Integer count,
        @Nullable Double shareOfTimePassed,
        @Nullable LocalDate achievedOn,
        @Nullable UUID achievedBy,
        List<Contribution> contributions,
        List<PeriodProgress> periods,
        @Nullable Streak streak,
        List<Goal.Assessment> assessments,
        @Nullable LocalDate nextAssessmentDue,
        @Nullable Boolean assessmentOverdue,
        @Nullable Depth depth,
        List<Goal.Adjustment> adjustments,
        List<Pause> pauses,
        Goal.@Nullable Closure closure) {

    static GoalProgress of(Goal goal, Progress progress, GoalStatus status, LocalDate today, Depth depth) {
        Optional<Progress.Achievement> achievement = progress.achievement();
        Figures figures = Figures.of(progress);
        return new GoalProgress(
                goal.goalId(),
                goal.setOn(),
                goal.title(),
                goal.term(),
                goal.definitionOfSuccess(),
                goal.purpose(),
                goal.smart(),
                goal.tracking(),
                status,
                today,
                figures.target(),
                figures.count(),
                figures.shareOfTimePassed(),
                achievement.map(Progress.Achievement::on).orElse(null),
                achievement.map(Progress.Achievement::by).orElse(null),
                figures.contributions(),
                figures.periods(),
                figures.streak(),
                goal.assessments(),
                figures.nextAssessmentDue(),
                figures.assessmentOverdue(),
                depth.people() == 0 ? null : depth,
                goal.adjustments(),
                goal.pauses(),
                goal.closure());
    }

    /** What only one or another way of telling progress has. */
    private record Figures(
            @Nullable Integer target,
            @Nullable Integer count,
            @Nullable Double shareOfTimePassed,
            List<Contribution> contributions,
            List<PeriodProgress> periods,
            @Nullable Streak streak,
            @Nullable LocalDate nextAssessmentDue,
            @Nullable Boolean assessmentOverdue) {

        static Figures of(Progress progress) {
            return switch (progress) {
                case Count count ->
                    new Figures(
                            count.target(),
                            count.contributions().size(),
                            count.timePassed().share(),
                            count.contributions(),
                            List.of(),
                            null,
                            null,
                            null);
                case Habit habit ->
                    new Figures(
                            habit.target(),
                            habit.count(),
                            habit.timePassed().share(),
                            habit.contributions(),
                            habit.periods(),
                            habit.streak(),
                            null,
                            null);
                case Judgement judgement ->
                    new Figures(null, null, null, List.of(), List.of(), null, judgement.nextDue(), judgement.overdue());
            };
        }
    }
}
