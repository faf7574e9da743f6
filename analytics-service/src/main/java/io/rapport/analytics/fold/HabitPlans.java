package io.rapport.analytics.fold;

import io.rapport.events.EventEnvelope;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.goal.Tracking;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Seen;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is done about an event of a goal that may be a {@link Habit}. */
final class HabitPlans {

    private final EventEnvelope envelope;
    private final OfMember member;

    private HabitPlans(EventEnvelope envelope) {
        this.envelope = envelope;
        this.member = OfMember.of(envelope);
    }

    static Plan of(EventEnvelope envelope, GoalEvent event) {
        HabitPlans plans = new HabitPlans(envelope);
        if (event instanceof GoalEvent.GoalSet set) {
            return set.tracking() instanceof Tracking.Recurring tracking && Habit.isWeekly(tracking)
                    ? plans.set(Habit.set(set.goalId(), tracking))
                    : Plan.nothing();
        }
        Optional<UnaryOperator<Habit>> change = HabitFold.change(event, envelope.recordedAt());
        return change.isEmpty() ? Plan.nothing() : plans.changed(event, change.get());
    }

    /** It begins with all that was done before in its weeks. */
    private Plan set(Habit habit) {
        return Plan.doing(documents -> {
                    Standing known = member.known(envelope, documents);
                    Standing standing =
                            documents.update(member.standing(), kept -> (kept == null ? known : kept).pursuing(habit));
                    Habits habits = member.updateHabits(
                            documents, before -> before.with(counting(habit, documents), standing.firstDayOfWeek()));
                    member.count(habit.month(), habits, standing, documents);
                })
                .seeing(member.standing())
                .seeing(member.habits())
                .seeing(member.month(habit.month().toString()))
                .seeingAllOf(DocumentGroup.ofMember(AnalyticsProjection.STORIES));
    }

    /** With other terms it begins anew with all that was done. */
    private Plan changed(GoalEvent event, UnaryOperator<Habit> change) {
        boolean otherwise = event instanceof GoalEvent.GoalAdjusted;
        Plan plan = Plan.doing(documents -> {
                    Habit before = habit(event, documents);
                    if (before == null) {
                        return;
                    }
                    Standing standing = member.known(envelope, documents);
                    Habits habits = member.updateHabits(
                            documents,
                            kept -> kept.changed(
                                    habit -> habit.goalId().equals(event.goalId())
                                            ? changed(habit, change, otherwise, documents)
                                            : habit,
                                    standing.firstDayOfWeek()));
                    member.count(before.month(), habits, standing, documents);
                })
                .seeing(member.standing())
                .seeing(member.habits())
                .seeingThen(seen -> {
                    Habit habit = habit(event, seen);
                    return habit == null
                            ? Set.<DocumentRef<?>>of()
                            : Set.of(member.month(habit.month().toString()));
                });
        return otherwise ? plan.seeingAllOf(DocumentGroup.ofMember(AnalyticsProjection.STORIES)) : plan;
    }

    private @Nullable Habit habit(GoalEvent event, Seen seen) {
        Habits habits = seen.find(member.habits());
        return habits == null ? null : habits.of(event.goalId());
    }

    private static Habit changed(Habit habit, UnaryOperator<Habit> change, boolean otherwise, Documents documents) {
        Habit now = change.apply(habit);
        return otherwise ? counting(now, documents) : now;
    }

    private static Habit counting(Habit habit, Documents documents) {
        Habit counting = habit;
        for (Story story : documents.all(AnalyticsProjection.STORIES).values()) {
            counting = counting.with(story);
        }
        return counting;
    }
}
