package io.rapport.analytics.fold;

/** What is counted for a member and a month. docs/analytics.md says of each what it means. */
public enum Figure {
    /** All kinds of entries together. */
    ENTRIES,
    CAPTURES,
    MEETINGS,
    CONVERSATIONS,
    GUESSES,
    CERTAINTIES,
    DETAILS,
    FOLLOW_UPS_PLANNED,
    FOLLOW_UPS,
    HELP_OFFERED,
    HELP_ANSWERED,
    HELP_DONE,
    HELP_JUDGED,
    HELP_RECEIVED,
    INTRODUCTION_STEPS,
    GATHERINGS,
    MISSION_ANSWERS,
    DEBRIEFS,
    ASSESSMENTS,
    PRACTICES,

    /** Of whom something became certain for the first time. */
    PEOPLE_CERTAIN,
    PEOPLE_CONNECTED,

    FOLLOW_UPS_REFERRING,
    FOLLOW_UPS_IN_OWN_WORDS,

    HELP_WANTED,
    HELP_POLITE,
    HELP_DECLINED,
    HELP_UNANSWERED,
    /** An answer that a later one of the same offer replaced. */
    HELP_ANSWER_REPLACED,
    POLITE_RESPECTED,
    POLITE_OVERRIDDEN,
    HELP_ON_TARGET,
    HELP_OFF_TARGET,

    INTRODUCTIONS_MADE,
    INTRODUCTIONS_ON_TARGET,

    GOALS_SET,
    GOALS_COUNTED,
    GOALS_RECURRING,
    GOALS_QUALITATIVE,
    GOALS_FOR_A_GOAL,
    GOALS_FOR_AN_AIM,
    GOALS_FOR_A_REASON,
    GOALS_CLOSED,
    GOALS_ACHIEVED,
    GOALS_MISSED,
    GOALS_DROPPED,

    MISSIONS_PLANNED,
    MISSIONS_ACHIEVED,
    MISSIONS_PARTLY,
    MISSIONS_NOT,
    DEBRIEFED_BY_NEXT_DAY,
    DEBRIEFED_WITHIN_A_WEEK,
    DEBRIEFED_LATER,

    COMFORT_RATED,
    COMFORT_POINTS,
    RAPPORT_RATED,
    RAPPORT_POINTS,

    /** People who came into the network in the month; the other steps count there too, whenever they were reached. */
    FUNNEL_BEGUN,
    FUNNEL_MET,
    FUNNEL_FOLLOWED_UP,
    FUNNEL_CONNECTED,
    FUNNEL_HELPED,
    FOLLOWED_UP_WITHIN_A_WEEK,
    FOLLOWED_UP_WITHIN_A_MONTH,
    FOLLOWED_UP_LATER;

    /** Whether it is a kind of entry: every entry is of one kind. */
    public boolean isEntry() {
        return compareTo(CAPTURES) >= 0 && compareTo(PRACTICES) <= 0;
    }
}
