package io.rapport.query.models.goal;

import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Smart;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A goal as a history tells of it: by the names that it has where its progress is asked for, without what is counted.
 *
 * @param periods those that were excused, each named by the day that was given of it
 */
record ToldGoal(
        UUID goalId,
        LocalDate setOn,

        @Tells(What.PLAIN) String title,

        Term term,

        @Tells(What.PLAIN) String definitionOfSuccess,

        Purpose purpose,
        @Nullable Smart smart,
        Tracking tracking,
        Map<LocalDate, Excused> periods,
        List<Goal.Assessment> assessments,
        List<Goal.Adjustment> adjustments,
        List<Pause> pauses,
        Goal.@Nullable Closure closure) {

    /** Why a period neither breaks nor extends a streak. */
    record Excused(@Tells(What.PLAIN) String excuse) {}

    static ToldGoal of(Goal goal) {
        Map<LocalDate, Excused> periods = new LinkedHashMap<>();
        goal.excuses().forEach(one -> periods.put(one.day(), new Excused(one.reason())));
        return new ToldGoal(
                goal.goalId(),
                goal.setOn(),
                goal.title(),
                goal.term(),
                goal.definitionOfSuccess(),
                goal.purpose(),
                goal.smart(),
                goal.tracking(),
                periods,
                goal.assessments(),
                goal.adjustments(),
                goal.pauses(),
                goal.closure());
    }
}
