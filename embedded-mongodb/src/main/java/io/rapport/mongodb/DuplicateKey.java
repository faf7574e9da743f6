package io.rapport.mongodb;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;

/** E11000, with the key as a real server reports it. */
final class DuplicateKey extends MongoServerError {

    private static final long serialVersionUID = 1L;

    private final Document keyPattern;
    private final Document keyValue;

    DuplicateKey(String namespace, IndexDefinition index, Document document) {
        this(namespace, index, index.keyPattern(), valuesOf(index, document));
    }

    private DuplicateKey(String namespace, IndexDefinition index, Document keyPattern, Document keyValue) {
        super(
                ErrorCode.DuplicateKey,
                "E11000 duplicate key error collection: " + namespace + " index: " + index.name() + " dup key: "
                        + Json.toCompactJsonValue(keyValue));
        this.keyPattern = keyPattern;
        this.keyValue = keyValue;
    }

    private static Document valuesOf(IndexDefinition index, Document document) {
        Document values = new Document();
        for (IndexDefinition.Field field : index.fields()) {
            Object value = OrderedIndex.valueAt(document, field.path());
            values.put(field.path(), value instanceof Missing ? null : value);
        }
        return values;
    }

    Document keyPattern() {
        return keyPattern;
    }

    Document keyValue() {
        return keyValue;
    }
}
