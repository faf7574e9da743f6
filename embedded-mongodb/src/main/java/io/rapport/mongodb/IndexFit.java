package io.rapport.mongodb;

import io.rapport.mongodb.Conjuncts.Conjunct;
import io.rapport.mongodb.IndexDefinition.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How far an index serves a filter: some values for each of its leading fields (an equality is one, an $in several),
 * and then perhaps a range of the next one.
 */
final class IndexFit {

    /** A product of $in lists beyond this is not taken apart any further. */
    private static final int MOST_PREFIXES = 100_000;

    /** More lanes than this are not merged: sorting what they hold is no slower then. */
    private static final int MOST_LANES = 1_000;

    private static final KeyRange EVERYTHING = new KeyRange(new byte[] {0}, new byte[] {(byte) 0xFF}, false);

    private final OrderedIndex index;
    private final Set<String> used = new HashSet<>();
    private final Set<String> several = new HashSet<>();
    private final Set<String> single = new HashSet<>();
    private List<byte[]> prefixes = List.of(new byte[0]);
    private List<KeyRange> range = List.of();
    private boolean ranged;

    IndexFit(OrderedIndex index, Conjuncts conjuncts) {
        this.index = index;
        for (Field field : index.definition().fields()) {
            List<Conjunct> demands = conjuncts.on(field.path());
            if (demands.isEmpty() || !narrow(field, bounds(demands))) {
                break;
            }
        }
    }

    /** Takes one more field into account; returns whether the next one can be. */
    private boolean narrow(Field field, Bounds bounds) {
        List<KeyRange> ranges = bounds.inOrder(field.ascending());
        if (!bounds.arePoints()) {
            range = ranges;
            ranged = true;
            used.add(field.path());
            return false;
        }
        if (!used.isEmpty() && (long) prefixes.size() * ranges.size() > MOST_PREFIXES) {
            return false;
        }
        List<byte[]> longer = new ArrayList<>(prefixes.size() * ranges.size());
        for (byte[] prefix : prefixes) {
            ranges.forEach(point -> longer.add(point.within(prefix).low()));
        }
        prefixes = longer;
        used.add(field.path());
        (ranges.size() == 1 ? single : several).add(field.path());
        return true;
    }

    /** Of an array each demand may be met by another element, so that demands do not add up. */
    private Bounds bounds(List<Conjunct> demands) {
        if (index.isMultikey()) {
            return demands.stream()
                    .map(Conjunct::bounds)
                    .min(Comparator.comparing((Bounds bounds) -> !bounds.arePoints()))
                    .orElseThrow();
        }
        return demands.stream().map(Conjunct::bounds).reduce(Bounds::intersect).orElseThrow();
    }

    /** How many leading fields have one of some values. */
    int points() {
        return single.size() + several.size();
    }

    boolean isRanged() {
        return ranged;
    }

    /** Whether each value leads to one document at the most. */
    boolean isUnique() {
        return index.definition().unique()
                && points() == index.definition().fields().size();
    }

    Plan plan(SortOrder order, Conjuncts conjuncts) {
        boolean covered = !index.isMultikey() && conjuncts.answeredBy(used);
        if (order.isAny()) {
            return new Plan(index, oneAfterTheOther(), false, true, covered);
        }
        if (!index.isMultikey()) {
            List<Field> fields = index.definition().fields();
            Boolean direct = order.backwardsIn(fields, single);
            if (direct != null) {
                return new Plan(index, oneAfterTheOther(), direct, true, covered);
            }
            boolean mergeable =
                    prefixes.size() <= MOST_LANES && several.stream().noneMatch(order::mentions);
            Boolean merged = mergeable ? order.backwardsIn(fields, union(single, several)) : null;
            if (merged != null) {
                return new Plan(index, sideBySide(), merged, true, covered);
            }
        }
        return new Plan(index, oneAfterTheOther(), false, false, covered);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    /** The index's own order. */
    private List<Lane> oneAfterTheOther() {
        return List.of(new Lane(
                0, prefixes.stream().flatMap(prefix -> within(prefix).stream()).toList()));
    }

    /** The order of what follows the values. */
    private List<Lane> sideBySide() {
        return prefixes.stream()
                .map(prefix -> new Lane(prefix.length, within(prefix)))
                .toList();
    }

    private List<KeyRange> within(byte[] prefix) {
        if (ranged) {
            return range.stream().map(each -> each.within(prefix)).toList();
        }
        return List.of(prefix.length == 0 ? EVERYTHING : KeyRange.point(prefix));
    }
}
