package io.rapport.command.platform.relay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.kafka.config.TopicBuilder;

/** Opens the topics of checkpoints and of cosignatures where events are published, too. Both are kept for ever. */
public final class EvidenceTopics {

    private final KafkaClients clients;
    private final RelaySettings settings;

    EvidenceTopics(RelaySettings settings) {
        this.clients = new KafkaClients(settings);
        this.settings = settings;
    }

    /** The topic of a name on which checkpoints are published, which is created if there is none. */
    public CheckpointTopic openCheckpoints(String name) throws InterruptedException {
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

    /**
     * The topic of a name on which witnesses tell what they cosigned, which is created if there is none: so a witness
     * needs no right but to write there.
     *
     * @param since from when on it is read
     */
    public CosignatureTopic openCosignatures(String name, Instant since) throws InterruptedException {
        Admin admin = clients.openAdmin();
        try {
            create(admin, name);
            return CosignatureTopic.open(clients.openFollowingConsumer(), name, since);
        } catch (KafkaException e) {
            throw KafkaTrouble.of(e);
        } finally {
            KafkaClients.close(admin);
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
                                    TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                                    "LogAppendTime",
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
