package io.rapport.query.rules.goal;

/** How a period of a habit stands; only a met one extends a streak, and only a missed one breaks it. */
public enum PeriodState {
    /** The target was reached, be the period over or not. */
    MET,
    /** It is over, and nothing excuses that the target was not reached. */
    MISSED,
    /** It goes on, and the target is not reached yet. */
    OPEN,
    /** It was cut, is over and was not met. */
    PARTIAL,
    /** The member excused it, whatever was done in it. */
    EXCUSED,
    /** It was not met, and at least one of its days was paused. */
    PAUSED
}
