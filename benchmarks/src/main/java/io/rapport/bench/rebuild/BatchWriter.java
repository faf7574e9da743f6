package io.rapport.bench.rebuild;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import io.rapport.bench.documents.BenchmarkedDocuments;
import io.rapport.bench.rebuild.ReadyMade.Write;
import io.rapport.query.platform.projection.DocumentType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/**
 * Writes the ready-made documents of one projection while its records are read: a bulk for each collection of a batch.
 */
final class BatchWriter {
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final ReadyMade readyMade;
    private final MongoDatabase database;
    private final boolean once;
    private final boolean loads;
    private final BenchmarkedDocuments documents = new BenchmarkedDocuments();
    private final Map<Integer, Progress> progress = new HashMap<>();

    private static final class Progress {
        private final List<List<Write>> batches;
        private long read;
        private int written;

        Progress(List<List<Write>> batches) {
            this.batches = batches;
        }
    }

    /** In the way of that kind: {@code WRITE_ONCE} leaves out what a later batch would write again. */
    BatchWriter(ReadyMade readyMade, MongoDatabase database, Task.Kind kind) {
        this.readyMade = readyMade;
        this.database = database;
        this.once = kind == Task.Kind.WRITE_ONCE;
        this.loads = kind == Task.Kind.LOAD_AND_WRITE_BY_BATCH;
        readyMade.partitions().forEach(number -> progress.put(number, new Progress(readyMade.batches(number))));
    }

    void writeAll(String kafka, Task task) throws InterruptedException, ExecutionException {
        readyMade.createIndexes(database);
        try (TopicReader reader = new TopicReader(kafka, task);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (reader.goesOn()) {
                ConsumerRecords<byte[], byte[]> records = reader.poll();
                List<Future<?>> running = new ArrayList<>();
                for (TopicPartition partition : records.partitions()) {
                    List<ConsumerRecord<byte[], byte[]>> some = records.records(partition);
                    running.add(threads.submit(() -> advance(partition.partition(), some)));
                }
                for (Future<?> one : running) {
                    one.get();
                }
            }
        }
    }

    private void advance(int partition, List<ConsumerRecord<byte[], byte[]>> records) {
        Progress of = progress.get(partition);
        if (of == null) {
            throw new IllegalStateException("The topic is not the one that was prepared for");
        }
        if (loads) {
            records.forEach(documents::read);
        }
        of.read += records.size();
        int complete = readyMade.complete(partition, of.read);
        for (; of.written < complete; of.written++) {
            List<Write> batch = of.batches.get(of.written);
            if (loads) {
                load(batch);
            }
            write(batch);
        }
    }

    private void load(List<Write> batch) {
        Map<DocumentType<?>, List<Write>> stored = batch.stream()
                .filter(write -> !write.first())
                .collect(Collectors.groupingBy(write -> write.made().type()));
        stored.forEach((type, writes) -> {
            List<BsonString> ids = writes.stream()
                    .map(write -> write.made().document().getString("_id"))
                    .toList();
            List<RawBsonDocument> found = database.getCollection(
                            writes.getFirst().made().collection(), RawBsonDocument.class)
                    .find(Filters.in("_id", ids))
                    .into(new ArrayList<>());
            if (found.size() < ids.size()) {
                throw new IllegalStateException("What earlier batches have written is not there");
            }
            documents.throughRecords(type, found);
        });
    }

    private void write(List<Write> batch) {
        Map<String, List<WriteModel<RawBsonDocument>>> bulks = new HashMap<>();
        for (Write write : batch) {
            if (!once || write.last()) {
                bulks.computeIfAbsent(write.made().collection(), collection -> new ArrayList<>())
                        .add(model(write));
            }
        }
        bulks.forEach((collection, bulk) ->
                database.getCollection(collection, RawBsonDocument.class).bulkWrite(bulk, UNORDERED));
    }

    private WriteModel<RawBsonDocument> model(Write write) {
        RawBsonDocument document = write.made().document();
        return once || write.first()
                ? new InsertOneModel<>(document)
                : new ReplaceOneModel<>(Filters.eq("_id", document.getString("_id")), document);
    }
}
