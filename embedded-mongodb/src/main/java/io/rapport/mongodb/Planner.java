package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import io.rapport.mongodb.Conjuncts.Conjunct;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Chooses the index for a query: equality first, then order, then range. */
final class Planner {

    private static final Bounds NULL = Bounds.of(KeyRange.point(new byte[] {KeyEncoder.NULL}));

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

    /** The plan for a filter that is {@linkplain Filters#apart apart}. */
    static Plan plan(List<OrderedIndex> indexes, Document filter, SortOrder order, boolean limited) {
        if (order.isByInsertion()) {
            return Plan.throughAll(!order.isAscending(), true, filter.isEmpty());
        }
        Planner planner = new Planner(filter, order, limited);
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
        return conjunct.bounds().intersect(NULL).ranges().isEmpty();
    }

    /** The order weighs more if it lets a limited query end early than if it only saves sorting. */
    private Candidate candidate(OrderedIndex index) {
        IndexFit fit = new IndexFit(index, conjuncts);
        Plan plan = fit.plan(order, conjuncts);
        if (fit.isUnique()) {
            return new Candidate(plan, Integer.MAX_VALUE);
        }
        int forOrder = limited ? 8 : 4;
        return new Candidate(
                plan, fit.points() * 10 + (fit.isRanged() ? 5 : 0) + (plan.ordered() && !order.isAny() ? forOrder : 0));
    }
}
