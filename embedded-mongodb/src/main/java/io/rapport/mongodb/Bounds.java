package io.rapport.mongodb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The values that a field may have, as ranges in ascending order that do not overlap. */
record Bounds(List<KeyRange> ranges) {

    private static final Comparator<KeyRange> BY_LOW = (a, b) -> Arrays.compareUnsigned(a.low(), b.low());

    static Bounds of(KeyRange range) {
        return new Bounds(range.isEmpty() ? List.of() : List.of(range));
    }

    /** What is in at least one of them. */
    static Bounds union(List<Bounds> alternatives) {
        List<KeyRange> sorted = alternatives.stream()
                .flatMap(bounds -> bounds.ranges.stream())
                .sorted(BY_LOW)
                .toList();
        List<KeyRange> merged = new ArrayList<>(sorted.size());
        for (KeyRange next : sorted) {
            KeyRange last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && touch(last, next)) {
                boolean longer = Arrays.compareUnsigned(next.high(), last.high()) > 0;
                merged.set(
                        merged.size() - 1,
                        new KeyRange(
                                last.low(),
                                longer ? next.high() : last.high(),
                                last.point() && next.point() && !longer));
            } else {
                merged.add(next);
            }
        }
        return new Bounds(List.copyOf(merged));
    }

    /** Points stay apart even if nothing lies between them: an index may go on with its next field in each. */
    private static boolean touch(KeyRange earlier, KeyRange later) {
        int gap = Arrays.compareUnsigned(later.low(), earlier.high());
        return gap < 0 || (gap == 0 && !(earlier.point() && later.point()));
    }

    Bounds intersect(Bounds other) {
        List<KeyRange> common = new ArrayList<>();
        int mine = 0;
        int theirs = 0;
        while (mine < ranges.size() && theirs < other.ranges.size()) {
            KeyRange a = ranges.get(mine);
            KeyRange b = other.ranges.get(theirs);
            KeyRange both = a.intersect(b);
            if (!both.isEmpty()) {
                common.add(both);
            }
            if (Arrays.compareUnsigned(a.high(), b.high()) <= 0) {
                mine++;
            } else {
                theirs++;
            }
        }
        return new Bounds(List.copyOf(common));
    }

    boolean arePoints() {
        return ranges.stream().allMatch(KeyRange::point);
    }

    /** The ranges in the order in which an index field of that direction holds them. */
    List<KeyRange> inOrder(boolean ascending) {
        return ascending
                ? ranges
                : ranges.reversed().stream().map(KeyRange::complement).toList();
    }
}
