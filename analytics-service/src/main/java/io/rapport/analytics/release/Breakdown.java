package io.rapport.analytics.release;

import io.rapport.analytics.fold.Figure;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A figure that is the sum of others, so that of all of them but one the last can be computed. */
record Breakdown(Figure whole, List<Figure> parts) {

    /** What was counted of whom is known from elsewhere as well, so that leaving it out hides nothing. */
    private static final Set<Figure> TOLD_TWICE = EnumSet.of(Figure.CAPTURES, Figure.MEETINGS);

    /** Of what all that follows is a share: it is the sum that is left out for it. */
    private static final Set<Figure> SHARED_OUT = EnumSet.of(Figure.HABITS_FOLLOWED);

    static final List<Breakdown> ALL = List.of(
            new Breakdown(
                    Figure.ENTRIES,
                    Arrays.stream(Figure.values()).filter(Figure::isEntry).toList()),
            // Whoever was met without a card before came with the meeting.
            of(Figure.FUNNEL_BEGUN, Figure.CAPTURES, Figure.MEETINGS),
            of(Figure.FOLLOW_UPS, Figure.FOLLOW_UPS_REFERRING, Figure.FOLLOW_UPS_IN_OWN_WORDS),
            of(
                    Figure.HELP_ANSWERED,
                    Figure.HELP_WANTED,
                    Figure.HELP_POLITE,
                    Figure.HELP_DECLINED,
                    Figure.HELP_UNANSWERED,
                    Figure.HELP_ANSWER_REPLACED),
            of(Figure.HELP_POLITE, Figure.POLITE_RESPECTED, Figure.POLITE_OVERRIDDEN),
            of(Figure.HELP_JUDGED, Figure.HELP_ON_TARGET, Figure.HELP_OFF_TARGET),
            of(Figure.GOALS_SET, Figure.GOALS_COUNTED, Figure.GOALS_RECURRING, Figure.GOALS_QUALITATIVE),
            of(Figure.GOALS_SET, Figure.GOALS_FOR_A_GOAL, Figure.GOALS_FOR_AN_AIM, Figure.GOALS_FOR_A_REASON),
            of(Figure.WEEKLY_HABITS, Figure.HABITS_FOLLOWED, Figure.HABITS_BY_WORDS),
            of(Figure.GOALS_CLOSED, Figure.GOALS_ACHIEVED, Figure.GOALS_MISSED, Figure.GOALS_DROPPED),
            of(Figure.DEBRIEFS, Figure.MISSIONS_ACHIEVED, Figure.MISSIONS_PARTLY, Figure.MISSIONS_NOT),
            of(Figure.DEBRIEFS, Figure.DEBRIEFED_BY_NEXT_DAY, Figure.DEBRIEFED_WITHIN_A_WEEK, Figure.DEBRIEFED_LATER),
            of(Figure.RAPPORT_COMPARED, Figure.RAPPORT_RISEN, Figure.RAPPORT_SAME, Figure.RAPPORT_FALLEN),
            of(
                    Figure.FUNNEL_FOLLOWED_UP,
                    Figure.FOLLOWED_UP_WITHIN_A_WEEK,
                    Figure.FOLLOWED_UP_WITHIN_A_MONTH,
                    Figure.FOLLOWED_UP_LATER));

    private static Breakdown of(Figure whole, Figure... parts) {
        return new Breakdown(whole, List.of(parts));
    }

    static boolean mayHide(Figure figure) {
        return !TOLD_TWICE.contains(figure) && !SHARED_OUT.contains(figure);
    }
}
