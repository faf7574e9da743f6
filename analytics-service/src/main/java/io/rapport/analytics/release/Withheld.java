package io.rapport.analytics.release;

import io.rapport.analytics.fold.Dimension;
import io.rapport.analytics.fold.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is not told of a month: of all members, and of the parts of each dimension.
 *
 * <p>In each dimension two parts keep to themselves whatever any part does: so whatever few have in one part may as
 * well be more there and less in one of these two, without any number changing that is told. What all keep to
 * themselves together is of many again.
 */
record Withheld(Set<Figure> ofAll, Map<Dimension, SortedMap<String, Set<Figure>>> ofParts) {

    static Withheld of(Month month, Disclosure disclosure) {
        Set<Figure> ofAll = disclosure.leftOut(month.all());
        Map<Dimension, SortedMap<String, Set<Figure>>> ofParts = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            ofParts.put(dimension, ofParts(month.of(dimension), ofAll, disclosure));
        }
        return new Withheld(ofAll, ofParts);
    }

    Set<Figure> of(Dimension dimension, String part) {
        return ofParts.getOrDefault(dimension, new TreeMap<>()).getOrDefault(part, EnumSet.allOf(Figure.class));
    }

    /** Some members, and what is not told of them so far. */
    private record Part(String name, Cell cell, Set<Figure> hidden) {

        boolean isOfNone() {
            return name.equals(Dimension.NONE);
        }
    }

    private static SortedMap<String, Set<Figure>> ofParts(
            SortedMap<String, Cell> cells, Set<Figure> ofAll, Disclosure disclosure) {
        List<Part> parts = new ArrayList<>();
        // What is not told of all is not told of a part.
        cells.forEach((name, cell) -> parts.add(new Part(name, cell, disclosure.leftOut(cell, ofAll))));
        parts.sort(
                Comparator.comparingLong((Part part) -> part.cell().members()).thenComparing(Part::name));
        if (parts.size() > 1) {
            hideWhatCouldBeComputed(parts, ofAll, disclosure);
        }
        SortedMap<String, Set<Figure>> hidden = new TreeMap<>();
        parts.forEach(part -> hidden.put(part.name(), part.hidden()));
        return hidden;
    }

    private static void hideWhatCouldBeComputed(List<Part> bySize, Set<Figure> ofAll, Disclosure disclosure) {
        List<Part> keepers = keepers(bySize);
        long before;
        do {
            before = size(bySize);
            Set<Figure> any =
                    bySize.stream().flatMap(part -> part.hidden().stream()).collect(Collectors.toSet());
            keepers.forEach(part -> part.hidden().addAll(any));
            for (Figure figure : any) {
                if (!ofAll.contains(figure)) {
                    hideMany(figure, bySize, disclosure);
                }
            }
            bySize.forEach(part -> part.hidden().addAll(disclosure.leftOut(part.cell(), part.hidden())));
        } while (size(bySize) > before);
    }

    /** Those who are in none, since nobody waits for their figures; and the smallest one. */
    private static List<Part> keepers(List<Part> bySize) {
        Part first = bySize.stream().filter(Part::isOfNone).findFirst().orElse(bySize.get(1));
        return List.of(first, bySize.getFirst().equals(first) ? bySize.get(1) : bySize.getFirst());
    }

    /** What the hidden parts have together can be computed from the whole. */
    private static void hideMany(Figure figure, List<Part> bySize, Disclosure disclosure) {
        Sum together = bySize.stream()
                .filter(part -> part.hidden().contains(figure))
                .map(part -> part.cell().sum(figure))
                .reduce(Sum.NONE, Sum::and);
        for (Part part : bySize) {
            if (disclosure.isOfMany(together)) {
                return;
            }
            if (part.hidden().add(figure)) {
                together = together.and(part.cell().sum(figure));
            }
        }
    }

    private static long size(List<Part> parts) {
        return parts.stream().mapToLong(part -> part.hidden().size()).sum();
    }
}
