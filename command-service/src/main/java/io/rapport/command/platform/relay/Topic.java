package io.rapport.command.platform.relay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.config.TopicBuilder;

/** The topic of all events as a whole: whether it is there, which one it is, and how it is kept. */
final class Topic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Topic.class);

    /**
     * What holds for every topic of events, whoever created it. It is kept for ever. A record's time is the broker's:
     * by default Kafka refuses one that is an hour ahead of its own clock, and so would refuse an event for good.
     */
    private static final Map<String, String> ALWAYS = Map.of(
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1",
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime",
            TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE),
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));

    private final RelaySettings settings;
    private final Admin admin;
    private final TopicIdentity identity;

    Topic(KafkaClients clients) {
        this.settings = clients.settings();
        this.admin = clients.openAdmin();
        this.identity = new TopicIdentity(admin, settings.topic());
    }

    /**
     * Creates the topic if there is none, and answers which one it is. One that is there keeps its partitions: more of
     * them would take members to others than their earlier events are in.
     */
    Uuid ensureExists() throws InterruptedException {
        // Asked first: who publishes may be allowed no more than that.
        Optional<Uuid> id = id();
        if (id.isPresent()) {
            keepAsAlways();
            return id.get();
        }
        create();
        return identity.awaitCurrent();
    }

    /** Each write is flushed where nobody else has a copy: Kafka acknowledges before fsync. */
    private void create() throws InterruptedException {
        Map<String, String> configuration = new LinkedHashMap<>(ALWAYS);
        configuration.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(settings.minInSync()));
        configuration.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, settings.replication() > 1 ? "10000" : "1");
        NewTopic topic = TopicBuilder.name(settings.topic())
                .partitions(settings.partitions())
                .replicas(settings.replication())
                .configs(configuration)
                .build();
        try {
            KafkaClients.answer(admin.createTopics(List.of(topic)).all());
            LOG.info("relay: created the topic {}", settings.topic());
        } catch (TopicExistsException e) {
            LOG.debug("relay: somebody else created the topic", e);
        }
    }

    private void keepAsAlways() throws InterruptedException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, settings.topic());
        try {
            Config there = Objects.requireNonNull(
                    KafkaClients.answer(admin.describeConfigs(List.of(topic)).all())
                            .get(topic));
            Collection<AlterConfigOp> changes = new ArrayList<>();
            ALWAYS.forEach((name, value) -> {
                ConfigEntry entry = there.get(name);
                if (entry == null || !value.equals(entry.value())) {
                    changes.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
                }
            });
            if (!changes.isEmpty()) {
                KafkaClients.answer(
                        admin.incrementalAlterConfigs(Map.of(topic, changes)).all());
            }
        } catch (KafkaException e) {
            LOG.warn(
                    "relay: cannot see to it that the topic is kept for ever and takes any time ({})",
                    e.getClass().getSimpleName());
        }
    }

    /** Which topic has the name at the moment; empty if there is none. */
    Optional<Uuid> id() throws InterruptedException {
        return identity.current();
    }

    /** Whether the topic is still this one. */
    boolean isStill(Uuid id) throws InterruptedException {
        return identity.isStill(id);
    }

    /** Deletes it, if it is there. */
    void delete() throws InterruptedException {
        Optional<Uuid> id = id();
        if (id.isPresent()) {
            KafkaClients.answer(admin.deleteTopics(TopicCollection.ofTopicIds(List.of(id.get())))
                    .all());
        }
    }

    @Override
    public void close() {
        KafkaClients.close(admin);
    }
}
