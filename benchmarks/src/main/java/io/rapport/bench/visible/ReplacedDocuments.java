package io.rapport.bench.visible;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;

/** One document for each row, replaced whatever was there. */
final class ReplacedDocuments implements Documents {
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> collection;
    private final Consumer<List<Arrived>> written;

    ReplacedDocuments(MongoDatabase database, Consumer<List<Arrived>> written) {
        this.collection = database.getCollection("documents").withWriteConcern(WriteConcern.MAJORITY);
        this.written = written;
    }

    @Override
    public void write(List<Arrived> polled) {
        collection.bulkWrite(
                polled.stream()
                        .map(one -> {
                            String id = one.row().id().toString();
                            return new ReplaceOneModel<>(
                                    Filters.eq("_id", id),
                                    new Document("_id", id)
                                            .append(
                                                    "event",
                                                    new Binary(one.row().value())),
                                    new ReplaceOptions().upsert(true));
                        })
                        .toList(),
                UNORDERED);
        written.accept(polled);
    }
}
