package io.rapport.query.models.goal;

import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.answer.KeptAnswers;
import io.rapport.query.platform.engine.Owner;
import io.rapport.query.platform.engine.Revisions;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.rules.MemberCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers about one goal. What was counted is given out again until the read model has another event of the member, of
 * whatever kind, or the member's day is over.
 */
@Component
final class GoalAnswers {

    private final Goals goals;
    private final Revisions revisions;
    private final Answers answers;
    private final KeptAnswers kept;

    /**
     * Whose goal, and which part of what counted.
     *
     * @param end the contributions before this one; the latest if it is absent
     * @param most how many contributions at the most
     */
    record Question(Owner owner, UUID goalId, @Nullable Cursor end, int most)
            implements KeptAnswers.Question<GoalProgress, Basis> {}

    /** What a count rests on: all that the read model has of the member, and the day for which it is told. */
    record Basis(long revision, MemberCalendar calendar, LocalDate today) {

        boolean holds(long now, Instant instant) {
            return revision == now && calendar.dayOf(instant).equals(today);
        }
    }

    GoalAnswers(Goals goals, Revisions revisions, Answers answers, KeptAnswers kept) {
        this.goals = goals;
        this.revisions = revisions;
        this.answers = answers;
        this.kept = kept;
    }

    Optional<Answer<GoalProgress>> find(Question question, Instant now) {
        // Read before the documents, so that these are never older than what the answer is kept under. Being drawn by
        // lot, it does not come again when the read model is built anew.
        Long revision = revisions.ofMember(GoalProgressProjection.NAME, question.owner());
        if (revision == null) {
            return answer(question, goals.calendar(question.owner()), now);
        }
        Answer<GoalProgress> known = kept.find(question, basis -> basis.holds(revision, now));
        if (known != null) {
            return Optional.of(known);
        }
        MemberCalendar calendar = goals.calendar(question.owner());
        Basis basis = new Basis(revision, calendar, calendar.dayOf(now));
        Optional<Answer<GoalProgress>> made = answer(question, calendar, now);
        made.ifPresent(answer -> kept.keep(question, basis, answer));
        return made;
    }

    private Optional<Answer<GoalProgress>> answer(Question question, MemberCalendar calendar, Instant now) {
        // Before the goal, so that a command that names it finds a goal that has changed since.
        Long sequence = revisions.ofAggregate(
                GoalProgressProjection.NAME, question.owner(), question.goalId().toString());
        return goals.find(question.owner(), question.goalId(), calendar, calendar.dayOf(now))
                .map(progress -> answers.tagged(progress.part(question.end(), question.most()), sequence));
    }
}
