package io.rapport.bench.visible;

import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/**
 * Three read models: one with a document for each row, one for each aggregate and one for each member. Each writes its
 * documents, guarded against anybody who wrote in between, and then in one more round trip a marker for each aggregate
 * and the checkpoint of each partition. They do not wait for one another. A row has arrived when the first of them has
 * its document, as a page of the timeline needs no more.
 */
final class GuardedDocuments implements Documents {
    private final List<ReadModel> readModels;

    GuardedDocuments(MongoDatabase database, Consumer<List<Arrived>> written, BiConsumer<String, Loop.Stage> forever) {
        readModels = List.of(
                new ReadModel(database, "entries", row -> row.id().toString(), false, written),
                new ReadModel(database, "cards", row -> row.aggregate().toString(), true, all -> {}),
                new ReadModel(database, "goals", row -> "member-" + row.member(), true, all -> {}));
        readModels.forEach(one -> forever.accept("write " + one.name, one::writeNext));
    }

    @Override
    public void write(List<Arrived> polled) {
        readModels.forEach(one -> one.arrived.add(polled));
    }

    private static final class ReadModel {
        private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
        private static final BulkWriteOptions MARKERS_FIRST = new BulkWriteOptions().ordered(true);

        private final String name;
        private final MongoCollection<Document> documents;
        private final MongoCollection<Document> progress;
        private final Function<Row, String> id;
        private final boolean comesBack;
        private final Consumer<List<Arrived>> written;
        private final BlockingQueue<List<Arrived>> arrived = new LinkedBlockingQueue<>();

        /** The versions that guard the next write of what is there: so many documents do not have to be loaded. */
        private final Map<String, Long> versions = new HashMap<>();

        /** {@code comesBack} says whether later rows change the document of an earlier one. */
        ReadModel(
                MongoDatabase database,
                String name,
                Function<Row, String> id,
                boolean comesBack,
                Consumer<List<Arrived>> written) {
            this.name = name;
            this.documents = database.getCollection(name).withWriteConcern(WriteConcern.MAJORITY);
            this.progress = database.getCollection(name + ".progress").withWriteConcern(WriteConcern.MAJORITY);
            this.id = id;
            this.comesBack = comesBack;
            this.written = written;
        }

        private void writeNext() throws InterruptedException {
            List<Arrived> together = new ArrayList<>(arrived.take());
            for (List<Arrived> more = arrived.poll(); more != null; more = arrived.poll()) {
                together.addAll(more);
            }
            Map<String, Arrived> lastOfDocument = new LinkedHashMap<>();
            Map<String, Arrived> lastOfAggregate = new LinkedHashMap<>();
            Map<String, Arrived> lastOfPartition = new LinkedHashMap<>();
            for (Arrived one : together) {
                lastOfDocument.put(id.apply(one.row()), one);
                lastOfAggregate.put("marker-" + one.row().aggregate(), one);
                lastOfPartition.put("partition-" + one.partition(), one);
            }
            write(
                    documents,
                    models(
                            lastOfDocument,
                            one -> new Document("event", new Binary(one.row().value()))),
                    UNORDERED);
            written.accept(together);
            if (!comesBack) {
                versions.keySet().removeAll(lastOfDocument.keySet());
            }
            List<WriteModel<Document>> advance = models(
                    lastOfAggregate, one -> new Document("sequence", one.row().sequence()));
            advance.addAll(models(lastOfPartition, one -> new Document()));
            write(progress, advance, MARKERS_FIRST);
        }

        private List<WriteModel<Document>> models(Map<String, Arrived> lasts, Function<Arrived, Document> content) {
            List<WriteModel<Document>> models = new ArrayList<>();
            lasts.forEach((key, last) -> {
                long version = last.offset();
                Document document = content.apply(last).append("_id", key).append("version", version);
                Long before = versions.put(key, version);
                Bson guard = Filters.and(Filters.eq("_id", key), Filters.eq("version", before));
                models.add(before == null ? new InsertOneModel<>(document) : new ReplaceOneModel<>(guard, document));
            });
            return models;
        }

        private static void write(
                MongoCollection<Document> collection, List<WriteModel<Document>> models, BulkWriteOptions options) {
            BulkWriteResult result = collection.bulkWrite(models, options);
            if (result.getInsertedCount() + result.getMatchedCount() < models.size()) {
                throw new IllegalStateException("Somebody else writes the documents of the loop");
            }
        }
    }
}
