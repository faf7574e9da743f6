package io.rapport.query.platform.engine.lanes;

import io.rapport.query.platform.engine.topic.EventTopic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what a consumer polled to lanes. The next poll need not wait until it is folded, but for a bounded number of
 * records and bytes.
 */
final class Feed {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    /** So many batches are on their way at the most: enough that none of the processors waits for MongoDB. */
    private static final int BATCHES = 2 * Runtime.getRuntime().availableProcessors();

    /** So many bytes of records likewise, whatever they are; one poll may bring more than that. */
    private static final long BYTES = 6 * 1024 * 1024;

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
        lanes.forEach((partition, fed) -> {
            Seen now = seen(consumer, partition);
            List<ConsumerRecord<byte[], byte[]>> polled = records.records(partition);
            if (!polled.isEmpty()) {
                PolledEvents events =
                        new PolledEvents(polled, topic.codec(), topic.keysets(), topic.followed(), inFlight);
                if (!now.behind()) {
                    readAhead(events);
                }
                List<PartitionLane> waiting =
                        fed.stream().filter(lane -> lane.add(this, events, now)).toList();
                Urgency.order(waiting, PartitionLane::isAwaited, PartitionLane::wasQuiet)
                        .forEach(PartitionLane::begin);
                events.letGo();
            }
            fed.forEach(lane -> lane.offered(this, now, records.isEmpty()));
        });
        inFlight.awaitAtMost(BATCHES * topic.batchSize(), BYTES);
    }

    /**
     * Reads what is not part of a backlog before any lane begins: otherwise all of them begin, to wait for the one that
     * does.
     */
    private static void readAhead(PolledEvents events) {
        try {
            events.read();
        } catch (RuntimeException e) {
            LOG.debug("What was polled cannot be read now, as each lane finds out for itself", e);
        }
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
