package io.rapport.events.mission;

/** Whom the member's mind was on during the encounter. */
public enum MindOn {
    THEM,
    MYSELF,
    BOTH
}
