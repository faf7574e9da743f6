package io.rapport.analytics.fold;

import java.time.DayOfWeek;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The weekly habits of a member. What those say that began in a month is one part of it. */
record Habits(List<Habit> all) {

    static final Habits NONE = new Habits(List.of());

    /** Under this id it is a part. */
    static final UUID PART = new UUID(0, 0);

    Habits {
        all = List.copyOf(all);
    }

    /** With that one in the place of what is known of it. */
    Habits with(Habit habit, DayOfWeek firstDayOfWeek) {
        List<Habit> more = new ArrayList<>(all);
        more.removeIf(one -> one.goalId().equals(habit.goalId()));
        more.add(habit.judged(firstDayOfWeek));
        return new Habits(more);
    }

    /** With a change to each, or to none. */
    Habits changed(UnaryOperator<Habit> change, DayOfWeek firstDayOfWeek) {
        List<Habit> now = new ArrayList<>(all.size());
        boolean same = true;
        for (Habit habit : all) {
            Habit one = change.apply(habit);
            boolean asBefore = one.equals(habit);
            same &= asBefore;
            now.add(asBefore ? habit : one.judged(firstDayOfWeek));
        }
        return same ? this : new Habits(now);
    }

    /** With the weeks of all judged anew, as they begin on another day. */
    Habits judged(DayOfWeek firstDayOfWeek) {
        return new Habits(
                all.stream().map(habit -> habit.judged(firstDayOfWeek)).toList());
    }

    @Nullable
    Habit of(UUID goalId) {
        return all.stream()
                .filter(habit -> habit.goalId().equals(goalId))
                .findFirst()
                .orElse(null);
    }

    /** What those say together that began in that month. */
    Counts counts(YearMonth month) {
        Counts.Sum sum = new Counts.Sum();
        for (Habit habit : all) {
            if (habit.month().equals(month)) {
                habit.counts().each(sum::add);
            }
        }
        return sum.counts();
    }
}
