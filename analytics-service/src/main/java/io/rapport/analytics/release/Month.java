package io.rapport.analytics.release;

import io.rapport.analytics.fold.Dimension;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One month of a tenant: all members, and the same members by the parts of each dimension.
 *
 * @param parts only those in which there is anybody
 */
record Month(Cell all, Map<Dimension, SortedMap<String, Cell>> parts) {

    /** Whose parts make up the whole; any would do. */
    private static final Dimension OF_ALL = Dimension.COHORT;

    static Month empty() {
        return new Month(Cell.NONE, new EnumMap<>(Dimension.class));
    }

    /** With one more part. */
    Month with(Dimension dimension, String part, Cell cell) {
        parts.computeIfAbsent(dimension, any -> new TreeMap<>()).put(part, cell);
        return dimension == OF_ALL ? new Month(all.and(cell), parts) : this;
    }

    SortedMap<String, Cell> of(Dimension dimension) {
        return parts.getOrDefault(dimension, new TreeMap<>());
    }
}
