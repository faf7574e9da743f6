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
            of("HELPED", Figure.FUNNEL_HELPED, Figure.FUNNEL_CONNECTED));

    private static Ratio of(String name, Figure part, Figure... whole) {
        return new Ratio(name, part, List.of(whole));
    }
}
