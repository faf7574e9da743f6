package io.rapport.mongodb;

import de.bwaldvogel.mongo.backend.AbstractMongoCollection.FindAndModifyPlanExecutorError;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;

/**
 * A collection of mongo-java-server for one document and one update, so that its update operators need no copy here.
 */
final class Scratch {

    private static final CursorRegistry NO_CURSORS = new CursorRegistry();
    private static final MemoryDatabase DATABASE = new MemoryDatabase("scratch", NO_CURSORS);

    private final MemoryCollection collection =
            new MemoryCollection(DATABASE, "scratch", CollectionOptions.withDefaults(), NO_CURSORS);

    Document update(Document document, Document filter, Document operators, List<Document> arrayFilters) {
        collection.addDocument(document);
        return modify(filter, operators, arrayFilters, false);
    }

    Document upsert(Document filter, Document operators, List<Document> arrayFilters) {
        return modify(filter, operators, arrayFilters, true);
    }

    private Document modify(Document filter, Document operators, List<Document> arrayFilters, boolean upsert) {
        Document command = new Document("query", filter)
                .append("update", operators)
                .append("arrayFilters", arrayFilters)
                .append("new", true)
                .append("upsert", upsert);
        try {
            return (Document) Objects.requireNonNull(
                    collection.findAndModify(command).get("value"), "an update of a document that no longer matches");
        } catch (FindAndModifyPlanExecutorError e) {
            throw e.getCause();
        }
    }
}
