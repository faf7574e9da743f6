package io.rapport.command.platform.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** The topic on which witnesses tell what they have cosigned: written by them alone, and read here. */
public final class CosignatureTopic implements AutoCloseable {

    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Consumer<byte[], byte[]> consumer;
    private final String name;
    private long heardAt = System.nanoTime();

    private CosignatureTopic(Consumer<byte[], byte[]> consumer, String name) {
        this.consumer = consumer;
        this.name = name;
    }

    /** What somebody has told who may write there. */
    public record Told(String tenantId, String note, long offset) {}

    /** The topic from a time on, which is the broker's. */
    static CosignatureTopic open(Consumer<byte[], byte[]> consumer, String name, Instant since) {
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(name, info.partition()))
                    .toList();
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
            consumer.assign(partitions);
            // The ends are asked for first: whatever comes after that is read.
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, OffsetAndTimestamp> begins = consumer.offsetsForTimes(times);
            for (TopicPartition partition : partitions) {
                @Nullable OffsetAndTimestamp begin = begins.get(partition);
                consumer.seek(partition, begin == null ? ends.getOrDefault(partition, 0L) : begin.offset());
            }
            return new CosignatureTopic(consumer, name);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** What has come since; it is not waited for. */
    public List<Told> read() {
        try {
            List<Told> told = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ZERO)) {
                told.add(new Told(text(record.key()), text(record.value()), record.offset()));
            }
            long now = System.nanoTime();
            if (!told.isEmpty()) {
                heardAt = now;
            } else if (now - heardAt > QUIET_NANOS) {
                heardAt = now;
                requireThere();
            }
            return told;
        } catch (KafkaException e) {
            throw KafkaTrouble.of(e);
        }
    }

    /** Of a topic that was deleted a consumer says nothing, for ever. */
    private void requireThere() {
        if (!consumer.listTopics().containsKey(name)) {
            throw new UnknownTopicOrPartitionException();
        }
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
