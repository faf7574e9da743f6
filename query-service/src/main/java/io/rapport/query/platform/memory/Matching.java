package io.rapport.query.platform.memory;

import java.util.List;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Which documents a filter lets through, of the filters that queries use. */
public final class Matching {

    private Matching() {}

    /**
     * What MongoDB would find by this filter.
     *
     * @throws IllegalArgumentException for an operator that is not known here
     */
    public static Predicate<BsonDocument> of(Bson filter) {
        return all(filter.toBsonDocument());
    }

    private static Predicate<BsonDocument> all(BsonDocument filter) {
        List<Predicate<BsonDocument>> conditions = filter.entrySet().stream()
                .map(condition -> condition(condition.getKey(), condition.getValue()))
                .toList();
        return document -> conditions.stream().allMatch(condition -> condition.test(document));
    }

    private static Predicate<BsonDocument> condition(String name, BsonValue value) {
        return switch (name) {
            case "$and" -> {
                List<Predicate<BsonDocument>> parts = parts(value);
                yield document -> parts.stream().allMatch(part -> part.test(document));
            }
            case "$or" -> {
                List<Predicate<BsonDocument>> parts = parts(value);
                yield document -> parts.stream().anyMatch(part -> part.test(document));
            }
            default -> {
                if (name.startsWith("$")) {
                    throw unknown(name);
                }
                yield isOperators(value)
                        ? value.asDocument().entrySet().stream()
                                .map(one -> operator(name, one.getKey(), one.getValue()))
                                .reduce(document -> true, Predicate::and)
                        : document -> holds(document, name, value);
            }
        };
    }

    private static List<Predicate<BsonDocument>> parts(BsonValue value) {
        return value.asArray().stream().map(part -> all(part.asDocument())).toList();
    }

    private static boolean isOperators(BsonValue value) {
        return value instanceof BsonDocument document
                && !document.isEmpty()
                && document.getFirstKey().startsWith("$");
    }

    private static Predicate<BsonDocument> operator(String path, String operator, BsonValue value) {
        return switch (operator) {
            case "$eq" -> document -> holds(document, path, value);
            case "$ne" -> document -> !holds(document, path, value);
            case "$in" -> document -> value.asArray().stream().anyMatch(one -> holds(document, path, one));
            case "$nin" -> document -> value.asArray().stream().noneMatch(one -> holds(document, path, one));
            case "$exists" -> {
                boolean wanted = value.asBoolean().getValue();
                yield document -> Values.candidates(document, path).isEmpty() != wanted;
            }
            case "$gt" -> document -> any(document, path, value, order -> order > 0);
            case "$gte" -> document -> any(document, path, value, order -> order >= 0);
            case "$lt" -> document -> any(document, path, value, order -> order < 0);
            case "$lte" -> document -> any(document, path, value, order -> order <= 0);
            default -> throw unknown(operator);
        };
    }

    /** What is not there is as good as null. */
    private static boolean holds(BsonDocument document, String path, BsonValue value) {
        List<BsonValue> there = Values.candidates(document, path);
        return value instanceof BsonNull
                ? there.isEmpty() || there.stream().anyMatch(BsonValue::isNull)
                : there.stream().anyMatch(one -> Values.equal(one, value));
    }

    private static boolean any(BsonDocument document, String path, BsonValue value, Predicate<Integer> order) {
        return Values.candidates(document, path).stream()
                .anyMatch(one -> Values.comparable(one, value) && order.test(Values.compare(one, value)));
    }

    private static IllegalArgumentException unknown(String operator) {
        return new IllegalArgumentException("No query is known that filters by " + operator);
    }
}
