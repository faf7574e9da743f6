package io.rapport.query.platform.engine.lanes;

import io.rapport.query.platform.engine.generations.Generations;
import io.rapport.query.platform.engine.mongo.SideBySide;
import io.rapport.query.platform.engine.topic.EventTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * One membership in the consumer group, for all projections: each record is fetched and read once, and goes to the lane
 * of every projection that is level with the consumer. A lane that is far behind is fed by its projection's
 * {@link CatchUp} until it is near; then the consumer goes back to where that lane is, and the others skip what they
 * have had. A partition in which no lane is level is paused.
 */
final class ConsumerSession implements ConsumerRebalanceListener {

    private static final Duration POLL = Duration.ofMillis(500);

    /** Another instance sees what was applied here when it is written. */
    private static final Duration WITH_SOMETHING_TO_WRITE = Duration.ofMillis(100);

    private static final long PROBE_NANOS = Duration.ofSeconds(1).toNanos();

    /** So many offsets are read again rather than by another consumer. */
    private static final long NEAR = 1_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final EventTopic topic;
    private final List<ProjectionLanes> projections;
    private final Generations generations;
    private final Backoff pause;
    private final Feed feed;
    private final Set<TopicPartition> assigned = new HashSet<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private boolean member;
    private long lastProbe = System.nanoTime();

    /** {@code pause} is the one between sessions: over and forgotten once this one has got something. */
    ConsumerSession(
            KafkaConsumer<byte[], byte[]> consumer,
            EventTopic topic,
            List<ProjectionLanes> projections,
            Generations generations,
            Backoff pause) {
        this.consumer = consumer;
        this.topic = topic;
        this.projections = projections;
        this.generations = generations;
        this.pause = pause;
        this.feed = new Feed(topic);
    }

    void run(BooleanSupplier closed) {
        consumer.subscribe(List.of(topic.name()), this);
        try {
            while (!closed.getAsBoolean()) {
                openWaiting();
                bringTogether();
                ConsumerRecords<byte[], byte[]> records = consumer.poll(untilNextOpening());
                feed.handOut(consumer, records, level());
                if (!records.isEmpty()) {
                    pause.reset();
                }
                projections.forEach(ProjectionLanes::reopenFailed);
                probe();
                projections.forEach(projection -> projection.observe(member));
            }
            commit();
        } finally {
            projections.forEach(ProjectionLanes::revokedAll);
        }
    }

    private void openWaiting() {
        List<ProjectionLanes> due = projections.stream()
                .filter(projection ->
                        projection.untilOpening().filter(Duration::isZero).isPresent())
                .toList();
        if (due.isEmpty()) {
            return;
        }
        try {
            String topicId = topic.currentId();
            SideBySide.run(due.stream()
                    .<Runnable>map(projection -> () -> projection.openWaiting(topicId))
                    .toList());
        } catch (RuntimeException e) {
            due.forEach(projection -> projection.failed(e));
        }
    }

    private Duration untilNextOpening() {
        return projections.stream()
                .flatMap(projection -> projection.untilOpening().stream())
                .reduce(
                        hasSomethingToWrite() ? WITH_SOMETHING_TO_WRITE : POLL,
                        (one, other) -> one.compareTo(other) < 0 ? one : other);
    }

    private boolean hasSomethingToWrite() {
        return projections.stream().anyMatch(ProjectionLanes::hasSomethingToWrite);
    }

    /** Sees to it that each lane is fed, and that the consumer is where the lanes are that it feeds. */
    private void bringTogether() {
        for (TopicPartition partition : assigned) {
            List<PartitionLane> level = level(partition);
            List<PartitionLane> others = lanes(partition, lane -> lane.isFedElsewhere(feed));
            if (!others.isEmpty()) {
                takeOver(partition, level, others);
                projections.forEach(projection -> projection.feed(partition, feed));
            } else if (level.isEmpty()) {
                consumer.pause(List.of(partition));
            }
        }
    }

    private void takeOver(TopicPartition partition, List<PartitionLane> level, List<PartitionLane> others) {
        long front = (level.isEmpty() ? others : level)
                .stream().mapToLong(PartitionLane::next).max().orElse(0);
        LongStream.Builder begins = LongStream.builder();
        level.forEach(lane -> begins.add(lane.next()));
        List<PartitionLane> near =
                others.stream().filter(lane -> lane.next() >= front - NEAR).toList();
        near.forEach(lane -> begins.add(lane.feedFrom(feed)));
        if (!near.isEmpty()) {
            consumer.seek(partition, begins.build().min().orElse(front));
            consumer.resume(List.of(partition));
        }
    }

    /** The lanes of a partition that are level with the consumer. */
    private List<PartitionLane> level(TopicPartition partition) {
        return lanes(partition, lane -> lane.isFedBy(feed));
    }

    private List<PartitionLane> lanes(TopicPartition partition, Predicate<PartitionLane> which) {
        List<PartitionLane> lanes = new ArrayList<>();
        for (ProjectionLanes projection : projections) {
            PartitionLane lane = projection.lane(partition);
            if (lane != null && which.test(lane)) {
                lanes.add(lane);
            }
        }
        return lanes;
    }

    private Map<TopicPartition, Collection<PartitionLane>> level() {
        Map<TopicPartition, Collection<PartitionLane>> lanes = new HashMap<>();
        for (TopicPartition partition : assigned) {
            List<PartitionLane> level = level(partition);
            if (!level.isEmpty()) {
                lanes.put(partition, level);
            }
        }
        return lanes;
    }

    /** Notices even while no event comes that the database was emptied, the topic replaced, or either is gone. */
    private void probe() {
        if (System.nanoTime() - lastProbe < PROBE_NANOS) {
            return;
        }
        lastProbe = System.nanoTime();
        commit();
        try {
            String topicId = topic.currentId();
            generations.look();
            projections.forEach(projection -> projection.probe(topicId));
        } catch (RuntimeException e) {
            projections.forEach(projection -> projection.probeFailed(e));
        }
    }

    /**
     * Only tools look at these offsets, of the projection that is last, and only after the checkpoints are written; a
     * lost commit is no loss. One for each batch would be a good part of the broker's work while few events come.
     */
    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
        for (TopicPartition partition : assigned) {
            OptionalLong saved = projections.stream()
                    .map(projection -> projection.lane(partition))
                    .mapToLong(lane -> lane == null ? 0 : lane.fold().saved().offset())
                    .min();
            long offset = saved.orElse(0);
            if (offset > 0 && !Long.valueOf(offset).equals(committed.put(partition, offset))) {
                uncommitted.put(partition, new OffsetAndMetadata(offset));
            }
        }
        if (!uncommitted.isEmpty()) {
            consumer.commitAsync(uncommitted, null);
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        member = true;
        assigned.addAll(partitions);
        consumer.pause(partitions);
        projections.forEach(projection -> projection.assigned(partitions));
        // At once, since the poll that this is part of would wait in vain for records of paused partitions.
        openWaiting();
        bringTogether();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit();
        projections.forEach(projection -> projection.revoked(partitions));
        assigned.removeAll(partitions);
        partitions.forEach(committed::remove);
    }
}
