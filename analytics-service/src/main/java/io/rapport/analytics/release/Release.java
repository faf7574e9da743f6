package io.rapport.analytics.release;

import io.rapport.analytics.fold.Dimension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is told of a tenant until the next release, so that nobody sees what a single event changes.
 *
 * @param rows of all members
 * @param parts of the parts of each dimension
 */
record Release(Instant at, List<Row> rows, Map<Dimension, SortedMap<String, List<Row>>> parts) {

    static Release of(Instant at, SortedMap<String, Month> months, Disclosure disclosure) {
        List<Row> rows = new ArrayList<>();
        Map<Dimension, SortedMap<String, List<Row>>> parts = new EnumMap<>(Dimension.class);
        months.forEach((name, month) -> {
            Withheld withheld = Withheld.of(month, disclosure);
            rows.addAll(new Telling(at, name, month.all(), withheld.ofAll()).rows());
            for (Dimension dimension : Dimension.values()) {
                month.of(dimension)
                        .forEach((part, cell) -> parts.computeIfAbsent(dimension, any -> new TreeMap<>())
                                .computeIfAbsent(part, any -> new ArrayList<>())
                                .addAll(new Telling(at, name, cell, withheld.of(dimension, part)).rowsOfPart()));
            }
        });
        return new Release(at, List.copyOf(rows), parts);
    }

    /** What is told of the parts of a dimension. */
    SortedMap<String, List<Row>> of(Dimension dimension) {
        return parts.getOrDefault(dimension, new TreeMap<>());
    }
}
