package io.rapport.command.platform.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The relay's clients. None waits for Kafka as long as five seconds, since an operator is told by then; and none holds
 * more than a few MB of what it reads or writes.
 */
final class KafkaClients {

    /** How long an answer of Kafka is waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration GOODBYE = Duration.ofSeconds(1);
    private static final int MB = 1024 * 1024;

    private final RelaySettings settings;

    KafkaClients(RelaySettings settings) {
        this.settings = settings;
    }

    RelaySettings settings() {
        return settings;
    }

    /** Nobody is told of the clients' metrics: by default JMX is, whose start is a good part of the service's. */
    private Map<String, Object> connection() {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, List.of());
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return config;
    }

    Admin openAdmin() {
        Map<String, Object> config = connection();
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(PATIENCE));
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(PATIENCE));
        return Admin.create(config);
    }

    /**
     * Waits for an answer a little longer than the clients do themselves.
     *
     * @throws KafkaException if it is a failure, or none came
     */
    static <T> T answer(Future<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE.toMillis() + 500, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(e);
        }
    }

    static void close(Admin admin) {
        admin.close(GOODBYE);
    }

    Producer<byte[], byte[]> openProducer() {
        Map<String, Object> config = connection();
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "rapport-relay");
        // Fixed, so that a new relay fences the one before it.
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "rapport-relay-" + settings.topic());
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 20_000);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A flush sends what there is. Sent before, a transaction would take several requests to each partition, each
        // of them flushed; and if the broker still writes the last one's markers, it refuses the first, then all after
        // it as out of order, and they are sent again.
        config.put(ProducerConfig.LINGER_MS_CONFIG, 1_000);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, MB / 2);
        // The batches of a transaction, before they are compressed, and a partition's batch more for each of a dozen.
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 10L * MB);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // The default of 100 ms is what a transaction waits that begins before the last one's markers are written.
        config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 3);
        config.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 100);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(PATIENCE) - 1_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(PATIENCE));
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(PATIENCE));
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public void close() {
                close(GOODBYE);
            }
        };
    }

    /** For records that stand alone, each of them waited for. */
    Producer<byte[], byte[]> openPlainProducer(String clientId) {
        Map<String, Object> config = connection();
        config.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) MB);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(PATIENCE) - 1_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(PATIENCE));
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(PATIENCE));
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    Consumer<byte[], byte[]> openConsumer() {
        return openConsumer(Map.of());
    }

    /** Begins anew by itself where the topic has become another one. */
    Consumer<byte[], byte[]> openFollowingConsumer() {
        return openConsumer(Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"));
    }

    private Consumer<byte[], byte[]> openConsumer(Map<String, Object> more) {
        Map<String, Object> config = connection();
        config.putAll(more);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(PATIENCE));
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(PATIENCE));
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 2 * MB);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MB / 4);
        // What was compressed is many times as large once it is taken out.
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()) {
            @Override
            public void close() {
                close(CloseOptions.timeout(GOODBYE));
            }
        };
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
