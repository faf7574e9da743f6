package io.rapport.analytics.fold;

import java.util.List;

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
    FOLLOWED_UP_LATER,
    /** People who were known by their card before they were met; in the month of the card. */
    CARDS_MET,

    /** Ratings of somebody beside the one before of the same person. */
    RAPPORT_COMPARED,
    RAPPORT_RISEN,
    RAPPORT_SAME,
    RAPPORT_FALLEN,

    /** Of the goals set in the month, whenever it was achieved. */
    ACHIEVED_IN_4_WEEKS(4),
    ACHIEVED_IN_8_WEEKS(8),
    ACHIEVED_IN_12_WEEKS(12),
    ACHIEVED_IN_26_WEEKS(26),
    ACHIEVED_IN_52_WEEKS(52),

    /** Goals for each week, in the month of the first day that counted; so is all that follows. */
    WEEKLY_HABITS,
    /** Their weeks can be counted without a key. */
    HABITS_FOLLOWED,
    /** They ask for something that is words, and words are sealed. */
    HABITS_BY_WORDS,

    /** Those that lived so long; whether they did is known when the weeks after are over in which they may lapse. */
    KEPT_4_WEEKS(4 + Weeks.LAPSE),
    KEPT_8_WEEKS(8 + Weeks.LAPSE),
    KEPT_12_WEEKS(12 + Weeks.LAPSE),
    KEPT_26_WEEKS(26 + Weeks.LAPSE),
    KEPT_52_WEEKS(52 + Weeks.LAPSE),

    /** Weeks of their lives, the first one being that of the first day. */
    WEEKS_MET_1_TO_4(4),
    WEEKS_MISSED_1_TO_4(4),
    WEEKS_MET_5_TO_8(8),
    WEEKS_MISSED_5_TO_8(8),
    WEEKS_MET_9_TO_12(12),
    WEEKS_MISSED_9_TO_12(12),
    WEEKS_MET_13_TO_26(26),
    WEEKS_MISSED_13_TO_26(26),
    WEEKS_MET_27_TO_52(52),
    WEEKS_MISSED_27_TO_52(52);

    /** After how many weeks each is known, of goals. */
    static final List<Figure> ACHIEVED = List.of(
            ACHIEVED_IN_4_WEEKS, ACHIEVED_IN_8_WEEKS, ACHIEVED_IN_12_WEEKS, ACHIEVED_IN_26_WEEKS, ACHIEVED_IN_52_WEEKS);

    private final int weeks;

    Figure() {
        this(0);
    }

    Figure(int weeks) {
        this.weeks = weeks;
    }

    /** After how many weeks it is known of what began in the month; 0 if at once. */
    public int weeks() {
        return weeks;
    }

    /** Under which number it is stored. */
    @SuppressWarnings("EnumOrdinal") // The place is meant: who moves one makes another version, and a test says so.
    int place() {
        return ordinal();
    }

    /** Whether it is a kind of entry: every entry is of one kind. */
    public boolean isEntry() {
        return compareTo(CAPTURES) >= 0 && compareTo(PRACTICES) <= 0;
    }
}
