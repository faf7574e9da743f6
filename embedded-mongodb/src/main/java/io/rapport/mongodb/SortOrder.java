package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.rapport.mongodb.IndexDefinition.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The order in which a query wants its documents. */
record SortOrder(List<Field> fields) {

    /** Whatever is quickest. */
    static final SortOrder ANY = new SortOrder(List.of());

    private static final String INSERTION = "$natural";

    static SortOrder parse(@Nullable Object specification) {
        if (!(specification instanceof Document order) || order.isEmpty()) {
            return ANY;
        }
        List<Field> fields = new ArrayList<>();
        order.forEach((path, direction) -> {
            if (!(direction instanceof Number number) || Math.abs(number.doubleValue()) != 1) {
                throw new MongoServerError(
                        ErrorCode.BadValue, "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
            }
            fields.add(new Field(path, number.doubleValue() > 0));
        });
        return new SortOrder(List.copyOf(fields));
    }

    boolean isAny() {
        return fields.isEmpty();
    }

    boolean isByInsertion() {
        return !fields.isEmpty() && fields.getFirst().path().equals(INSERTION);
    }

    boolean isAscending() {
        return fields.getFirst().ascending();
    }

    boolean mentions(String path) {
        return fields.stream().anyMatch(field -> field.path().equals(path));
    }

    /**
     * The direction in which an index has to be read to give this order, or null if it cannot.
     *
     * @param fixed the fields that have one value only in what is read, and so do not disturb
     */
    @Nullable
    Boolean backwardsIn(List<Field> indexed, Set<String> fixed) {
        Boolean backwards = null;
        int position = 0;
        for (Field wanted : fields) {
            if (fixed.contains(wanted.path())) {
                continue;
            }
            while (position < indexed.size()
                    && fixed.contains(indexed.get(position).path())) {
                position++;
            }
            if (position == indexed.size() || !indexed.get(position).path().equals(wanted.path())) {
                return null;
            }
            boolean opposite = indexed.get(position).ascending() != wanted.ascending();
            if (backwards != null && backwards != opposite) {
                return null;
            }
            backwards = opposite;
            position++;
        }
        return backwards != null && backwards;
    }

    /**
     * Bytes that sort as the document does in this order; of an array its lowest element counts, descending its
     * highest.
     */
    byte[] keyOf(Document document) {
        KeyEncoder key = new KeyEncoder();
        for (Field field : fields) {
            Object value = OrderedIndex.valueAt(document, field.path());
            if (!(value instanceof Collection<?> elements)) {
                key.append(value, field.ascending());
            } else if (elements.isEmpty()) {
                key.appendEmptyArray(field.ascending());
            } else {
                key.append(elements.stream()
                        .map(element -> new KeyEncoder()
                                .append(element, field.ascending())
                                .toBytes())
                        .min(Arrays::compareUnsigned)
                        .orElseThrow());
            }
        }
        return key.toBytes();
    }
}
