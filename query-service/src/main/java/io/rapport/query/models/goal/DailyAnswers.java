package io.rapport.query.models.goal;

import io.rapport.events.Owner;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.KeptAnswers;
import io.rapport.query.platform.reading.Revisions;
import io.rapport.query.rules.MemberCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Answers that rest on everything that a member did. What was counted is given out again until the read model has
 * another event of the member, of whatever kind, or the member's day is over.
 */
@Component
final class DailyAnswers {

    private final Goals goals;
    private final Revisions revisions;
    private final KeptAnswers kept;

    /** What a count rests on: all that the read model has of the member, and the day for which it is told. */
    record Basis(long revision, MemberCalendar calendar, LocalDate today) {

        boolean holds(long now, Instant instant) {
            return revision == now && calendar.dayOf(instant).equals(today);
        }
    }

    DailyAnswers(Goals goals, Revisions revisions, KeptAnswers kept) {
        this.goals = goals;
        this.revisions = revisions;
        this.kept = kept;
    }

    /** The answer to the question, made by {@code make} if there is none that holds. */
    <T> Optional<Answer<T>> find(
            Owner owner,
            KeptAnswers.Question<T, Basis> question,
            Instant now,
            Function<MemberCalendar, Optional<Answer<T>>> make) {
        // Read before the documents, so that these are never older than what the answer is kept under. Being drawn by
        // lot, it does not come again when the read model is built anew.
        Long revision = revisions.ofMember(GoalProgressProjection.NAME, owner);
        if (revision == null) {
            return make.apply(goals.calendar(owner));
        }
        Answer<T> known = kept.find(question, basis -> basis.holds(revision, now));
        if (known != null) {
            return Optional.of(known);
        }
        MemberCalendar calendar = goals.calendar(owner);
        Basis basis = new Basis(revision, calendar, calendar.dayOf(now));
        Optional<Answer<T>> made = make.apply(calendar);
        made.ifPresent(answer -> kept.keep(question, basis, answer));
        return made;
    }
}
