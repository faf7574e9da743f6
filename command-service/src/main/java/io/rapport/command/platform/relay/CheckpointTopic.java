package io.rapport.command.platform.relay;

import io.rapport.trouble.TroubleException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.kafka.config.TopicBuilder;

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

    private CheckpointTopic(Producer<byte[], byte[]> producer, Admin admin, String name, Uuid id) {
        this.producer = producer;
        this.admin = admin;
        this.identity = new TopicIdentity(admin, name);
        this.name = name;
        this.id = id;
    }

    /** Opens topics of checkpoints where events are published, too. */
    public static final class Opener {

        private final KafkaClients clients;
        private final RelaySettings settings;

        Opener(RelaySettings settings) {
            this.clients = new KafkaClients(settings);
            this.settings = settings;
        }

        /** The topic of a name, which is created if there is none. */
        public CheckpointTopic open(String name) throws InterruptedException {
            Admin admin = clients.openAdmin();
            boolean opened = false;
            try {
                Uuid id = create(admin, name);
                Producer<byte[], byte[]> producer = clients.openPlainProducer("rapport-checkpoints");
                opened = true;
                return new CheckpointTopic(producer, admin, name, id);
            } catch (KafkaException e) {
                throw KafkaTrouble.of(e);
            } finally {
                if (!opened) {
                    KafkaClients.close(admin);
                }
            }
        }

        private Uuid create(Admin admin, String name) throws InterruptedException {
            TopicIdentity identity = new TopicIdentity(admin, name);
            Optional<Uuid> there = identity.current();
            if (there.isPresent()) {
                return there.get();
            }
            try {
                KafkaClients.answer(admin.createTopics(List.of(TopicBuilder.name(name)
                                .partitions(1)
                                .replicas(settings.replication())
                                .configs(Map.of(
                                        TopicConfig.RETENTION_MS_CONFIG,
                                        "-1",
                                        TopicConfig.RETENTION_BYTES_CONFIG,
                                        "-1",
                                        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                                        Integer.toString(settings.minInSync()),
                                        TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG,
                                        settings.replication() > 1 ? "10000" : "1"))
                                .build()))
                        .all());
            } catch (TopicExistsException e) {
                // Somebody else did.
            }
            return identity.awaitCurrent();
        }
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
