package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a filter demands of single fields, all of it at once, in terms that an index understands. */
final class Conjuncts {

    /**
     * One demand on one field.
     *
     * @param exact whether the bounds say all that the filter says; otherwise they only contain it
     */
    record Conjunct(String path, Bounds bounds, boolean exact) {}

    private final List<Conjunct> conjuncts = new ArrayList<>();
    private boolean complete = true;

    static Conjuncts of(Document filter) {
        Conjuncts conjuncts = new Conjuncts();
        conjuncts.addAll(filter);
        return conjuncts;
    }

    List<Conjunct> on(String path) {
        return conjuncts.stream().filter(conjunct -> conjunct.path.equals(path)).toList();
    }

    /** Whether index ranges over all these fields answer the filter, so that no document has to be looked at. */
    boolean answeredBy(Collection<String> paths) {
        return complete && conjuncts.stream().allMatch(conjunct -> conjunct.exact && paths.contains(conjunct.path));
    }

    private void addAll(Document filter) {
        filter.forEach(this::add);
    }

    private void add(String path, @Nullable Object demand) {
        if (path.equals("$and") && demand instanceof Collection<?> all) {
            all.forEach(each -> addAll((Document) each));
        } else if (path.equals("$or") && demand instanceof Collection<?> alternatives) {
            addAlternatives(alternatives);
        } else if (path.startsWith("$")) {
            complete &= path.equals("$comment");
        } else if (demand instanceof Document expression && Filters.isExpression(expression)) {
            expression.forEach((operator, operand) -> addOperator(path, operator, operand));
        } else {
            addEquality(path, demand);
        }
    }

    private void addOperator(String path, String operator, @Nullable Object operand) {
        switch (operator) {
            case "$eq" -> addEquality(path, operand);
            case "$in" -> addMembership(path, operand);
            case "$gt", "$gte", "$lt", "$lte" -> addRange(path, operator, operand);
            default -> complete = false;
        }
    }

    private void addEquality(String path, @Nullable Object value) {
        if (hasKey(value)) {
            conjuncts.add(new Conjunct(path, equality(value), true));
        } else {
            complete = false;
        }
    }

    private void addMembership(String path, @Nullable Object values) {
        if (values instanceof Collection<?> members && members.stream().allMatch(Conjuncts::hasKey)) {
            Bounds bounds =
                    Bounds.union(members.stream().map(Conjuncts::equality).toList());
            conjuncts.add(new Conjunct(path, bounds, true));
        } else {
            complete = false;
        }
    }

    /** An array equals as a whole or by an element, and a regular expression is a search. */
    private static boolean hasKey(@Nullable Object value) {
        return !(value instanceof Collection) && !(value instanceof BsonRegularExpression);
    }

    private static Bounds equality(@Nullable Object value) {
        return Bounds.of(KeyRange.point(KeyEncoder.encode(value)));
    }

    private void addRange(String path, String operator, @Nullable Object operand) {
        int type = switch (operand) {
            case Double number when number.isNaN() -> 0;
            case Number number -> KeyEncoder.NUMBER;
            case String string -> KeyEncoder.STRING;
            case Instant instant -> KeyEncoder.DATE;
            case ObjectId id -> KeyEncoder.OBJECT_ID;
            case Boolean truth -> KeyEncoder.BOOLEAN;
            case null, default -> 0;
        };
        if (type == 0) {
            complete = false;
            return;
        }
        // a comparison holds within the operand's type only; NaN is the lowest number and compares with none
        byte[] lowest = type == KeyEncoder.NUMBER ? KeyEncoder.LOWEST_NUMBER : new byte[] {(byte) type};
        byte[] afterHighest = {(byte) (type + 1)};
        byte[] key = KeyEncoder.encode(operand);
        KeyRange range = switch (operator) {
            case "$gt" -> new KeyRange(KeyRange.successor(key), afterHighest, false);
            case "$gte" -> new KeyRange(key, afterHighest, false);
            case "$lt" -> new KeyRange(lowest, key, false);
            default -> new KeyRange(lowest, KeyRange.successor(key), false);
        };
        conjuncts.add(new Conjunct(path, Bounds.of(range), true));
    }

    /**
     * A field that every alternative bounds is bounded by their union; the alternatives themselves stay to be checked.
     */
    private void addAlternatives(Collection<?> alternatives) {
        complete = false;
        Map<String, List<Bounds>> unions = new HashMap<>();
        for (Object alternative : alternatives) {
            Conjuncts branch = of((Document) alternative);
            Map<String, Bounds> bounds = new HashMap<>();
            branch.conjuncts.forEach(conjunct -> bounds.putIfAbsent(conjunct.path, conjunct.bounds));
            bounds.forEach((path, each) ->
                    unions.computeIfAbsent(path, key -> new ArrayList<>()).add(each));
        }
        unions.forEach((path, each) -> {
            if (each.size() == alternatives.size()) {
                conjuncts.add(new Conjunct(path, Bounds.union(each), false));
            }
        });
    }
}
