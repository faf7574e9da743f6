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
    GATHERINGS,
    /** Missions whose debrief says that they succeeded. */
    MISSIONS_ACCOMPLISHED,
    /** Introductions that both had wanted, and that were made. */
    INTRODUCTIONS_MADE,
    SKILL_PRACTISED;

    /** Whether it is about people of the network, so that criteria of people fit. */
    public boolean isAboutPeople() {
        return switch (this) {
            case PEOPLE_MET, PEOPLE_CONNECTED, FOLLOW_UPS, CONVERSATIONS, CERTAINTIES_GAINED, HELP_FOLLOWED_THROUGH ->
                true;
            case GATHERINGS, MISSIONS_ACCOMPLISHED, INTRODUCTIONS_MADE, SKILL_PRACTISED -> false;
        };
    }
}
