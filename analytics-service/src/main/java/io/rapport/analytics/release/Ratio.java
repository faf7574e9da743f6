package io.rapport.analytics.release;

import io.rapport.analytics.fold.Figure;
import java.util.List;

/** One figure divided by the sum of others, all as they were told: so it tells nothing that they do not. */
enum Ratio {
    /** Of what was noted about people, how much they had said themselves. */
    CERTAINTY(Figure.CERTAINTIES, Figure.CERTAINTIES, Figure.GUESSES),
    REFERRING(Figure.FOLLOW_UPS_REFERRING, Figure.FOLLOW_UPS),
    WANTED(Figure.HELP_WANTED, Figure.HELP_WANTED, Figure.HELP_POLITE, Figure.HELP_DECLINED, Figure.HELP_UNANSWERED),
    RESPECTED(Figure.POLITE_RESPECTED, Figure.HELP_POLITE),
    ON_TARGET(Figure.HELP_ON_TARGET, Figure.HELP_JUDGED),
    ACHIEVED(Figure.GOALS_ACHIEVED, Figure.GOALS_CLOSED),
    MET(Figure.FUNNEL_MET, Figure.FUNNEL_BEGUN),
    FOLLOWED_UP(Figure.FUNNEL_FOLLOWED_UP, Figure.FUNNEL_MET),
    CONNECTED(Figure.FUNNEL_CONNECTED, Figure.FUNNEL_FOLLOWED_UP),
    HELPED(Figure.FUNNEL_HELPED, Figure.FUNNEL_CONNECTED);

    private final Figure part;
    private final List<Figure> whole;

    Ratio(Figure part, Figure... whole) {
        this.part = part;
        this.whole = List.of(whole);
    }

    Figure part() {
        return part;
    }

    List<Figure> whole() {
        return whole;
    }
}
