package io.rapport.query.platform.between;

import io.rapport.events.goal.Filter;
import io.rapport.events.goal.Measure;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A goal that lacks something although its time is nearly over.
 *
 * @param recurring whether it is about one of many periods; otherwise about all of the goal's time
 * @param startsOn the first day of the period, or of the goal
 * @param nearFrom the first day on which the end is near
 * @param endsOn the last day that counts
 * @param count what is there of the target
 */
public record LackingGoal(
        UUID goalId,
        String title,
        Measure measure,
        Filter filter,
        boolean recurring,
        LocalDate startsOn,
        LocalDate nearFrom,
        LocalDate endsOn,
        int target,
        int count) {

    /** How many are still to come. */
    public int missing() {
        return target - count;
    }
}
