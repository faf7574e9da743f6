package io.rapport.events.goal;

/** Whether the member's own definition of success was met. Only the member can say so: a number cannot. */
public enum Outcome {
    ACHIEVED,
    MISSED,
    DROPPED
}
