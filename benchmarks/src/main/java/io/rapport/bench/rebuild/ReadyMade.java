package io.rapport.bench.rebuild;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.rapport.bench.documents.BenchmarkedDocuments;
import io.rapport.events.EventEnvelope;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * The documents that a projection has made of a topic, and the batches in which they are written: for so many records
 * of a partition each document that one of them concerns, in its last form.
 */
final class ReadyMade {
    private final Projection projection;
    private final int batchSize;
    private final Map<String, Map<String, Made>> documents = new HashMap<>();
    private final Map<String, List<Bson>> indexes = new HashMap<>();
    private final Map<Integer, Partition> partitions = new HashMap<>();

    /** A document and the collection that it belongs to. Told apart by identity: there is one of each. */
    static final class Made {
        private final DocumentType<?> type;
        private final String collection;
        private final RawBsonDocument document;

        private Made(DocumentType<?> type, String collection, RawBsonDocument document) {
            this.type = type;
            this.collection = collection;
            this.document = document;
        }

        DocumentType<?> type() {
            return type;
        }

        String collection() {
            return collection;
        }

        RawBsonDocument document() {
            return document;
        }
    }

    /**
     * A document that a batch writes; {@code first} and {@code last} tell it from earlier and later batches' writes.
     */
    record Write(Made made, boolean first, boolean last) {}

    private static final class Partition {
        private final List<Set<Made>> batches = new ArrayList<>();
        private long records;
    }

    /** Loads the documents that a rebuild has left in the database. */
    ReadyMade(Projection projection, int batchSize, MongoDatabase database) {
        this.projection = projection;
        this.batchSize = batchSize;
        for (DocumentType<?> type : projection.documentTypes()) {
            String name = BenchmarkedDocuments.collection(projection.name(), projection.version(), type.collection());
            Map<String, Made> byId = documents.computeIfAbsent(type.collection(), collection -> new HashMap<>());
            MongoCollection<RawBsonDocument> stored = database.getCollection(name, RawBsonDocument.class);
            stored.find()
                    .forEach(
                            document -> byId.put(document.getString("_id").getValue(), new Made(type, name, document)));
            List<Bson> keys = new ArrayList<>();
            for (Document index : stored.listIndexes()) {
                if (!index.getString("name").equals("_id_")) {
                    keys.add(index.get("key", Document.class));
                }
            }
            indexes.put(name, keys);
        }
    }

    /** Takes note of what the next record of a partition writes. */
    void add(int partition, EventEnvelope event) {
        Partition of = partitions.computeIfAbsent(partition, first -> new Partition());
        if (of.records++ % batchSize == 0) {
            of.batches.add(new LinkedHashSet<>());
        }
        for (DocumentRef<?> ref : projection.plan(event).touched()) {
            Made made =
                    documents.getOrDefault(ref.type().collection(), Map.of()).get(ref.id());
            if (made != null) {
                of.batches.getLast().add(made);
            }
        }
    }

    /** Creates the collections with the indexes that the projection has. */
    void createIndexes(MongoDatabase database) {
        indexes.forEach((collection, keys) ->
                keys.forEach(key -> database.getCollection(collection).createIndex(key)));
    }

    /** The partitions that have records. */
    Set<Integer> partitions() {
        return Set.copyOf(partitions.keySet());
    }

    /** How many batches of a partition are complete when so many of its records were read. */
    int complete(int partition, long records) {
        Partition of = partitions.getOrDefault(partition, new Partition());
        return records == of.records ? of.batches.size() : Math.toIntExact(records / batchSize);
    }

    /** What each batch of a partition writes. */
    List<List<Write>> batches(int partition) {
        List<Set<Made>> batches = partitions.getOrDefault(partition, new Partition()).batches;
        List<List<Write>> all = new ArrayList<>();
        List<Set<Made>> lasts = new ArrayList<>();
        Set<Made> later = new HashSet<>();
        for (Set<Made> batch : batches.reversed()) {
            Set<Made> last = new HashSet<>(batch);
            last.removeAll(later);
            lasts.add(last);
            later.addAll(batch);
        }
        Set<Made> earlier = new HashSet<>();
        for (int i = 0; i < batches.size(); i++) {
            Set<Made> last = lasts.reversed().get(i);
            List<Write> writes = new ArrayList<>();
            batches.get(i).forEach(made -> writes.add(new Write(made, earlier.add(made), last.contains(made))));
            all.add(writes);
        }
        return all;
    }
}
