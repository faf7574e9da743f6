package io.rapport.events.mission;

/** Whether a mission succeeded, as the member sees it afterwards. */
public enum MissionOutcome {
    ACHIEVED,
    PARTLY,
    NOT
}
