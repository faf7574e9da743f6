package io.rapport.bench.rebuild;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.rapport.bench.documents.BenchmarkedDocuments;
import io.rapport.bench.stack.Errands;
import io.rapport.events.EventEnvelope;
import io.rapport.query.platform.projection.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The limit of a rebuild: reads the same records, and writes the documents that came of them without folding anything.
 * Nothing is decoded, loaded, encoded or checked, unless that is asked for; there are no markers and no checkpoints.
 */
public final class ReadyMadeWorker {
    private final String kafka;
    private final MongoClient client;
    private List<ReadyMade> readyMade = List.of();

    private ReadyMadeWorker(String kafka, String mongoDb) {
        this.kafka = kafka;
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongoDb))
                .writeConcern(WriteConcern.MAJORITY)
                .build());
    }

    /** Takes the addresses of Kafka and MongoDB. */
    public static void main(String[] addresses) throws Exception {
        ReadyMadeWorker worker = new ReadyMadeWorker(addresses[0], addresses[1]);
        Errands.serve(errand -> Long.toString(worker.run(Task.read(errand))));
    }

    private long run(Task task) throws Exception {
        MongoDatabase database = client.getDatabase(task.database());
        return switch (task.kind()) {
            case PREPARE -> prepare(task, database);
            case WRITE_BY_BATCH, WRITE_ONCE, LOAD_AND_WRITE_BY_BATCH -> write(task, database);
            case FOLD -> throw new IllegalArgumentException("That is for the engine");
        };
    }

    private long prepare(Task task, MongoDatabase database) {
        // Two generations of documents do not fit.
        readyMade = List.of();
        List<ReadyMade> next = new ArrayList<>();
        int batchSize = ServiceSettings.batchSize();
        for (Projection projection : Projections.in(task.packages())) {
            next.add(new ReadyMade(projection, batchSize, database));
        }
        BenchmarkedDocuments documents = new BenchmarkedDocuments();
        try (TopicReader reader = new TopicReader(kafka, task)) {
            while (reader.goesOn()) {
                reader.poll().forEach(message -> {
                    EventEnvelope event = documents.read(message);
                    next.forEach(projection -> projection.add(message.partition(), event));
                });
            }
        }
        readyMade = next;
        database.drop();
        return 0;
    }

    /** The projections side by side, as the engine has them. */
    private long write(Task task, MongoDatabase database) throws Exception {
        database.drop();
        List<BatchWriter> writers = readyMade.stream()
                .map(made -> new BatchWriter(made, database, task.kind()))
                .toList();
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> running = new ArrayList<>();
            for (BatchWriter writer : writers) {
                running.add(threads.submit(() -> {
                    writer.writeAll(kafka, task);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        return System.nanoTime() - begin;
    }
}
