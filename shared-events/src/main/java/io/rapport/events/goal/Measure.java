package io.rapport.events.goal;

/** What a counted or recurring goal counts. */
public enum Measure {
    PEOPLE_MET,
    /** More than met: followed up after the meeting, and certain of at least one aspect. */
    PEOPLE_CONNECTED,
    FOLLOW_UPS,
    CONVERSATIONS,
    CERTAINTIES_GAINED,
    HELP_FOLLOWED_THROUGH,
    GATHERINGS
}
