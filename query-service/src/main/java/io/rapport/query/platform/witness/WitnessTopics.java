package io.rapport.query.platform.witness;

import io.rapport.query.platform.engine.EngineSettings;
import io.rapport.trouble.TroubleException;
import io.rapport.verifier.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads both topics from their begin: checkpoints ahead of the events that they are about, as far as there is room. */
final class WitnessTopics implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(300);

    /** A checkpoint is told once a minute, so nothing is lost by reading many transactions at once. */
    private static final Duration NO_HURRY = Duration.ofSeconds(1);

    /** Of one partition in one answer. Kafka waits for no more: one that is behind never has to wait for the others. */
    private static final int MOST_OF_A_PARTITION = 128 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration GOODBYE = Duration.ofSeconds(1);
    private static final long PROBE_NANOS = Duration.ofSeconds(1).toNanos();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String events;
    private final String checkpoints;
    private final Map<TopicPartition, Long> reached = new HashMap<>();

    /** The position that was read last of each partition. */
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    private List<TopicPartition> eventPartitions = List.of();
    private List<TopicPartition> checkpointPartitions = List.of();
    private long probedAt = System.nanoTime();

    WitnessTopics(EngineSettings.Kafka kafka, String checkpoints) {
        this.events = kafka.topic();
        this.checkpoints = checkpoints;
        Map<String, Object> config = Map.ofEntries(
                Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
                Map.entry(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, List.of()),
                Map.entry(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false),
                Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200),
                Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, MOST_OF_A_PARTITION),
                Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) NO_HURRY.toMillis()),
                Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1024 * 1024),
                Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MOST_OF_A_PARTITION));
        this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** False as long as one of the topics is not there. */
    boolean begin() {
        eventPartitions = partitions(events);
        checkpointPartitions = partitions(checkpoints);
        if (eventPartitions.isEmpty() || checkpointPartitions.isEmpty()) {
            return false;
        }
        List<TopicPartition> all = Stream.concat(eventPartitions.stream(), checkpointPartitions.stream())
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        consumer.pause(eventPartitions);
        return true;
    }

    boolean has(String topic) {
        return !partitions(topic).isEmpty();
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.listTopics(PATIENCE).getOrDefault(topic, List.of()).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** What is read from now on: events as well, and all of it as far as there is room. */
    void withRoom(WitnessedLog log) {
        if (log.hasManyWaiting()) {
            consumer.pause(checkpointPartitions);
        } else {
            consumer.resume(checkpointPartitions);
        }
        List<TopicPartition> heldBack = heldBack(log);
        consumer.pause(heldBack);
        consumer.resume(eventPartitions.stream()
                .filter(partition -> !heldBack.contains(partition))
                .toList());
    }

    /**
     * What is not read now stays on the topic: everything once there is enough, else what is far ahead. A partition
     * that has come past the next position is never the one that all others wait for, so the log goes on without it.
     */
    private List<TopicPartition> heldBack(WitnessedLog log) {
        if (log.hasEnough()) {
            return eventPartitions;
        }
        return log.hasManyEarly()
                ? eventPartitions.stream()
                        .filter(partition -> positions.getOrDefault(partition, 0L) > log.position())
                        .toList()
                : List.of();
    }

    boolean hasAllCheckpoints() {
        return isThrough(checkpointPartitions);
    }

    boolean hasAllEvents() {
        return isThrough(eventPartitions);
    }

    private boolean isThrough(List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        return partitions.stream()
                .allMatch(partition -> consumer.position(partition, PATIENCE) >= ends.getOrDefault(partition, 0L));
    }

    /** A consumer waits without a word for a topic that is gone, and for Kafka. */
    private void requireThere() {
        if (System.nanoTime() - probedAt < PROBE_NANOS) {
            return;
        }
        if (partitions(events).isEmpty() || partitions(checkpoints).isEmpty()) {
            throw new TroubleException("TopicMissing", "One of the topics is not there any more");
        }
        probedAt = System.nanoTime();
    }

    /**
     * Reads on.
     *
     * @throws TroubleException if a topic is gone or was created anew: then all of it has to be read again
     * @throws KafkaException if Kafka does not answer
     */
    void read(WitnessedLog log) {
        requireThere();
        List<ConsumerRecord<byte[], byte[]>> told = new ArrayList<>();
        consumer.poll(POLL).forEach(told::add);
        for (ConsumerRecord<byte[], byte[]> record : told) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (record.offset() <= reached.getOrDefault(partition, -1L)) {
                throw new TroubleException("TopicReplaced", "The topic " + record.topic() + " begins anew");
            }
            reached.put(partition, record.offset());
            if (record.topic().equals(events)) {
                TopicRecord event = event(record);
                positions.put(partition, event.position());
                log.event(event);
            } else if (record.key() != null && record.value() != null) {
                log.checkpoint(
                        new String(record.key(), StandardCharsets.UTF_8),
                        new String(record.value(), StandardCharsets.UTF_8));
            }
        }
    }

    private static TopicRecord event(ConsumerRecord<byte[], byte[]> record) {
        return TopicRecord.of(
                record.partition(),
                record.offset(),
                name -> {
                    Header header = record.headers().lastHeader(name);
                    return header == null ? null : header.value();
                },
                record.value());
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(GOODBYE));
    }
}
