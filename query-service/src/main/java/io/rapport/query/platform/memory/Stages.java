package io.rapport.query.platform.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What an aggregation makes of documents, of the stages that queries use. */
public final class Stages {

    private Stages() {}

    /** Done one after the other. */
    public static List<BsonDocument> of(List<BsonDocument> documents, List<Bson> stages) {
        List<BsonDocument> rows = documents;
        for (Bson stage : stages) {
            rows = stage(rows, stage.toBsonDocument());
        }
        return rows;
    }

    private static List<BsonDocument> stage(List<BsonDocument> rows, BsonDocument stage) {
        String name = stage.getFirstKey();
        BsonValue how = Objects.requireNonNull(stage.get(name));
        return switch (name) {
            case "$limit" ->
                rows.subList(0, Math.min(rows.size(), how.asNumber().intValue()));
            case "$sort" -> Sorting.sorted(rows, how.asDocument());
            case "$unwind" -> {
                String path = how.asString().getValue().substring(1);
                yield rows.stream().flatMap(row -> unwound(row, path)).toList();
            }
            case "$group" -> groups(rows, how.asDocument());
            default -> throw new IllegalArgumentException("No query is known that has the stage " + name);
        };
    }

    private static Stream<BsonDocument> unwound(BsonDocument row, String path) {
        return Values.at(row, path) instanceof BsonArray list
                ? list.stream().map(element -> with(row, path, element))
                : Stream.empty();
    }

    private static BsonDocument with(BsonDocument row, String path, BsonValue value) {
        BsonDocument copy = new BsonDocument();
        copy.putAll(row);
        int dot = path.indexOf('.');
        if (dot < 0) {
            return copy.append(path, value);
        }
        String name = path.substring(0, dot);
        return copy.append(name, with(row.getDocument(name), path.substring(dot + 1), value));
    }

    private static List<BsonDocument> groups(List<BsonDocument> rows, BsonDocument how) {
        Map<BsonValue, List<BsonDocument>> groups = new LinkedHashMap<>();
        for (BsonDocument row : rows) {
            groups.computeIfAbsent(orNull(value(row, how.get("_id"))), id -> new ArrayList<>())
                    .add(row);
        }
        List<BsonDocument> made = new ArrayList<>(groups.size());
        groups.forEach((id, members) -> {
            BsonDocument row = new BsonDocument("_id", id);
            how.forEach((field, accumulator) -> {
                if (!field.equals("_id")) {
                    row.append(field, accumulated(members, accumulator.asDocument()));
                }
            });
            made.add(row);
        });
        return made;
    }

    private static BsonValue accumulated(List<BsonDocument> rows, BsonDocument accumulator) {
        String name = accumulator.getFirstKey();
        List<BsonValue> values = rows.stream()
                .map(row -> value(row, accumulator.get(name)))
                .filter(value -> value != null && !value.isNull())
                .map(Objects::requireNonNull)
                .toList();
        return switch (name) {
            case "$sum" ->
                new BsonInt64(values.stream()
                        .filter(BsonValue::isNumber)
                        .mapToLong(value -> value.asNumber().longValue())
                        .sum());
            case "$avg" ->
                values.stream()
                        .filter(BsonValue::isNumber)
                        .mapToDouble(value -> value.asNumber().doubleValue())
                        .average()
                        .stream()
                        .<BsonValue>mapToObj(BsonDouble::new)
                        .findFirst()
                        .orElse(BsonNull.VALUE);
            case "$min" -> orNull(values.stream().min(Values.ORDER).orElse(null));
            case "$max" -> orNull(values.stream().max(Values.ORDER).orElse(null));
            default -> throw new IllegalArgumentException("No query is known that accumulates by " + name);
        };
    }

    /** What an expression says of a row: a field, one of two values, or a constant. */
    private static @Nullable BsonValue value(BsonDocument row, @Nullable BsonValue expression) {
        if (expression == null) {
            return null;
        }
        if (expression.isString() && expression.asString().getValue().startsWith("$")) {
            return Values.at(row, expression.asString().getValue().substring(1));
        }
        if (expression instanceof BsonDocument document && document.containsKey("$cond")) {
            BsonArray cond = document.getArray("$cond");
            return value(row, cond.get(isTrue(value(row, cond.get(0))) ? 1 : 2));
        }
        return expression;
    }

    private static boolean isTrue(@Nullable BsonValue value) {
        return value != null
                && !value.isNull()
                && !value.equals(BsonBoolean.FALSE)
                && !(value.isNumber() && value.asNumber().doubleValue() == 0);
    }

    private static BsonValue orNull(@Nullable BsonValue value) {
        return value == null ? BsonNull.VALUE : value;
    }
}
