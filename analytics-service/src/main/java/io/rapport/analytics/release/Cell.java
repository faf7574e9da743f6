package io.rapport.analytics.release;

import io.rapport.analytics.fold.Figure;
import java.util.HashMap;
import java.util.Map;

/**
 * All that was counted of some members in a month, before it is decided what of it may be told.
 *
 * @param sums of each figure
 * @param days how often something took how long, by {@link io.rapport.analytics.fold.Gap}
 * @param members of how many members anything is
 */
record Cell(Map<Figure, Sum> sums, Map<String, Long> days, long members) {

    static final Cell NONE = new Cell(Map.of(), Map.of(), 0);

    Sum sum(Figure figure) {
        return sums.getOrDefault(figure, Sum.NONE);
    }

    /** Of these members and of others. */
    Cell and(Cell others) {
        Map<Figure, Sum> both = new HashMap<>(sums);
        others.sums.forEach((figure, sum) -> both.merge(figure, sum, Sum::and));
        Map<String, Long> allDays = new HashMap<>(days);
        others.days.forEach((gap, many) -> allDays.merge(gap, many, Long::sum));
        return new Cell(both, allDays, members + others.members);
    }
}
