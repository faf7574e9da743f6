package io.rapport.bench.visible;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.rapport.bench.load.Client;
import io.rapport.bench.load.OpenLoop;
import io.rapport.bench.stack.Errands;
import io.rapport.bench.stack.EventPartitions;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The way of an event without all that Rapport does on it: a row is inserted and committed, published in a Kafka
 * transaction with whatever else has been committed meanwhile, consumed once that is committed, and written to MongoDB
 * as one document. Same servers, same durability, same settings of the clients; no rules, no order, no queries.
 */
public final class BareLoop {
    private static final String TOPIC = "bare-loop";
    private static final int INSERTERS = 16;
    private static final int LARGEST_TRANSACTION = 500;
    private static final byte[] EVENT = new byte[400];
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final List<Inserter> inserters = new ArrayList<>();
    private final BlockingQueue<Inserted> inserted = new LinkedBlockingQueue<>();
    private final Arrivals arrivals = new Arrivals();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** A committed row and when its commit was known. */
    private record Inserted(UUID id, long nanos) {}

    /** Something that goes on until it fails. */
    private interface Stage {
        void run() throws Exception;
    }

    private BareLoop(String kafka, String mongoDb, String url, String user, String password)
            throws SQLException, InterruptedException, ExecutionException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bare_loop (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                    + " event_id uuid NOT NULL UNIQUE, payload bytea NOT NULL)");
        }
        for (int i = 0; i < INSERTERS; i++) {
            inserters.add(new Inserter(DriverManager.getConnection(url, user, password), inserted));
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(EventPartitions.count()), Optional.empty())
                            .configs(Map.of("flush.messages", "1"))))
                    .all()
                    .get();
        }
        KafkaProducer<byte[], byte[]> producer = producer(kafka);
        KafkaConsumer<byte[], byte[]> consumer = consumer(kafka);
        MongoClient mongo = MongoClients.create(mongoDb);
        MongoCollection<Document> documents =
                mongo.getDatabase("bare-loop").getCollection("documents").withWriteConcern(WriteConcern.MAJORITY);
        forever("publish", () -> publish(producer));
        forever("write", () -> write(consumer, documents));
    }

    /** Takes the addresses of Kafka and MongoDB, and the URL, user and password of a database. */
    public static void main(String[] arguments) throws Exception {
        BareLoop loop = new BareLoop(arguments[0], arguments[1], arguments[2], arguments[3], arguments[4]);
        Errands.serve(errand -> {
            String[] words = errand.split(" ", 2);
            return loop.run(Double.parseDouble(words[0]), Duration.ofMillis(Long.parseLong(words[1])));
        });
    }

    /** Answers the latencies from the commit to the written document. */
    private String run(double perSecond, Duration duration) throws Exception {
        arrivals.begin();
        long sent = OpenLoop.run(inserters, perSecond, duration).operations();
        arrivals.await(sent, () -> {
            Exception e = failure.get();
            if (e != null) {
                throw new IllegalStateException("The loop is broken", e);
            }
        });
        return arrivals.percentiles().line();
    }

    private void forever(String name, Stage stage) {
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                while (true) {
                    stage.run();
                }
            } catch (Exception e) {
                failure.set(e);
            }
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // committing throws what went wrong with any of them
    private void publish(KafkaProducer<byte[], byte[]> producer) throws InterruptedException {
        List<Inserted> together = new ArrayList<>();
        together.add(inserted.take());
        inserted.drainTo(together, LARGEST_TRANSACTION - 1);
        producer.beginTransaction();
        for (Inserted row : together) {
            byte[] key = bytes(row.id());
            producer.send(new ProducerRecord<>(
                    TOPIC,
                    null,
                    key,
                    ByteBuffer.allocate(EVENT.length + Long.BYTES)
                            .putLong(row.nanos())
                            .put(EVENT)
                            .array()));
        }
        producer.commitTransaction();
    }

    private void write(KafkaConsumer<byte[], byte[]> consumer, MongoCollection<Document> documents) {
        List<ReplaceOneModel<Document>> bulk = new ArrayList<>();
        List<Long> begun = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(500))) {
            ByteBuffer key = ByteBuffer.wrap(one.key());
            String id = new UUID(key.getLong(), key.getLong()).toString();
            begun.add(ByteBuffer.wrap(one.value()).getLong());
            bulk.add(new ReplaceOneModel<>(
                    Filters.eq("_id", id),
                    new Document("_id", id).append("event", new Binary(one.value())),
                    new ReplaceOptions().upsert(true)));
        }
        if (!bulk.isEmpty()) {
            documents.bulkWrite(bulk, UNORDERED);
            long now = System.nanoTime();
            begun.forEach(from -> arrivals.add(now - from));
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** Set up as the relay sets up its own. */
    private static KafkaProducer<byte[], byte[]> producer(String kafka) {
        Properties config = new Properties();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TOPIC);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 3);
        config.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 100);
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String kafka) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (int number = 0; number < EventPartitions.count(); number++) {
            partitions.add(new TopicPartition(TOPIC, number));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** Inserts a row with each call, and hands it on. */
    private static final class Inserter implements Client {
        private final PreparedStatement insert;
        private final BlockingQueue<Inserted> next;

        Inserter(Connection connection, BlockingQueue<Inserted> next) throws SQLException {
            this.insert = connection.prepareStatement("INSERT INTO bare_loop (event_id, payload) VALUES (?, ?)");
            this.next = next;
        }

        @Override
        public void send() throws SQLException {
            UUID id = UUID.randomUUID();
            insert.setObject(1, id);
            insert.setBytes(2, EVENT);
            insert.executeUpdate();
            next.add(new Inserted(id, System.nanoTime()));
        }
    }
}
