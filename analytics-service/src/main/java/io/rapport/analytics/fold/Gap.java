package io.rapport.analytics.fold;

import java.util.List;
import java.util.stream.IntStream;

/** From what to what days are counted, of which the median is told. They are counted in steps, never day by day. */
public enum Gap {
    /** From the card to the meeting. */
    MET(Figure.CARDS_MET),
    /** From the meeting to the first follow-up. */
    FOLLOWED_UP(Figure.FUNNEL_FOLLOWED_UP),
    /** From the first follow-up to being connected. */
    CONNECTED(Figure.FUNNEL_CONNECTED),
    /** From being connected to the first help that was on target. */
    HELPED(Figure.FUNNEL_HELPED),
    /** From the day of a mission to its debrief. */
    DEBRIEFED(Figure.DEBRIEFS);

    /** Up to how many days each step is; what is longer than the last one but one counts in the last. */
    private static final List<Integer> UP_TO = List.of(0, 1, 3, 7, 14, 30, 60, 90, 180, 365);

    /** How many steps there are. */
    static final int STEPS = UP_TO.size();

    private final Figure of;

    Gap(Figure of) {
        this.of = of;
    }

    /** What it is counted of, so that it is told only if that is. */
    public Figure of() {
        return of;
    }

    /** Its place among all of them, which is stored as that of a figure is. */
    @SuppressWarnings("EnumOrdinal") // The place is meant, as it is of figures.
    int place() {
        return ordinal();
    }

    /** Which of the steps so many days are. */
    static int step(long days) {
        int step = 0;
        while (step < STEPS - 1 && days > UP_TO.get(step)) {
            step++;
        }
        return step;
    }

    private String counted(int upTo) {
        return "DAYS_" + name() + "_" + upTo;
    }

    /** All steps from the shortest one. */
    public List<Step> steps() {
        return IntStream.range(0, UP_TO.size())
                .mapToObj(UP_TO::get)
                .map(upTo -> new Step(counted(upTo.intValue()), upTo))
                .toList();
    }

    /** So many days at most, and under which name they are counted. */
    public record Step(String counted, int upTo) {}
}
