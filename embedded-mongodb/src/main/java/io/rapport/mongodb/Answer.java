package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** What a command answers. */
sealed interface Answer {

    /** Plain values. */
    record Values(Document document) implements Answer {}

    /**
     * A batch of documents, sent as the bytes in which they are held.
     *
     * @param cursor where to go on; 0 if this was all
     */
    record Batch(String namespace, long cursor, boolean first, List<byte[]> documents) implements Answer {}

    static Answer ok() {
        return values(new Document());
    }

    static Answer values(Document document) {
        document.put("ok", 1.0);
        return new Values(document);
    }

    static Answer all(String namespace, List<Document> documents) {
        return new Batch(
                namespace, 0, true, documents.stream().map(Bson::encode).toList());
    }
}
