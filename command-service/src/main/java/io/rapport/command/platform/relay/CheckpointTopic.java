package io.rapport.command.platform.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
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
    private final String name;

    private CheckpointTopic(Producer<byte[], byte[]> producer, String name) {
        this.producer = producer;
        this.name = name;
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
            try {
                create(name);
                return new CheckpointTopic(clients.openPlainProducer("rapport-checkpoints"), name);
            } catch (KafkaException e) {
                throw KafkaTrouble.of(e);
            }
        }

        private void create(String name) throws InterruptedException {
            Admin admin = clients.openAdmin();
            try {
                if (KafkaClients.answer(admin.listTopics().names()).contains(name)) {
                    return;
                }
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
                return;
            } finally {
                KafkaClients.close(admin);
            }
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
    }
}
