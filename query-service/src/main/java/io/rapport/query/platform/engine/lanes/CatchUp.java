package io.rapport.query.platform.engine.lanes;

import io.rapport.query.platform.engine.topic.EventTopic;
import io.rapport.trouble.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds lanes of a projection that are behind the session's consumer, from a consumer of its own that is no member of
 * the group, so that no other projection waits for them. Its thread and its consumer are there only while there are
 * such lanes: until the session feeds them, or they fail.
 */
final class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final EventTopic topic;
    private final Feed feed;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<PartitionLane> arriving = new ArrayList<>();
    private final Map<TopicPartition, PartitionLane> lanes = new HashMap<>();
    private boolean running;

    CatchUp(EventTopic topic) {
        this.topic = topic;
        this.feed = new Feed(topic);
    }

    /** Feeds this lane, from where it is on, if it does not so by now. */
    void feed(PartitionLane lane) {
        lock.lock();
        try {
            if (!lane.isFedBy(feed)) {
                lane.feedFrom(feed);
                arriving.add(lane);
                if (!running) {
                    running = true;
                    Thread.startVirtualThread(this::run);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try (KafkaConsumer<byte[], byte[]> consumer = topic.reader()) {
            while (hasWork(consumer)) {
                feed.handOut(consumer, consumer.poll(POLL), byPartition());
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    /** Assigns what there is to be read. */
    private boolean hasWork(KafkaConsumer<byte[], byte[]> consumer) {
        lock.lock();
        try {
            boolean fewer = lanes.values().removeIf(lane -> !lane.isFedBy(feed));
            arriving.forEach(lane -> lanes.put(partitionOf(lane), lane));
            if (fewer || !arriving.isEmpty()) {
                consumer.assign(lanes.keySet());
                arriving.forEach(lane -> consumer.seek(partitionOf(lane), lane.next()));
                arriving.clear();
            }
            running = !lanes.isEmpty();
            return running;
        } finally {
            lock.unlock();
        }
    }

    private Map<TopicPartition, Collection<PartitionLane>> byPartition() {
        Map<TopicPartition, Collection<PartitionLane>> fed = new HashMap<>();
        lanes.forEach((partition, lane) -> fed.put(partition, List.of(lane)));
        return fed;
    }

    private TopicPartition partitionOf(PartitionLane lane) {
        return topic.partition(lane.fold().partition());
    }

    /** They are opened anew, and come back. */
    private void fail(Throwable cause) {
        LOG.warn("Reading what a projection has missed ended: {}", Trouble.of(cause));
        lock.lock();
        try {
            lanes.values().forEach(lane -> failIfFed(lane, cause));
            arriving.forEach(lane -> failIfFed(lane, cause));
            lanes.clear();
            arriving.clear();
            running = false;
        } finally {
            lock.unlock();
        }
    }

    private void failIfFed(PartitionLane lane, Throwable cause) {
        if (lane.isFedBy(feed)) {
            lane.fail(cause);
        }
    }
}
