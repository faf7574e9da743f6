package io.rapport.analytics.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one member did in one month of the world: counters, and nothing else.
 *
 * @param month as {@code 2026-03}
 * @param parts what each story counts in it, so that one can be counted anew
 * @param counts the sums by {@link Figure}, without those that are 0
 * @param has 1 for each figure that is not 0: their sum over members is how many members it is of
 */
public record MemberMonth(String month, List<Part> parts, Map<String, Integer> counts, Map<String, Integer> has) {

    /** What one story counts in the month. */
    public record Part(UUID storyId, Map<String, Integer> counts) {}

    /** Ordered lists and maps, so that equal months are equal documents. */
    public MemberMonth {
        parts = List.copyOf(parts);
    }

    static MemberMonth with(@Nullable MemberMonth before, String month, UUID storyId, Map<Figure, Integer> counts) {
        List<Part> parts = new ArrayList<>();
        if (before != null) {
            before.parts().stream()
                    .filter(part -> !part.storyId().equals(storyId))
                    .forEach(parts::add);
        }
        if (!counts.isEmpty()) {
            Map<String, Integer> named = new TreeMap<>();
            counts.forEach((figure, many) -> named.put(figure.name(), many));
            parts.add(new Part(storyId, named));
        }
        Map<String, Integer> sums = new TreeMap<>();
        Map<String, Integer> has = new TreeMap<>();
        for (Part part : parts) {
            part.counts().forEach((figure, many) -> {
                sums.merge(figure, many, Integer::sum);
                has.put(figure, 1);
            });
        }
        return new MemberMonth(month, parts, sums, has);
    }
}
