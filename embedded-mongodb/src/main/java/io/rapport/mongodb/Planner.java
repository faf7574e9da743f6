package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import io.rapport.mongodb.Conjuncts.Conjunct;
import io.rapport.mongodb.IndexDefinition.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Chooses the index for a query: equality first, then order, then range. */
final class Planner {

    /** A product of $in lists beyond this is not taken apart any further. */
    private static final int MOST_RANGES = 100_000;

    private static final int ONE_DOCUMENT_A_RANGE = 1_000;

    private record Candidate(Plan plan, int score) {}

    private final Document filter;
    private final Conjuncts conjuncts;
    private final SortOrder order;
    private final boolean limited;

    private Planner(Document filter, SortOrder order, boolean limited) {
        this.filter = filter;
        this.conjuncts = Conjuncts.of(filter);
        this.order = order;
        this.limited = limited;
    }

    static Plan plan(List<OrderedIndex> indexes, Document filter, SortOrder order, boolean limited) {
        Planner planner = new Planner(filter, order, limited);
        if (order.isByInsertion()) {
            return Plan.throughAll(!order.isAscending(), true, filter.isEmpty());
        }
        return indexes.stream()
                .filter(planner::holdsAllThatMatch)
                .map(planner::candidate)
                .filter(candidate -> candidate.score > 0)
                .max(Comparator.comparingInt(Candidate::score))
                .map(Candidate::plan)
                .orElseGet(() -> Plan.throughAll(false, order.isAny(), filter.isEmpty()));
    }

    /** A partial index does if the filter repeats its condition, a sparse one if the filter excludes null. */
    private boolean holdsAllThatMatch(OrderedIndex index) {
        Document partial = index.definition().partialFilter();
        if (partial != null
                && !partial.entrySet().stream()
                        .allMatch(condition -> Objects.equals(filter.get(condition.getKey()), condition.getValue()))) {
            return false;
        }
        return !index.definition().sparse()
                || index.definition().fields().stream()
                        .flatMap(field -> conjuncts.on(field.path()).stream())
                        .anyMatch(Planner::excludesNull);
    }

    private static boolean excludesNull(Conjunct conjunct) {
        KeyRange nulls = KeyRange.point(new byte[] {KeyEncoder.NULL});
        return conjunct.bounds().intersect(Bounds.of(nulls)).ranges().isEmpty();
    }

    private Candidate candidate(OrderedIndex index) {
        List<Field> fields = index.definition().fields();
        List<KeyRange> ranges = List.of(new KeyRange(new byte[] {0}, new byte[] {(byte) 0xFF}, true));
        Set<String> used = new HashSet<>();
        Set<String> fixed = new HashSet<>();
        int points = 0;
        boolean ranged = false;
        for (Field field : fields) {
            List<Conjunct> demands = conjuncts.on(field.path());
            if (demands.isEmpty()) {
                break;
            }
            Bounds bounds = bounds(demands, index.isMultikey());
            List<KeyRange> next = bounds.inOrder(field.ascending());
            if ((long) ranges.size() * next.size() > MOST_RANGES && points > 0) {
                break;
            }
            ranges = points == 0 ? next : product(ranges, next);
            used.add(field.path());
            if (!bounds.arePoints()) {
                ranged = true;
                break;
            }
            points++;
            if (next.size() == 1) {
                fixed.add(field.path());
            }
        }
        boolean orderless = index.isMultikey() && !order.isAny();
        Boolean direction = orderless ? null : order.backwardsIn(fields, fixed);
        boolean ordered = direction != null;
        boolean backwards = direction != null && direction;
        int score = index.definition().unique() && points == fields.size()
                ? ONE_DOCUMENT_A_RANGE
                : points * 10 + (ranged ? 5 : 0) + (ordered && !order.isAny() ? (limited ? 8 : 4) : 0);
        boolean covered = !index.isMultikey() && conjuncts.answeredBy(used);
        return new Candidate(new Plan(index, ranges, backwards, ordered, covered), score);
    }

    /** Of an array each demand may be met by another element, so that demands do not add up. */
    private static Bounds bounds(List<Conjunct> demands, boolean multikey) {
        if (multikey) {
            return demands.stream()
                    .map(Conjunct::bounds)
                    .min(Comparator.comparing((Bounds bounds) -> !bounds.arePoints()))
                    .orElseThrow();
        }
        return demands.stream().map(Conjunct::bounds).reduce(Bounds::intersect).orElseThrow();
    }

    private static List<KeyRange> product(List<KeyRange> prefixes, List<KeyRange> next) {
        List<KeyRange> product = new ArrayList<>(prefixes.size() * next.size());
        for (KeyRange prefix : prefixes) {
            for (KeyRange range : next) {
                product.add(range.within(prefix.low()));
            }
        }
        return product;
    }
}
