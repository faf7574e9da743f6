package io.rapport.query.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Hands what a consumer polled to lanes. The next poll need not wait until it is folded, but for a bounded number of
 * records.
 */
final class Feed {

    /** So many batches are on their way at the most: enough that none of the processors waits for MongoDB. */
    private static final int BATCHES = 2 * Runtime.getRuntime().availableProcessors();

    private final EventTopic topic;
    private final InFlight inFlight = new InFlight();

    Feed(EventTopic topic) {
        this.topic = topic;
    }

    /** {@code lanes} has, by partition, those that may be fed by this. */
    void handOut(
            KafkaConsumer<byte[], byte[]> consumer,
            ConsumerRecords<byte[], byte[]> records,
            Map<TopicPartition, Collection<PartitionLane>> lanes) {
        Map<TopicPartition, Seen> seen = new HashMap<>();
        lanes.keySet().forEach(partition -> seen.put(partition, seen(consumer, partition)));
        for (TopicPartition partition : records.partitions()) {
            PolledEvents events = new PolledEvents(records.records(partition), topic.codec(), inFlight);
            for (PartitionLane lane : lanes.getOrDefault(partition, List.of())) {
                lane.add(this, events, seen.getOrDefault(partition, Seen.NOTHING));
            }
            events.letGo();
        }
        lanes.forEach((partition, fed) ->
                fed.forEach(lane -> lane.offered(this, seen.getOrDefault(partition, Seen.NOTHING), records.isEmpty())));
        inFlight.awaitAtMost(BATCHES * topic.batchSize());
    }

    private Seen seen(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        OptionalLong lag = consumer.currentLag(partition);
        return new Seen(position(consumer, partition), lag, lag.orElse(0) > topic.batchSize());
    }

    private static OptionalLong position(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        try {
            return OptionalLong.of(consumer.position(partition, Duration.ZERO));
        } catch (TimeoutException e) {
            return OptionalLong.empty();
        }
    }
}
