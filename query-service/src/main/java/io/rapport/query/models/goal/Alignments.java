package io.rapport.query.models.goal;

import io.rapport.events.Owner;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.answer.KeptAnswers;
import io.rapport.query.rules.MemberCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers about how a member's goals are aligned with their career plan. It stands beside goal progress, since plan,
 * goals and people are what goals are counted from.
 */
@Component
final class Alignments {

    /** So many open goals are in it at the most; nobody pursues more. */
    private static final int MOST = 200;

    private final Goals goals;
    private final Contacts contacts;
    private final DailyAnswers daily;
    private final Answers answers;

    /** Whose alignment. */
    record Question(Owner owner) implements KeptAnswers.Question<Alignment, DailyAnswers.Basis> {}

    Alignments(Goals goals, Contacts contacts, DailyAnswers daily, Answers answers) {
        this.goals = goals;
        this.contacts = contacts;
        this.daily = daily;
        this.answers = answers;
    }

    Answer<Alignment> of(Owner owner, Instant now) {
        return daily.find(
                        owner,
                        new Question(owner),
                        now,
                        calendar -> Optional.of(answers.tagged(align(owner, calendar, calendar.dayOf(now)), null)))
                .orElseThrow();
    }

    private Alignment align(Owner owner, MemberCalendar calendar, LocalDate today) {
        @Nullable CareerPlan plan = goals.plan(owner);
        List<Goal> found = goals.open(owner, MOST + 1);
        List<Goal> open = found.size() > MOST ? found.subList(0, MOST) : found;
        List<Goal> all = Stream.concat(open.stream(), goals.all(owner, supportedElsewhere(open)).stream())
                .toList();
        List<String> marks = plan == null
                ? List.of()
                : plan.pursued().stream()
                        .flatMap(aim -> aim.marks().stream())
                        .distinct()
                        .toList();
        return new AlignmentTree(plan, goals.progress(owner, all, calendar, today))
                .with(contacts.marked(owner, marks), today, found.size() > MOST);
    }

    /** What they support and is not among them: closed, or set so long ago that it was left out. */
    private static List<UUID> supportedElsewhere(List<Goal> open) {
        List<UUID> known = open.stream().map(Goal::goalId).toList();
        return open.stream()
                .flatMap(goal -> Stream.ofNullable(goal.purpose().supportsGoalId()))
                .filter(supported -> !known.contains(supported))
                .distinct()
                .toList();
    }
}
