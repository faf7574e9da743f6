package io.rapport.local.proofs;

import io.rapport.local.home.Problem;
import io.rapport.verifier.StoreCheck;
import io.rapport.verifier.TopicCheck;
import io.rapport.verifier.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** What is on the topics of events and of checkpoints, from their begin. */
public final class KafkaTopics implements StoreCheck.Topics {

    private static final Duration POLL = Duration.ofMillis(200);

    /** What the log has is on the topic soon; so long is waited for it, and for anything to come at all. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String bootstrap;
    private final String events;
    private final String checkpoints;
    private final LongSupplier headOfNow;

    /**
     * The topics of these names.
     *
     * @param headOfNow asks how far the log is by now: what is on the topic and behind that is not in the log
     */
    public KafkaTopics(String bootstrap, String events, String checkpoints, LongSupplier headOfNow) {
        this.bootstrap = bootstrap;
        this.events = events;
        this.checkpoints = checkpoints;
        this.headOfNow = headOfNow;
    }

    @Override
    public void events(long head, TopicCheck taker) {
        long[] reached = {0};
        List<TopicRecord> behind = new ArrayList<>();
        read(
                events,
                record -> {
                    TopicRecord told = TopicRecord.of(
                            record.partition(),
                            record.offset(),
                            name -> {
                                Header header = record.headers().lastHeader(name);
                                return header == null ? null : header.value();
                            },
                            record.value());
                    reached[0] = Math.max(reached[0], told.position());
                    if (told.position() <= head) {
                        taker.take(told);
                    } else {
                        behind.add(told);
                    }
                },
                () -> reached[0] >= head);
        // What was written after the log was asked is not of this check.
        long now = behind.isEmpty() ? head : headOfNow.getAsLong();
        behind.stream().filter(told -> told.position() > now).forEach(taker::take);
    }

    @Override
    public void checkpoints(StoreCheck.CheckpointTaker taker) {
        read(checkpoints, record -> taker.take(text(record.key()), text(record.value())), () -> true);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    /** Is asked once all is read that was there. */
    @FunctionalInterface
    private interface Enough {
        boolean isEnough();
    }

    private void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> taker, Enough enough) {
        Instant deadline = Instant.now().plus(PATIENCE);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<PartitionInfo> there = consumer.listTopics(PATIENCE).getOrDefault(topic, List.of());
            List<TopicPartition> partitions = there.stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                return;
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!isThrough(consumer, partitions) || !enough.isEnough()) {
                int count = 0;
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    taker.accept(record);
                    count++;
                }
                if (count > 0) {
                    deadline = Instant.now().plus(PATIENCE);
                } else if (Instant.now().isAfter(deadline)) {
                    if (isThrough(consumer, partitions)) {
                        return;
                    }
                    throw new Problem("Nothing more comes from the topic " + topic + ".", "./rapport status");
                }
            }
        }
    }

    private static boolean isThrough(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return partitions.stream()
                .allMatch(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG,
                        List.of()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
