package io.rapport.query.engine;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.rapport.parts.Broker;
import io.rapport.query.parts.Mongo;
import io.rapport.query.parts.Publisher;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A topic and a database of a test's own, and an engine between the two that can be stopped and started. */
final class EngineRig implements AutoCloseable {

    private static final int PARTITIONS = 3;

    final String topic = "events-" + UUID.randomUUID();
    final MongoDatabase database;
    final Publisher publisher;
    private final MongoClient client;
    private final EngineSettings settings;
    private final List<Projection> projections;
    private ProjectionEngine engine;

    EngineRig(Projection... projections) {
        this(Mongo.uri(), projections);
    }

    EngineRig(String mongoUri, Projection... projections) {
        this(mongoUri, 2_500, projections);
    }

    EngineRig(int batchSize, Projection... projections) {
        this(Mongo.uri(), batchSize, projections);
    }

    private EngineRig(String mongoUri, int batchSize, Projection... projections) {
        this.projections = List.of(projections);
        settings = new EngineSettings(
                new EngineSettings.Kafka(Broker.instance().address(), topic),
                new EngineSettings.Mongodb(mongoUri, "rapport-" + UUID.randomUUID()),
                batchSize,
                Duration.ofMillis(500));
        EngineConfiguration configuration = new EngineConfiguration();
        client = configuration.mongoClient(settings);
        database = configuration.mongoDatabase(client, settings);
        Broker.instance().create(topic, PARTITIONS);
        publisher = new Publisher(topic);
        engine = newEngine();
    }

    PartitionOpener opener(EventTopic events) {
        return new PartitionOpener(projections.getFirst(), events, database, new DocumentMapper(), new AppliedSignal());
    }

    EventTopic eventTopic() {
        return new EventTopic(settings);
    }

    /** Deletes the topic and creates it anew, empty. */
    void recreateTopic() {
        deleteTopic();
        publisher.beginAnew();
        await().ignoreExceptions().until(() -> {
            Broker.instance().create(topic, PARTITIONS);
            return true;
        });
    }

    /** Deletes the topic, if there is one. */
    void deleteTopic() {
        Broker.instance().delete(topic);
    }

    ProjectionStatus status() {
        return engine.status().getFirst();
    }

    /** One more instance. */
    ProjectionEngine newEngine() {
        return new ProjectionEngine(projections, settings, database, new DocumentMapper());
    }

    ProjectionEngine engine() {
        return engine;
    }

    void start() {
        engine.start();
    }

    void stop() {
        engine.stop();
        engine = newEngine();
    }

    ReadModels readModels() {
        return new ReadModels(database, new DocumentMapper());
    }

    @Override
    public void close() {
        engine.stop();
        publisher.close();
        database.drop();
        client.close();
    }
}
