package io.rapport.query.platform.engine;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.rapport.events.EventCodec;
import io.rapport.events.MemberKey;
import io.rapport.parts.Broker;
import io.rapport.query.parts.Mongo;
import io.rapport.query.parts.Publisher;
import io.rapport.query.platform.engine.asks.Keysets;
import io.rapport.query.platform.engine.documents.DocumentMapper;
import io.rapport.query.platform.engine.generations.Generations;
import io.rapport.query.platform.engine.lanes.ProjectionStatus;
import io.rapport.query.platform.engine.partition.KeepingRoom;
import io.rapport.query.platform.engine.partition.PartitionOpener;
import io.rapport.query.platform.engine.partition.PartitionOpeners;
import io.rapport.query.platform.engine.progress.AppliedSignal;
import io.rapport.query.platform.engine.topic.Contexts;
import io.rapport.query.platform.engine.topic.EventTopic;
import io.rapport.query.platform.projection.Projection;
import io.rapport.query.platform.reading.ReadModels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.bson.Document;

/** A topic and a database of a test's own, and an engine between the two that can be stopped and started. */
public final class EngineRig implements AutoCloseable {

    public static final int PARTITIONS = 3;

    public final String topic = "events-" + UUID.randomUUID();
    public final MongoDatabase database;

    /** Made once: it looks at each event there is. */
    static final EventCodec CODEC = new EventCodec();

    /** What the log tells of a member today. */
    public final LogOfToday log = new LogOfToday();

    public final Publisher publisher;
    private final MongoClient client;
    private final EngineSettings settings;
    private final List<Projection> projections;
    private final Generations generations;
    private ProjectionEngine engine;

    /** The partition that has the events of a member. */
    public static int homeOf(String tenant, String member) {
        byte[] key = MemberKey.of(tenant, member).getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % PARTITIONS;
    }

    /** A member whose events are in this partition. */
    public static String memberOf(int partition) {
        return IntStream.range(0, 100)
                .mapToObj(n -> "member-" + n)
                .filter(member -> homeOf("acme", member) == partition)
                .findFirst()
                .orElseThrow();
    }

    public EngineRig(Projection... projections) {
        this(Mongo.uri(), projections);
    }

    public EngineRig(String mongoUri, Projection... projections) {
        this(mongoUri, 2_500, projections);
    }

    public EngineRig(int batchSize, Projection... projections) {
        this(Mongo.uri(), batchSize, projections);
    }

    private EngineRig(String mongoUri, int batchSize, Projection... projections) {
        this.projections = List.of(projections);
        settings = new EngineSettings(
                new EngineSettings.Kafka(Broker.instance().address(), topic),
                new EngineSettings.Mongodb(mongoUri, "rapport-" + UUID.randomUUID()),
                batchSize,
                Duration.ofMillis(500),
                Duration.ofHours(24));
        EngineConfiguration configuration = new EngineConfiguration();
        client = configuration.mongoClient(settings);
        database = configuration.mongoDatabase(client, settings);
        Broker.instance().create(topic, PARTITIONS);
        publisher = new Publisher(topic);
        generations = new Generations(this.projections, database, settings.generationsKept());
        engine = newEngine();
    }

    public PartitionOpener opener(EventTopic events) {
        return openers(events).now();
    }

    /** Of the first projection. */
    public PartitionOpeners openers(EventTopic events) {
        return new PartitionOpeners(
                projections.getFirst(),
                generations,
                events,
                database,
                new DocumentMapper(),
                log,
                new AppliedSignal(),
                KeepingRoom.OF_PROCESS);
    }

    /** A collection of the first projection's current generation. */
    public MongoCollection<Document> stored(String collection) {
        generations.look();
        return database.getCollection(
                generations.current(projections.getFirst().name()).collection(collection));
    }

    public Generations generations() {
        return generations;
    }

    public EventTopic eventTopic() {
        return new EventTopic(
                settings.kafka().bootstrapServers(),
                settings.kafka().topic(),
                settings.batchSize(),
                CODEC,
                subjects -> {},
                Contexts.ofAll(projections));
    }

    /** Deletes the topic and creates it anew, empty. */
    public void recreateTopic() {
        recreateTopic(PARTITIONS);
    }

    /** The same, with so many partitions. */
    public void recreateTopic(int partitions) {
        deleteTopic();
        publisher.beginAnew();
        await().ignoreExceptions().until(() -> {
            Broker.instance().create(topic, partitions);
            return true;
        });
    }

    /** Deletes the topic, if there is one. */
    public void deleteTopic() {
        Broker.instance().delete(topic);
    }

    public ProjectionStatus status() {
        return engine.status().getFirst();
    }

    /** One more instance. */
    public ProjectionEngine newEngine() {
        return newEngine(projections.toArray(Projection[]::new));
    }

    /** One more instance, of other projections. */
    public ProjectionEngine newEngine(Projection... others) {
        return newEngine(CODEC, others);
    }

    /** One more instance, of a build that has this codec. */
    public ProjectionEngine newEngine(EventCodec codec) {
        return newEngine(codec, projections.toArray(Projection[]::new));
    }

    /** One more instance, which opens what is sealed. */
    public ProjectionEngine newEngine(EventCodec codec, Keysets keysets) {
        return newEngine(codec, keysets, projections.toArray(Projection[]::new));
    }

    private ProjectionEngine newEngine(EventCodec codec, Projection... others) {
        return newEngine(codec, subjects -> {}, others);
    }

    private ProjectionEngine newEngine(EventCodec codec, Keysets keysets, Projection... others) {
        List<Projection> all = List.of(others);
        return new ProjectionEngine(
                all,
                settings,
                database,
                new DocumentMapper(),
                new Generations(all, database, settings.generationsKept()),
                codec,
                log,
                keysets);
    }

    public ProjectionEngine engine() {
        return engine;
    }

    /** What the engine tells those who wait for a projection. */
    public AppliedSignal signal(String projection) {
        return engine.signal(projection);
    }

    public void start() {
        engine.start();
    }

    public void stop() {
        engine.stop();
        engine = newEngine();
    }

    public ReadModels readModels() {
        return new ReadModels(database, new DocumentMapper(), generations, () -> null);
    }

    @Override
    public void close() {
        engine.stop();
        publisher.close();
        database.drop();
        client.close();
    }
}
