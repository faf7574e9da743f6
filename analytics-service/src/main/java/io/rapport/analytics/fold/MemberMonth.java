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
 * @param counts the sums by what is counted, without those that are 0; none if the member opted out
 * @param has 1 for each figure that is not 0: their sum over members is how many members it is of
 * @param members 1 if anything is counted, of which the sum is how many members there are
 * @param cohort which part of each {@link Dimension} the member is in
 */
public record MemberMonth(
        String month,
        List<Part> parts,
        Map<String, Integer> counts,
        Map<String, Integer> has,
        int members,
        String cohort,
        String programme,
        String coach,
        String session) {

    /** What one story counts in the month. */
    public record Part(UUID storyId, Map<String, Integer> counts) {}

    /** Ordered lists and maps, so that equal months are equal documents. */
    public MemberMonth {
        parts = List.copyOf(parts);
    }

    static MemberMonth with(
            @Nullable MemberMonth before, String month, UUID storyId, Map<String, Integer> counts, Standing standing) {
        List<Part> parts = new ArrayList<>();
        if (before != null) {
            before.parts().stream()
                    .filter(part -> !part.storyId().equals(storyId))
                    .forEach(parts::add);
        }
        if (!counts.isEmpty()) {
            parts.add(new Part(storyId, new TreeMap<>(counts)));
        }
        return of(month, parts, standing);
    }

    /** The same deeds of a member who stands otherwise now. */
    MemberMonth of(Standing standing) {
        return of(month, parts, standing);
    }

    private static MemberMonth of(String month, List<Part> parts, Standing standing) {
        Map<String, Integer> sums = new TreeMap<>();
        Map<String, Integer> has = new TreeMap<>();
        if (!standing.out()) {
            for (Part part : parts) {
                part.counts().forEach((counted, many) -> {
                    sums.merge(counted, many, Integer::sum);
                    has.put(counted, 1);
                });
            }
        }
        return new MemberMonth(
                month,
                parts,
                sums,
                has,
                sums.isEmpty() ? 0 : 1,
                standing.part(Dimension.COHORT, month),
                standing.part(Dimension.PROGRAMME, month),
                standing.part(Dimension.COACH, month),
                standing.part(Dimension.SESSION, month));
    }
}
