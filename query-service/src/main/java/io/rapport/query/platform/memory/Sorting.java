package io.rapport.query.platform.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** In which order documents come. */
public final class Sorting {

    private Sorting() {}

    /** As MongoDB would sort them. Of each document the fields are looked up once. */
    public static <D extends BsonDocument> List<D> sorted(List<D> documents, Bson order) {
        List<String> fields = new ArrayList<>();
        Comparator<@Nullable BsonValue[]> all = (_, _) -> 0;
        for (Map.Entry<String, BsonValue> field : order.toBsonDocument().entrySet()) {
            int place = fields.size();
            fields.add(field.getKey());
            Comparator<@Nullable BsonValue[]> next = (one, other) -> Values.compare(one[place], other[place]);
            all = all.thenComparing(field.getValue().asNumber().intValue() < 0 ? next.reversed() : next);
        }
        Comparator<@Nullable BsonValue[]> byFields = all;
        return documents.stream()
                .map(document -> new Keyed<>(
                        document,
                        fields.stream().map(field -> Values.at(document, field)).toArray(BsonValue[]::new)))
                .sorted((one, other) -> byFields.compare(one.keys, other.keys))
                .map(keyed -> keyed.document)
                .toList();
    }

    private static final class Keyed<D> {
        final D document;
        final @Nullable BsonValue[] keys;

        Keyed(D document, @Nullable BsonValue[] keys) {
            this.document = document;
            this.keys = keys;
        }
    }
}
