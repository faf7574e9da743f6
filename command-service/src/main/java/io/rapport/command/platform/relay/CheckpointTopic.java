package io.rapport.command.platform.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * The topic of signed checkpoints: by tenant, one after the other. It is kept for ever and not compacted, since each
 * one is evidence of what the log said then. A checkpoint may be there twice.
 */
public final class CheckpointTopic implements AutoCloseable {

    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final Producer<byte[], byte[]> producer;
    private final String name;

    CheckpointTopic(Producer<byte[], byte[]> producer, String name) {
        this.producer = producer;
        this.name = name;
    }

    /** Publishes a signed note, and returns once it is written. */
    public void publish(String tenantId, String note) throws InterruptedException {
        try {
            KafkaClients.answer(producer.send(new ProducerRecord<>(
                    name, tenantId.getBytes(StandardCharsets.UTF_8), note.getBytes(StandardCharsets.UTF_8))));
        } catch (KafkaException e) {
            throw KafkaTrouble.of(e);
        }
    }

    @Override
    public void close() {
        producer.close(GOODBYE);
    }
}
