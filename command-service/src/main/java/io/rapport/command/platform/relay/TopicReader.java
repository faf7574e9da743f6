package io.rapport.command.platform.relay;

import io.rapport.events.CloudEvents;
import io.rapport.events.MalformedEventException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads what records of the topic say that they are. What was not committed does not exist. */
final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long NOT_SAID = -1;

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;

    TopicReader(KafkaClients clients) {
        this.consumer = clients.openConsumer();
        this.topic = clients.settings().topic();
    }

    /** Offsets of a partition, without the last. */
    record Range(long from, long end) {

        boolean isEmpty() {
            return from >= end;
        }
    }

    /**
     * A record.
     *
     * @param claim which event it says it is, or {@code null} if it does not say so in a way that can be read
     */
    record Seen(int partition, long offset, @Nullable Claim claim) {}

    /**
     * Which event a record says it is.
     *
     * @param previous the position of the one before it in its partition, negative if it does not say
     */
    record Claim(long position, long previous, UUID eventId) {

        boolean follows(long last) {
            return previous == last && position > last;
        }
    }

    /** Takes one record after the other. */
    @FunctionalInterface
    interface Taker {
        void take(Seen seen);
    }

    /** What there is to read, by partition. */
    Map<Integer, Range> everything() {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<Integer, Range> everything = new TreeMap<>();
        for (TopicPartition partition : partitions) {
            everything.put(
                    partition.partition(),
                    new Range(begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L)));
        }
        return everything;
    }

    /**
     * Reads ranges of several partitions at once.
     *
     * @throws TimeoutException if nothing comes any more although there is more
     */
    void read(Map<Integer, Range> ranges, Taker taker) {
        Set<TopicPartition> open = new HashSet<>();
        ranges.forEach((partition, range) -> {
            if (!range.isEmpty()) {
                open.add(new TopicPartition(topic, partition));
            }
        });
        consumer.pause(consumer.assignment());
        consumer.resume(open);
        open.forEach(
                partition -> consumer.seek(partition, range(ranges, partition).from()));
        long reached = -1;
        long deadline = 0;
        while (!open.isEmpty()) {
            long now = System.nanoTime();
            long sum = open.stream().mapToLong(consumer::position).sum();
            if (sum != reached) {
                reached = sum;
                deadline = now + KafkaClients.PATIENCE.toNanos();
            } else if (now > deadline) {
                throw new TimeoutException("Nothing comes from " + open);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(topic, record.partition());
                if (record.offset() < range(ranges, partition).end()) {
                    taker.take(new Seen(record.partition(), record.offset(), claim(record)));
                }
            }
            List<TopicPartition> through = open.stream()
                    .filter(partition -> consumer.position(partition)
                            >= range(ranges, partition).end())
                    .toList();
            consumer.pause(through);
            through.forEach(open::remove);
        }
    }

    private static Range range(Map<Integer, Range> ranges, TopicPartition partition) {
        return ranges.getOrDefault(partition.partition(), new Range(0, 0));
    }

    private static @Nullable Claim claim(ConsumerRecord<byte[], byte[]> record) {
        try {
            long position = CloudEvents.position(name -> header(record, name));
            return position < 1
                    ? null
                    : new Claim(position, previous(record), CloudEvents.id(name -> header(record, name)));
        } catch (MalformedEventException e) {
            return null;
        }
    }

    private static long previous(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Math.max(NOT_SAID, CloudEvents.previous(name -> header(record, name)));
        } catch (MalformedEventException e) {
            return NOT_SAID;
        }
    }

    private static byte @Nullable [] header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
