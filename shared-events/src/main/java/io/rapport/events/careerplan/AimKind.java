package io.rapport.events.careerplan;

/** What the member means to do about the area of an aim. */
public enum AimKind {
    /** To find out whether it is for them. */
    EXPLORE,
    /** To become better at it. */
    GROW,
    /** To reach something there. */
    ACHIEVE
}
