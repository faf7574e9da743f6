package io.rapport.query.models.goal;

import io.rapport.events.Owner;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.answer.KeptAnswers;
import io.rapport.query.platform.reading.Revisions;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.rules.MemberCalendar;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers about one goal. */
@Component
final class GoalAnswers {

    private final Goals goals;
    private final DailyAnswers daily;
    private final Revisions revisions;
    private final Answers answers;

    /**
     * Whose goal, and which part of what counted.
     *
     * @param end the contributions before this one; the latest if it is absent
     * @param most how many contributions at the most
     */
    record Question(Owner owner, UUID goalId, @Nullable Cursor end, int most)
            implements KeptAnswers.Question<GoalProgress, DailyAnswers.Basis> {}

    GoalAnswers(Goals goals, DailyAnswers daily, Revisions revisions, Answers answers) {
        this.goals = goals;
        this.daily = daily;
        this.revisions = revisions;
        this.answers = answers;
    }

    Optional<Answer<GoalProgress>> find(Question question, Instant now) {
        return daily.find(question.owner(), question, now, calendar -> answer(question, calendar, now));
    }

    private Optional<Answer<GoalProgress>> answer(Question question, MemberCalendar calendar, Instant now) {
        // Before the goal, so that a command that names it finds a goal that has changed since.
        Long sequence = revisions.ofAggregate(
                GoalProgressProjection.NAME, question.owner(), question.goalId().toString());
        return goals.find(question.owner(), question.goalId(), calendar, calendar.dayOf(now))
                .map(progress -> answers.tagged(progress.part(question.end(), question.most()), sequence));
    }
}
