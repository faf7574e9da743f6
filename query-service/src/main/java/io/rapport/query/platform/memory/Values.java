package io.rapport.query.platform.memory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** The values of a document's fields, and how MongoDB orders them. */
final class Values {

    /** Of values that documents hold: what is absent comes first, then by type. */
    static final Comparator<@Nullable BsonValue> ORDER = Values::compare;

    private Values() {}

    /** What is at this place, in dotted notation; {@code null} if there is nothing. Lists are not looked into. */
    static @Nullable BsonValue at(BsonDocument document, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return document.get(path);
        }
        return document.get(path.substring(0, dot)) instanceof BsonDocument inner
                ? at(inner, path.substring(dot + 1))
                : null;
    }

    /** What a condition about this place is held against: the value, and of a list each element as well. */
    static List<BsonValue> candidates(BsonDocument document, String path) {
        List<BsonValue> found = new ArrayList<>(2);
        collect(document, path, found);
        return found;
    }

    private static void collect(BsonValue value, String path, List<BsonValue> found) {
        if (value instanceof BsonArray list) {
            list.forEach(element -> {
                if (element instanceof BsonDocument) {
                    collect(element, path, found);
                }
            });
        } else if (value instanceof BsonDocument document) {
            int dot = path.indexOf('.');
            BsonValue inner = document.get(dot < 0 ? path : path.substring(0, dot));
            if (inner == null) {
                return;
            }
            if (dot >= 0) {
                collect(inner, path.substring(dot + 1), found);
                return;
            }
            found.add(inner);
            if (inner instanceof BsonArray list) {
                found.addAll(list);
            }
        }
    }

    static boolean equal(BsonValue one, BsonValue other) {
        return (one.isNumber() && other.isNumber()) ? compare(one, other) == 0 : one.equals(other);
    }

    /** Only what is of one type is less or more than another. */
    static boolean comparable(BsonValue one, BsonValue other) {
        return rank(one) == rank(other);
    }

    static int compare(@Nullable BsonValue one, @Nullable BsonValue other) {
        int byType = Integer.compare(rank(one), rank(other));
        if (byType != 0 || one == null || other == null) {
            return byType;
        }
        return switch (one.getBsonType()) {
            case STRING -> compare(one.asString().getValue(), other.asString().getValue());
            case INT32, INT64 ->
                other.isDouble()
                        ? Double.compare(
                                one.asNumber().doubleValue(), other.asNumber().doubleValue())
                        : Long.compare(
                                one.asNumber().longValue(), other.asNumber().longValue());
            case DOUBLE ->
                Double.compare(one.asNumber().doubleValue(), other.asNumber().doubleValue());
            case DATE_TIME ->
                Long.compare(one.asDateTime().getValue(), other.asDateTime().getValue());
            case BOOLEAN ->
                Boolean.compare(one.asBoolean().getValue(), other.asBoolean().getValue());
            default -> 0;
        };
    }

    /** By their bytes, as MongoDB compares texts. */
    private static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static int rank(@Nullable BsonValue value) {
        return value == null || value instanceof BsonNull
                ? 0
                : switch (value.getBsonType()) {
                    case INT32, INT64, DOUBLE -> 1;
                    case STRING -> 2;
                    case DOCUMENT -> 3;
                    case ARRAY -> 4;
                    case BOOLEAN -> 5;
                    case DATE_TIME -> 6;
                    default -> throw new IllegalArgumentException("Documents hold no " + value.getBsonType());
                };
    }
}
