package io.rapport.query.platform.engine.topic;

import io.rapport.events.EventCodec;
import io.rapport.query.platform.engine.asks.Keysets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The event topic: how to read it, and which incarnation of it there is. */
public final class EventTopic implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** Who is told of the clients' metrics: by default JMX, whose start is a good part of the service's. */
    private static final List<String> NOBODY = List.of();

    private final String servers;
    private final String name;
    private final int batchSize;
    private final EventCodec codec;
    private final Keysets keysets;
    private final Contexts followed;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Admin admin;
    private boolean closed;
    private volatile int partitions;

    /** @param batchSize how many records are polled at a time */
    public EventTopic(
            String servers, String name, int batchSize, EventCodec codec, Keysets keysets, Contexts followed) {
        this.keysets = keysets;
        this.followed = followed;
        this.servers = servers;
        this.name = name;
        this.batchSize = batchSize;
        this.codec = codec;
    }

    /** Begun by whoever needs it first, since it takes a while: that is the reader's thread and not the service's. */
    private Admin admin() {
        lock.lock();
        try {
            if (closed) {
                throw new KafkaException("Closed");
            }
            if (admin == null) {
                admin = Admin.create(Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG,
                        NOBODY,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) ANSWER.toMillis(),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) ANSWER.toMillis()));
            }
            return admin;
        } finally {
            lock.unlock();
        }
    }

    public String name() {
        return name;
    }

    public TopicPartition partition(int number) {
        return new TopicPartition(name(), number);
    }

    public int batchSize() {
        return batchSize;
    }

    /** What its events are written with. */
    public EventCodec codec() {
        return codec;
    }

    /** What opens them. */
    public Keysets keysets() {
        return keysets;
    }

    /** The contexts whose events are read. */
    public Contexts followed() {
        return followed;
    }

    /** The topic's id, which changes when it is deleted and created anew. */
    public String currentId() {
        try {
            TopicDescription topic = admin().describeTopics(List.of(name()))
                    .allTopicNames()
                    .thenApply(topics -> topics.values().iterator().next())
                    .get(ANSWER.toSeconds(), TimeUnit.SECONDS);
            partitions = topic.partitions().size();
            return topic.topicId().toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("The event topic cannot be described", e);
        }
    }

    /** How many partitions it had when it was {@linkplain #currentId described} last. */
    public int partitions() {
        return Math.max(1, partitions);
    }

    /** As many records as it has, or more. */
    public long records() {
        Map<Integer, Long> ends = ends(IntStream.range(0, partitions()).boxed().toList());
        if (ends.size() < partitions()) {
            throw new KafkaException("The ends of the event topic cannot be told");
        }
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The offsets after the last records of partitions, those of open transactions included; empty if Kafka does not
     * tell within a second.
     */
    public Map<Integer, Long> ends(Collection<Integer> partitions) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(number -> latest.put(partition(number), OffsetSpec.latest()));
        Map<Integer, Long> ends = new HashMap<>();
        if (latest.isEmpty()) {
            return ends;
        }
        try {
            admin().listOffsets(latest)
                    .all()
                    .get(1, TimeUnit.SECONDS)
                    .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            return Map.of();
        }
        return ends;
    }

    /** A member of the group that shares the partitions; it is given none of them twice, and may lose some. */
    public KafkaConsumer<byte[], byte[]> member(String group) {
        Map<String, Object> config = readerConfig();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(CooperativeStickyAssignor.class));
        // A process that was killed gives its partitions back soon; 6 s is the least that brokers allow.
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        return new KafkaConsumer<>(config);
    }

    /** Reads what it is told to, and belongs to no group. */
    public KafkaConsumer<byte[], byte[]> reader() {
        return new KafkaConsumer<>(readerConfig());
    }

    private Map<String, Object> readerConfig() {
        return new HashMap<>(Map.ofEntries(
                Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                Map.entry(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, NOBODY),
                Map.entry(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false),
                Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                // A topic that is created after us shows within a second.
                Map.entry(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 1_000),
                // A little of every partition, so that a backlog is folded on all cores; and no more, because what
                // consumers hold is what the service needs of memory. A record takes ten times as much once it is
                // polled, for its headers; so few are, and the lanes fill up meanwhile.
                Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batchSize),
                Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1),
                Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 2 * 1024 * 1024),
                Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 128 * 1024),
                Map.entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000),
                Map.entry(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class),
                Map.entry(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class)));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (admin != null) {
                admin.close(Duration.ofSeconds(1));
            }
        } finally {
            lock.unlock();
        }
    }
}
