package io.rapport.query.platform.witness;

import io.rapport.query.platform.engine.EngineSettings;
import io.rapport.verifier.SignedCheckpoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic on which the witness tells what it has cosigned: it writes there and nowhere else. What cannot be told is
 * tried again, the last one of each tenant; the ones before say no more than that.
 */
final class CosignatureTopic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CosignatureTopic.class);
    private static final Duration GOODBYE = Duration.ofSeconds(1);
    private static final int PATIENCE_MILLIS = 4_000;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Producer<byte[], byte[]> producer;
    private final String name;
    private final BooleanSupplier there;
    private final Map<String, SignedCheckpoint> untold = new ConcurrentHashMap<>();
    private volatile String trouble = "";
    private volatile long retryAt = System.nanoTime();
    private volatile boolean known;

    /** @param there whether there is such a topic: a broker might make one up that is not kept */
    CosignatureTopic(EngineSettings.Kafka kafka, String name, BooleanSupplier there) {
        this.name = name;
        this.there = there;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrapServers(),
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "rapport-witness",
                        ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG,
                        List.of(),
                        ProducerConfig.ENABLE_METRICS_PUSH_CONFIG,
                        false,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        1024L * 1024,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS - 1_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE_MILLIS / 2),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** What keeps the witness from telling; empty, if nothing does. */
    String trouble() {
        return trouble;
    }

    /** Tells of a cosigned checkpoint; nobody, if there is no topic for it. */
    void tell(String tenantId, SignedCheckpoint cosigned) {
        if (name.isBlank()) {
            return;
        }
        if (trouble.isEmpty()) {
            send(tenantId, cosigned);
        } else {
            put(tenantId, cosigned);
        }
    }

    /** Tells, after a pause, what could not be told. */
    void tellAgain() {
        if (untold.isEmpty() || System.nanoTime() - retryAt < 0) {
            return;
        }
        for (String tenantId : List.copyOf(untold.keySet())) {
            SignedCheckpoint cosigned = untold.remove(tenantId);
            if (cosigned != null && !send(tenantId, cosigned)) {
                return;
            }
        }
    }

    /** Whether Kafka may take it; what becomes of it then is told later. */
    private boolean send(String tenantId, SignedCheckpoint cosigned) {
        try {
            known = known || there.getAsBoolean();
            if (!known) {
                failed(tenantId, cosigned, "TopicMissing");
                return false;
            }
            var _ = producer.send(
                    new ProducerRecord<>(
                            name,
                            tenantId.getBytes(StandardCharsets.UTF_8),
                            cosigned.note().getBytes(StandardCharsets.UTF_8)),
                    (metadata, failure) -> {
                        if (failure == null) {
                            wentWell();
                        } else {
                            failed(tenantId, cosigned, failure.getClass().getSimpleName());
                        }
                    });
            return trouble.isEmpty();
        } catch (KafkaException e) {
            failed(tenantId, cosigned, e.getClass().getSimpleName());
            return false;
        }
    }

    private void wentWell() {
        if (!trouble.isEmpty()) {
            LOG.info("The witness can tell again what it has cosigned");
            trouble = "";
        }
    }

    private void failed(String tenantId, SignedCheckpoint cosigned, String kind) {
        known = false;
        if (!kind.equals(trouble)) {
            LOG.warn("The witness cannot tell what it has cosigned: {}; trying again", kind);
        }
        trouble = kind;
        retryAt = System.nanoTime() + PAUSE_NANOS;
        put(tenantId, cosigned);
    }

    private void put(String tenantId, SignedCheckpoint cosigned) {
        untold.merge(tenantId, cosigned, (one, other) -> one.size() > other.size() ? one : other);
    }

    @Override
    public void close() {
        producer.close(GOODBYE);
    }
}
