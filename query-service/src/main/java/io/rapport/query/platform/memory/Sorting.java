package io.rapport.query.platform.memory;

import java.util.Comparator;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** In which order documents come. */
public final class Sorting {

    private Sorting() {}

    /** As MongoDB would sort them. */
    public static Comparator<BsonDocument> by(Bson order) {
        Comparator<BsonDocument> all = (one, other) -> 0;
        for (Map.Entry<String, BsonValue> field : order.toBsonDocument().entrySet()) {
            Comparator<BsonDocument> next =
                    Comparator.comparing(document -> Values.at(document, field.getKey()), Values.ORDER);
            all = all.thenComparing(field.getValue().asNumber().intValue() < 0 ? next.reversed() : next);
        }
        return all;
    }
}
