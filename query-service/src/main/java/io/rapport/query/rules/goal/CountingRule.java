package io.rapport.query.rules.goal;

import io.rapport.events.goal.Filter;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Tracking;

/** What a goal counts. Which of it lies on days that count is the goal's {@link CountingDays}' matter. */
public record CountingRule(Measure measure, Filter filter) {

    /** A person is a new connection for a follow-up so many days after they met, and no longer. */
    public static final long DAYS_OF_A_NEW_CONNECTION = 90;

    /** What this tracking counts; what the member alone judges counts nobody met. */
    public static CountingRule of(Tracking tracking) {
        return switch (tracking) {
            case Tracking.Counted counted -> new CountingRule(counted.measure(), counted.filter());
            case Tracking.Recurring habit -> new CountingRule(habit.measure(), habit.filter());
            case Tracking.Qualitative _ -> new CountingRule(Measure.PEOPLE_MET, Filter.NONE);
        };
    }

    /**
     * Whether people are counted, so that each counts once: in all, or once a period of a habit. Otherwise acts are,
     * and one person may give many.
     */
    public boolean countsPeople() {
        return switch (measure) {
            case PEOPLE_MET, PEOPLE_CONNECTED -> true;
            case FOLLOW_UPS -> filter.newConnectionsOnly();
            case CONVERSATIONS,
                    CERTAINTIES_GAINED,
                    HELP_FOLLOWED_THROUGH,
                    GATHERINGS,
                    MISSIONS_ACCOMPLISHED,
                    INTRODUCTIONS_MADE,
                    SKILL_PRACTISED -> false;
        };
    }
}
