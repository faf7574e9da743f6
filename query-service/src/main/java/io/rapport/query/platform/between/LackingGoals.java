package io.rapport.query.platform.between;

import io.rapport.events.Owner;
import io.rapport.query.rules.MemberCalendar;
import java.time.LocalDate;
import java.util.List;

/** Knows which goals of a member still lack something although their time is nearly over. */
public interface LackingGoals {

    /** The projection that the answer is read from. */
    String READ_MODEL = "goal-progress";

    /**
     * Those that are near their end on one of these days, as of today: open ones, and neither paused nor excused.
     *
     * @param from the first day
     * @param to the day after the last one
     */
    List<LackingGoal> near(Owner owner, MemberCalendar calendar, LocalDate today, LocalDate from, LocalDate to);
}
