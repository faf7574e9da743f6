package io.rapport.bench.visible;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.rapport.bench.load.Client;
import io.rapport.bench.load.OpenLoop;
import io.rapport.bench.stack.Errands;
import io.rapport.bench.stack.EventPartitions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The way of an event without all that Rapport does on it: a row is inserted and committed, published in a Kafka
 * transaction with whatever else has been committed meanwhile, consumed once that is committed, and written to MongoDB.
 * Same servers, same durability, same settings of the clients; no rules, no HTTP, no queries, and one process.
 */
public final class Loop {
    private static final int INSERTERS = 16;

    /** So many rows about the same aggregate follow one another, as a member's follow-ups with one person do. */
    private static final int ROWS_OF_AN_AGGREGATE = 100;

    private final String name;
    private final Rows rows;
    private final List<Inserter> inserters = new ArrayList<>();
    private final Map<UUID, Long> committed = new ConcurrentHashMap<>();
    private final Arrivals arrivals = new Arrivals();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** What the way of an event promises to those who read. */
    enum Kind {
        /** That what was committed arrives. Each row is one document. */
        BARE,
        /**
         * What Rapport promises, by the least that does it: rows have positions without holes in the order of their
         * commits, and three read models with markers and checkpoints apply each of them once, whoever else writes.
         */
        GUARDED;

        String label() {
            return name().toLowerCase(Locale.ROOT) + "-loop";
        }
    }

    /** Something that goes on until it fails. */
    interface Stage {
        void run() throws Exception;
    }

    private Loop(Kind kind, String kafka, String mongoDb, String url, String user, String password)
            throws SQLException, InterruptedException, ExecutionException {
        name = kind.label();
        Connections connections = () -> DriverManager.getConnection(url, user, password);
        rows = switch (kind) {
            case BARE -> new CommittedRows(connections);
            case GUARDED -> new NumberedRows(connections, this::forever);
        };
        for (int i = 0; i < INSERTERS; i++) {
            inserters.add(new Inserter(i, rows.insert(connections.open())));
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(EventPartitions.count()), Optional.empty())
                            .configs(Map.of("flush.messages", "1"))))
                    .all()
                    .get();
        }
        Publisher publisher = new Publisher(kafka);
        KafkaConsumer<byte[], byte[]> consumer = consumer(kafka);
        MongoClient mongo = MongoClients.create(mongoDb);
        Documents documents = switch (kind) {
            case BARE -> new ReplacedDocuments(mongo.getDatabase(name), this::arrived);
            case GUARDED -> new GuardedDocuments(mongo.getDatabase(name), this::arrived, this::forever);
        };
        forever("publish", publisher);
        forever("write", () -> write(consumer, documents));
    }

    /** Takes a kind, the addresses of Kafka and MongoDB, and the URL, user and password of a database. */
    public static void main(String[] arguments) throws Exception {
        Loop loop = new Loop(
                Kind.valueOf(arguments[0]), arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]);
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

    private void forever(String stageName, Stage stage) {
        Thread.ofPlatform().daemon().name(stageName).start(() -> {
            try {
                while (true) {
                    stage.run();
                }
            } catch (Exception e) {
                failure.set(e);
            }
        });
    }

    private static void write(KafkaConsumer<byte[], byte[]> consumer, Documents documents) {
        List<Documents.Arrived> polled = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(500))) {
            polled.add(new Documents.Arrived(one.partition(), one.offset(), Row.read(one.value())));
        }
        if (!polled.isEmpty()) {
            documents.write(polled);
        }
    }

    private void arrived(List<Documents.Arrived> written) {
        long now = System.nanoTime();
        for (Documents.Arrived one : written) {
            Long since = committed.remove(one.row().id());
            if (since == null) {
                throw new IllegalStateException("A row has come twice, or before it was committed");
            }
            arrivals.add(now - since);
        }
    }

    /** Set up as the relay sets up its own. */
    private KafkaProducer<byte[], byte[]> producer(String kafka) {
        Properties config = new Properties();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
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

    private KafkaConsumer<byte[], byte[]> consumer(String kafka) {
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
            partitions.add(new TopicPartition(name, number));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** Publishes in one transaction what has been committed since the last one. */
    private final class Publisher implements Stage {
        private final String kafka;
        private KafkaProducer<byte[], byte[]> producer;

        Publisher(String kafka) {
            this.kafka = kafka;
            this.producer = producer(kafka);
        }

        /**
         * Once more with another producer if the broker lost track of a transaction that it had let in. That happens
         * once in some ten thousand that follow at once, where it still writes the markers of the one before. The
         * producer has not committed then, and is of no use any more.
         */
        @Override
        public void run() throws SQLException, InterruptedException {
            List<Row> together = rows.next();
            try {
                commit(together);
            } catch (KafkaException e) {
                if (!isOfState(e)) {
                    throw e;
                }
                producer.close(Duration.ZERO);
                producer = producer(kafka);
                commit(together);
            }
        }

        @SuppressWarnings("FutureReturnValueIgnored") // committing throws what went wrong with any of them
        private void commit(List<Row> together) {
            producer.beginTransaction();
            for (Row row : together) {
                producer.send(new ProducerRecord<>(name, null, row.key(), row.value()));
            }
            producer.commitTransaction();
        }

        private static boolean isOfState(KafkaException e) {
            return e instanceof InvalidTxnStateException || e.getCause() instanceof InvalidTxnStateException;
        }
    }

    /** Inserts a row with each call. */
    private final class Inserter implements Client {
        private final int number;
        private final Rows.Insert insert;
        private int sent;

        Inserter(int number, Rows.Insert insert) {
            this.number = number;
            this.insert = insert;
        }

        @Override
        public void send() throws SQLException {
            UUID aggregate = new UUID(number, sent / ROWS_OF_AN_AGGREGATE);
            Row row = new Row(UUID.randomUUID(), aggregate, sent % ROWS_OF_AN_AGGREGATE, number);
            sent++;
            insert.commit(row);
            committed.put(row.id(), System.nanoTime());
            rows.committed(row);
        }
    }
}
