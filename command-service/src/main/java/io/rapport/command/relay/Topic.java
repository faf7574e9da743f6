package io.rapport.command.relay;

import io.rapport.events.CloudEvents;
import io.rapport.events.EventAttributes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.config.TopicBuilder;

/** The topic of all events, as the relay sees it. */
final class Topic {

    private static final Duration POLL = Duration.ofMillis(200);

    private final RelaySettings settings;

    Topic(RelaySettings settings) {
        this.settings = settings;
    }

    /** Nobody is told of the clients' metrics: by default JMX is, whose start is a good part of the service's. */
    private Map<String, Object> connection() {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, List.of());
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return config;
    }

    /**
     * Creates the topic if there is none. It is kept for ever, and flushed with each write: Kafka acknowledges before
     * fsync, and with one broker nobody else has a copy. One that is there stays as it is: more partitions would take
     * members to others than their earlier events are in.
     */
    void ensureExists() throws InterruptedException {
        NewTopic topic = TopicBuilder.name(settings.topic())
                .partitions(settings.partitions())
                .replicas(settings.replication())
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                .config(TopicConfig.RETENTION_BYTES_CONFIG, "-1")
                .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(settings.minInSync()))
                .config(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, settings.replication() > 1 ? "10000" : "1")
                .build();
        Map<String, Object> config = connection();
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        try (Admin admin = Admin.create(config)) {
            // Asked first: who publishes may be allowed no more than that.
            if (!isThere(admin)) {
                admin.createTopics(List.of(topic)).all().get();
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("The topic cannot be created", e.getCause());
            }
        }
    }

    private boolean isThere(Admin admin) throws ExecutionException, InterruptedException {
        try {
            admin.describeTopics(List.of(settings.topic())).allTopicNames().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    Producer<byte[], byte[]> openProducer() {
        Map<String, Object> config = connection();
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "rapport-relay");
        // Fixed, so that a new relay fences the one before it.
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "rapport-relay-" + settings.topic());
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 20_000);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A commit sends what there is. Sent before, a transaction would take several requests to each partition, each
        // of
        // them flushed; and if the broker still writes the last one's markers, it refuses the first, then all after it
        // as out of order, and they are sent again.
        config.put(ProducerConfig.LINGER_MS_CONFIG, 1_000);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 512 * 1024);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // The default of 100 ms is what a transaction waits that begins before the last one's markers are written.
        config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 3);
        config.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 100);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The record of an entry, which becomes the end of its partition. */
    ProducerRecord<byte[], byte[]> record(EventLog.Entry entry, PartitionEnds ends) {
        EventAttributes attributes = entry.attributes();
        byte[] key = attributes.key().getBytes(StandardCharsets.UTF_8);
        int partition = ends.partitionOf(key);
        RecordHeaders headers = new RecordHeaders();
        CloudEvents.headers(attributes, ends.append(partition, attributes.position()))
                .forEach(headers::add);
        return new ProducerRecord<>(
                settings.topic(),
                partition,
                attributes.recordedAt().toEpochMilli(),
                key,
                entry.payload().bytes(),
                headers);
    }

    /** The last position of each partition. Only what was committed counts. */
    PartitionEnds ends() {
        Map<String, Object> config = connection();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(settings.topic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long[] last = new long[partitions.size()];
            for (TopicPartition partition : partitions) {
                last[partition.partition()] = lastPosition(
                        consumer, partition, begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L));
            }
            return new PartitionEnds(last);
        }
    }

    /** Looks at the end of a partition, and further back each time that it finds only markers of transactions there. */
    private static long lastPosition(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, long begin, long end) {
        long from = end;
        long found = 0;
        for (long back = 16; found == 0 && from > begin; back *= 8) {
            from = Math.max(begin, end - back);
            found = highest(consumer, partition, from, end);
        }
        return found;
    }

    private static long highest(Consumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end) {
        Collection<TopicPartition> others = consumer.assignment().stream()
                .filter(other -> !other.equals(partition))
                .toList();
        consumer.pause(others);
        consumer.resume(List.of(partition));
        consumer.seek(partition, from);
        long highest = 0;
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
                highest = Math.max(highest, CloudEvents.position(name -> {
                    var header = record.headers().lastHeader(name);
                    return header == null ? null : header.value();
                }));
            }
        }
        return highest;
    }
}
