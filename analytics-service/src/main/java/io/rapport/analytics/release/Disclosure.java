package io.rapport.analytics.release;

import io.rapport.analytics.fold.Figure;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which figures of a month may not be told: those of too few members, those that one member makes up for the most part,
 * and others by which one of these could be computed. It makes no claim of differential privacy.
 *
 * @param threshold of how many members a figure has to be
 */
record Disclosure(int threshold) {

    /** Whatever is set: below it a figure is about somebody. */
    static final int LOWEST_THRESHOLD = 5;

    static final int ROUNDED_TO = 5;

    Disclosure {
        if (threshold < LOWEST_THRESHOLD) {
            throw new IllegalArgumentException("A figure is of " + LOWEST_THRESHOLD + " members at least");
        }
    }

    /** Whether the figure tells of many by itself. */
    boolean isOfMany(Sum sum) {
        return sum.members() >= threshold && 2 * sum.largest() <= sum.value();
    }

    /** The figures that are left out; one that nobody has is of few as well. */
    Set<Figure> leftOut(Cell cell) {
        return leftOut(cell, Set.of());
    }

    /** The same if these are left out anyway. */
    Set<Figure> leftOut(Cell cell, Set<Figure> anyway) {
        Set<Figure> leftOut = EnumSet.noneOf(Figure.class);
        leftOut.addAll(anyway);
        for (Figure figure : Figure.values()) {
            if (!isOfMany(cell.sum(figure))) {
                leftOut.add(figure);
            }
        }
        int before;
        do {
            before = leftOut.size();
            Breakdown.ALL.forEach(breakdown -> protect(breakdown, cell, leftOut));
        } while (leftOut.size() > before);
        return leftOut;
    }

    private void protect(Breakdown breakdown, Cell cell, Set<Figure> leftOut) {
        List<Figure> hidden =
                breakdown.parts().stream().filter(leftOut::contains).toList();
        if (leftOut.contains(breakdown.whole())) {
            if (hidden.isEmpty()) {
                hideOne(breakdown, cell, leftOut);
            }
            return;
        }
        // The hidden parts together can be computed. That is harmless if they are all, or if one of them is of many.
        boolean harmless = hidden.isEmpty()
                || hidden.size() == breakdown.parts().size()
                || (hidden.size() > 1 && hidden.stream().anyMatch(part -> isOfMany(cell.sum(part))));
        if (!harmless) {
            hideOne(breakdown, cell, leftOut);
        }
    }

    /** The smallest part that hides something, or else the whole. */
    private static void hideOne(Breakdown breakdown, Cell cell, Set<Figure> leftOut) {
        Optional<Figure> smallest = breakdown.parts().stream()
                .filter(part -> !leftOut.contains(part) && Breakdown.mayHide(part))
                .min(Comparator.comparingLong(part -> cell.sum(part).members()));
        leftOut.add(smallest.orElse(breakdown.whole()));
    }

    /** To the nearest 5. */
    static long rounded(long value) {
        return (value + ROUNDED_TO / 2) / ROUNDED_TO * ROUNDED_TO;
    }
}
