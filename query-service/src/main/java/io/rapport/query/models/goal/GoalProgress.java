package io.rapport.query.models.goal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Smart;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.rapport.query.platform.web.Cursor;
import io.swagger.v3.oas.annotations.media.Schema;
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
 * @param contributions what counted, as it happened, surplus included; in an answer the latest part of it
 * @param earlier where the part before these contributions and periods is asked for; absent if there is none
 * @param periods of a habit, in order; in an answer the latest part of them
 * @param earlierPeriods in an answer, how many come before that part
 * @param depth of the people behind the contributions; absent where no people are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GoalProgress(
        UUID goalId,
        LocalDate setOn,
        @Tells(What.PLAIN) String title,
        Term term,
        @Tells(What.PLAIN) String definitionOfSuccess,
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

        @Schema(
                description =
                        "Send it as cursor to get the contributions and periods before these; absent if these are the first")
        @Tells(What.PLAIN)
        @Nullable
        String earlier,

        @Schema(description = "Of a habit, in order; the latest 200, or of those before the cursor")
        List<PeriodProgress> periods,

        @Schema(description = "Of a habit: how many periods there are before these; absent if there are none") @Nullable
        Integer earlierPeriods,

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
                null,
                figures.periods(),
                null,
                figures.streak(),
                goal.assessments(),
                figures.nextAssessmentDue(),
                figures.assessmentOverdue(),
                depth.people() == 0 ? null : depth,
                goal.adjustments(),
                goal.pauses(),
                goal.closure());
    }

    /**
     * The same with no more than so many contributions, the last ones before {@code end}, and of a habit with no more
     * than {@value HabitPart#MOST_PERIODS} periods; these name those of theirs that are among them. All figures stay
     * those of the whole.
     */
    GoalProgress part(@Nullable Cursor end, int most) {
        if (!periods.isEmpty()) {
            HabitPart part = HabitPart.of(contributionsOf(goalId), periods, end, most);
            return showing(
                    part.contributions(),
                    part.earlier(),
                    part.periods(),
                    part.earlierPeriods() == 0 ? null : part.earlierPeriods());
        }
        int to = end == null ? contributions.size() : Contribution.placeOf(end, contributions);
        int from = Math.max(0, to - most);
        List<Contribution> part = contributions.subList(from, to);
        return showing(
                part,
                from == 0
                        ? null
                        : new Cursor(
                                contributionsOf(goalId),
                                part.getFirst().occurredAt(),
                                part.getFirst().entryId()),
                periods,
                null);
    }

    private GoalProgress showing(
            List<Contribution> part,
            @Nullable Cursor before,
            List<PeriodProgress> partOfPeriods,
            @Nullable Integer periodsBefore) {
        return new GoalProgress(
                goalId,
                setOn,
                title,
                term,
                definitionOfSuccess,
                purpose,
                smart,
                tracking,
                status,
                asOf,
                target,
                count,
                shareOfTimePassed,
                achievedOn,
                achievedBy,
                part,
                before == null ? null : before.text(),
                partOfPeriods,
                periodsBefore,
                streak,
                assessments,
                nextAssessmentDue,
                assessmentOverdue,
                depth,
                adjustments,
                pauses,
                closure);
    }

    /** The list that cursors are of. */
    static String contributionsOf(UUID goalId) {
        return "contributions " + goalId;
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
