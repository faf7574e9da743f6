package io.rapport.query.rules;

import io.rapport.events.Rhythm;
import java.time.LocalDate;
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;

/** When the member's own judgement of a goal is due. */
public final class NextAssessment {

    private NextAssessment() {}

    /**
     * The day on which the next one is due, paused days taken out; none once the last word was said.
     *
     * @param first the first day of the goal
     * @param last its last day, if it has one
     * @param latest the day of the latest assessment, if there is one
     * @param pausedDays how many days are paused from one day, included, to another, excluded
     */
    public static @Nullable LocalDate dueOn(
            Rhythm rhythm,
            LocalDate first,
            @Nullable LocalDate last,
            @Nullable LocalDate latest,
            ToLongBiFunction<LocalDate, LocalDate> pausedDays) {
        LocalDate since = latest == null ? first : latest;
        LocalDate planned = rhythm.after(since);
        LocalDate due = planned;
        LocalDate delayed = planned.plusDays(pausedDays.applyAsLong(since, due));
        while (!delayed.equals(due)) {
            due = delayed;
            delayed = planned.plusDays(pausedDays.applyAsLong(since, due));
        }
        // The last word is due at the deadline, unless it was said then.
        return last != null && due.isAfter(last) ? (since.equals(last) ? null : last) : due;
    }
}
