package io.rapport.query.models.goal;

import io.rapport.query.rules.goal.CountingDays;
import java.time.LocalDate;

/**
 * How a goal stands on a day. What comes first here wins: a paused goal is not missed, a closed one is nothing else.
 */
enum GoalStatus {
    /** The member closed it and said whether their own definition of success was met. */
    CLOSED,
    /** The number is there, or the latest assessment says so. Whether that is success is for the member to say. */
    ACHIEVED,
    PAUSED,
    /** Its first day is still to come. */
    NOT_STARTED,
    /** The deadline passed without the target. */
    MISSED,
    /** Less is there than the share of the time that passed. */
    BEHIND,
    ON_TRACK;

    static GoalStatus of(Goal goal, Progress progress, LocalDate today) {
        CountingDays days = goal.countingDays();
        if (goal.closure() != null) {
            return CLOSED;
        }
        if (progress.achievement().isPresent()) {
            return ACHIEVED;
        }
        if (days.pauseLasts()) {
            return PAUSED;
        }
        if (today.isBefore(days.first())) {
            return NOT_STARTED;
        }
        if (days.isOver(today)) {
            return MISSED;
        }
        return progress.isBehind() ? BEHIND : ON_TRACK;
    }
}
