package io.rapport.command.platform.relay;

import io.rapport.trouble.TroubleException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;

/**
 * The topic of signed checkpoints: by tenant, one after the other. It is kept for ever and not compacted, since each
 * one is evidence of what the log said then. A checkpoint may be there twice.
 */
public final class CheckpointTopic implements AutoCloseable {

    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final Producer<byte[], byte[]> producer;
    private final Admin admin;
    private final TopicIdentity identity;
    private final String name;
    private final Uuid id;

    CheckpointTopic(Producer<byte[], byte[]> producer, Admin admin, String name, Uuid id) {
        this.producer = producer;
        this.admin = admin;
        this.identity = new TopicIdentity(admin, name);
        this.name = name;
        this.id = id;
    }

    /**
     * Asks whether the topic is still there, and the same.
     *
     * @throws TroubleException if it is not; who opens it anew publishes there what is last
     */
    public void requireSame() throws InterruptedException {
        try {
            if (!identity.isStill(id)) {
                throw new TroubleException(
                        "TopicReplaced",
                        "the topic of checkpoints was deleted or created anew; the last one of each tenant is published"
                                + " there again");
            }
        } catch (KafkaException e) {
            throw KafkaTrouble.of(e);
        }
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
        KafkaClients.close(admin);
    }
}
