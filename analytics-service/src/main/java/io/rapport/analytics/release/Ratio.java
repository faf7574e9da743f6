package io.rapport.analytics.release;

import io.rapport.analytics.fold.Figure;
import java.util.List;

/** One figure divided by the sum of others, all as they were told: so it tells nothing that they do not. */
record Ratio(String name, Figure part, List<Figure> whole) {

    static final List<Ratio> ALL = List.of(
            // Of what was noted about people, how much they had said themselves.
            of("CERTAINTY", Figure.CERTAINTIES, Figure.CERTAINTIES, Figure.GUESSES),
            of("REFERRING", Figure.FOLLOW_UPS_REFERRING, Figure.FOLLOW_UPS),
            of(
                    "WANTED",
                    Figure.HELP_WANTED,
                    Figure.HELP_WANTED,
                    Figure.HELP_POLITE,
                    Figure.HELP_DECLINED,
                    Figure.HELP_UNANSWERED),
            of("RESPECTED", Figure.POLITE_RESPECTED, Figure.HELP_POLITE),
            of("ON_TARGET", Figure.HELP_ON_TARGET, Figure.HELP_JUDGED),
            of("ACHIEVED", Figure.GOALS_ACHIEVED, Figure.GOALS_CLOSED),
            of("MET", Figure.FUNNEL_MET, Figure.FUNNEL_BEGUN),
            of("FOLLOWED_UP", Figure.FUNNEL_FOLLOWED_UP, Figure.FUNNEL_MET),
            of("CONNECTED", Figure.FUNNEL_CONNECTED, Figure.FUNNEL_FOLLOWED_UP),
            of("HELPED", Figure.FUNNEL_HELPED, Figure.FUNNEL_CONNECTED),
            of("RAPPORT_RISING", Figure.RAPPORT_RISEN, Figure.RAPPORT_COMPARED),
            of("RAPPORT_FALLING", Figure.RAPPORT_FALLEN, Figure.RAPPORT_COMPARED),
            of("ACHIEVED_IN_4_WEEKS", Figure.ACHIEVED_IN_4_WEEKS, Figure.GOALS_SET),
            of("ACHIEVED_IN_8_WEEKS", Figure.ACHIEVED_IN_8_WEEKS, Figure.GOALS_SET),
            of("ACHIEVED_IN_12_WEEKS", Figure.ACHIEVED_IN_12_WEEKS, Figure.GOALS_SET),
            of("ACHIEVED_IN_26_WEEKS", Figure.ACHIEVED_IN_26_WEEKS, Figure.GOALS_SET),
            of("ACHIEVED_IN_52_WEEKS", Figure.ACHIEVED_IN_52_WEEKS, Figure.GOALS_SET),
            of("KEPT_4_WEEKS", Figure.KEPT_4_WEEKS, Figure.HABITS_FOLLOWED),
            of("KEPT_8_WEEKS", Figure.KEPT_8_WEEKS, Figure.HABITS_FOLLOWED),
            of("KEPT_12_WEEKS", Figure.KEPT_12_WEEKS, Figure.HABITS_FOLLOWED),
            of("KEPT_26_WEEKS", Figure.KEPT_26_WEEKS, Figure.HABITS_FOLLOWED),
            of("KEPT_52_WEEKS", Figure.KEPT_52_WEEKS, Figure.HABITS_FOLLOWED),
            of("HIT_RATE_1_TO_4", Figure.WEEKS_MET_1_TO_4, Figure.WEEKS_MET_1_TO_4, Figure.WEEKS_MISSED_1_TO_4),
            of("HIT_RATE_5_TO_8", Figure.WEEKS_MET_5_TO_8, Figure.WEEKS_MET_5_TO_8, Figure.WEEKS_MISSED_5_TO_8),
            of("HIT_RATE_9_TO_12", Figure.WEEKS_MET_9_TO_12, Figure.WEEKS_MET_9_TO_12, Figure.WEEKS_MISSED_9_TO_12),
            of("HIT_RATE_13_TO_26", Figure.WEEKS_MET_13_TO_26, Figure.WEEKS_MET_13_TO_26, Figure.WEEKS_MISSED_13_TO_26),
            of(
                    "HIT_RATE_27_TO_52",
                    Figure.WEEKS_MET_27_TO_52,
                    Figure.WEEKS_MET_27_TO_52,
                    Figure.WEEKS_MISSED_27_TO_52));

    private static Ratio of(String name, Figure part, Figure... whole) {
        return new Ratio(name, part, List.of(whole));
    }
}
