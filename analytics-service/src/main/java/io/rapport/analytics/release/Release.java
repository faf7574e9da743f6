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
 * @param parts of the parts of each dimension of which anything is told, with the same months
 */
record Release(Instant at, List<Row> rows, Map<Dimension, SortedMap<String, List<Row>>> parts) {

    /** Whether anything is told of anybody. */
    boolean tells() {
        return !rows.stream().allMatch(Row::suppressed);
    }

    static Release of(Instant at, SortedMap<String, Month> months, Disclosure disclosure) {
        List<Row> rows = new ArrayList<>();
        Map<Dimension, SortedMap<String, List<Row>>> parts = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            parts.put(dimension, new TreeMap<>());
        }
        months.forEach((name, month) -> {
            Withheld withheld = Withheld.of(month, disclosure);
            rows.addAll(new Telling(at, name, month.all(), withheld.ofAll()).rows());
            parts.forEach((dimension, ofParts) -> month.of(dimension).forEach((part, cell) -> {
                List<Row> told = new Telling(at, name, cell, withheld.of(dimension, part)).rows();
                // Else a part of few would tell in which months they did anything.
                if (!told.stream().allMatch(Row::suppressed)) {
                    ofParts.computeIfAbsent(part, any -> new ArrayList<>()).addAll(told);
                }
            }));
        });
        parts.values().forEach(ofParts -> ofParts.replaceAll((part, told) -> Rows.ofAll(months.keySet(), told)));
        return new Release(at, List.copyOf(rows), parts);
    }

    /** What is told of the parts of a dimension. */
    SortedMap<String, List<Row>> of(Dimension dimension) {
        return parts.getOrDefault(dimension, new TreeMap<>());
    }
}
