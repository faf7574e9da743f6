package io.rapport.query.models.goal;

import io.rapport.events.Rhythm;
import io.rapport.events.goal.Tracking;
import io.rapport.query.rules.NextAssessment;
import io.rapport.query.rules.goal.CountingDays;
import io.rapport.query.rules.goal.Period;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The member's own judgement at a rhythm of their choice. The goal is reached when the latest assessment says so, and
 * behind when an assessment is overdue.
 *
 * @param inTime the assessments of days that are the goal's, as they happened
 * @param nextDue when the next assessment is due; absent while the goal is paused, and when it is over
 */
record Judgement(List<Goal.Assessment> inTime, @Nullable LocalDate nextDue, boolean overdue) implements Progress {

    static Judgement of(
            Tracking.Qualitative tracking, CountingDays days, List<Goal.Assessment> assessments, LocalDate today) {
        List<Goal.Assessment> inTime = assessments.stream()
                .filter(assessment -> !assessment.occurredOn().isBefore(days.first()))
                .filter(assessment -> !days.isOver(assessment.occurredOn()))
                .sorted(Comparator.comparing(Goal.Assessment::occurredOn).thenComparing(Goal.Assessment::occurredAt))
                .toList();
        LocalDate due = nextDue(tracking.assessEvery(), days, inTime, today);
        return new Judgement(inTime, due, due != null && due.isBefore(today));
    }

    private static @Nullable LocalDate nextDue(
            Rhythm rhythm, CountingDays days, List<Goal.Assessment> inTime, LocalDate today) {
        if (days.isOver(today) || days.pauseLasts()) {
            return null;
        }
        return NextAssessment.dueOn(
                rhythm,
                days.first(),
                days.last(),
                inTime.isEmpty() ? null : inTime.getLast().occurredOn(),
                (from, until) -> days.pausedDays(new Period(from, until)));
    }

    @Override
    public Optional<Achievement> achievement() {
        if (inTime.isEmpty() || inTime.getLast().rating() < Goal.Assessment.THERE) {
            return Optional.empty();
        }
        Goal.Assessment latest = inTime.getLast();
        return Optional.of(new Achievement(latest.occurredOn(), latest.entryId()));
    }

    @Override
    public boolean isBehind() {
        return overdue;
    }
}
