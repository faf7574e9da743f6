package io.rapport.query.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One membership in the consumer group. A partition is either open, which means that its records are fetched from its
 * checkpoint on, or it waits to be opened and is paused: when it was just assigned, and after every failure. Partitions
 * are folded side by side, each in its lane; they share no document. While there is a backlog the next records are
 * fetched meanwhile.
 */
final class ConsumerSession implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerSession.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PROBE_NANOS = Duration.ofSeconds(1).toNanos();

    /** So many batches are on their way at the most: enough that none of the processors waits for MongoDB. */
    private static final int BATCHES = 2 * Runtime.getRuntime().availableProcessors();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final int batchSize;
    private final int mostUnwritten;
    private final PartitionOpener opener;
    private final AppliedSignal applied;
    private final ProjectionMonitor monitor;
    private final Pause pause;
    /** One for each lane that has something to do, so that the few records of many partitions are written together. */
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final InFlight inFlight = new InFlight();
    private final Map<TopicPartition, PartitionLane> open = new HashMap<>();
    private final Set<TopicPartition> waiting = new HashSet<>();
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    private boolean member;
    private long lastProbe = System.nanoTime();

    /** {@code mostUnwritten} documents of a backlog may be in memory before they are written, over all partitions. */
    ConsumerSession(
            KafkaConsumer<byte[], byte[]> consumer,
            EventTopic topic,
            PartitionOpener opener,
            AppliedSignal applied,
            ProjectionMonitor monitor,
            Pause pause,
            int mostUnwritten) {
        this.consumer = consumer;
        this.topic = topic.name();
        this.batchSize = topic.batchSize();
        this.opener = opener;
        this.applied = applied;
        this.monitor = monitor;
        this.pause = pause;
        this.mostUnwritten = mostUnwritten;
    }

    void run(BooleanSupplier closed) {
        applied.forget();
        consumer.subscribe(List.of(topic), this);
        try (threads) {
            try {
                while (!closed.getAsBoolean()) {
                    openWaiting();
                    Duration rest = pause.rest();
                    handOut(consumer.poll(waiting.isEmpty() || rest.compareTo(POLL) > 0 ? POLL : rest));
                    reopenFailed();
                    probe();
                    observe();
                }
                commit();
            } finally {
                open.values().forEach(PartitionLane::abandon);
            }
        }
    }

    private void openWaiting() {
        if (waiting.isEmpty() || pause.rest().isPositive()) {
            return;
        }
        try {
            List<Integer> partitions =
                    waiting.stream().map(TopicPartition::partition).toList();
            for (PartitionFold fold : opener.open(partitions, mostUnwritten / (open.size() + waiting.size()))) {
                TopicPartition partition = new TopicPartition(topic, fold.partition());
                consumer.seek(partition, fold.checkpoint().offset());
                consumer.resume(List.of(partition));
                waiting.remove(partition);
                committed.put(partition, new OffsetAndMetadata(fold.saved().offset()));
                open.put(partition, new PartitionLane(fold, batchSize, applied, inFlight, threads));
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /**
     * A backlog is handed out as fast as it is folded, but for a bounded number of records. What comes after it is
     * waited for, so that what is said of this session's progress is true when it is said.
     */
    private void handOut(ConsumerRecords<byte[], byte[]> records) {
        boolean backlog = false;
        for (TopicPartition partition : records.partitions()) {
            PartitionLane lane = open.get(partition);
            if (lane != null) {
                boolean behind = isBehind(partition);
                lane.add(records.records(partition), behind);
                backlog |= behind;
            }
        }
        open.forEach((partition, lane) -> {
            if (records.isEmpty() || !isBehind(partition)) {
                lane.flush();
            }
        });
        inFlight.awaitAtMost(backlog ? BATCHES * batchSize : 0);
    }

    private void reopenFailed() {
        Map<TopicPartition, Throwable> failures = new HashMap<>();
        boolean folded = false;
        for (Map.Entry<TopicPartition, PartitionLane> one : open.entrySet()) {
            folded |= one.getValue().takeFolded();
            Throwable failure = one.getValue().failure();
            if (failure != null) {
                failures.put(one.getKey(), failure);
            }
        }
        if (folded) {
            working();
        }
        if (failures.isEmpty()) {
            return;
        }
        reopen(failures.keySet());
        failures.forEach((partition, cause) -> {
            if (cause instanceof StaleBatchException) {
                LOG.info("Projection {} reads {} again from its checkpoint", monitor.name(), partition);
            } else {
                failed(cause);
            }
        });
    }

    /**
     * Only tools look at these offsets, and only after the checkpoints are written; a lost commit is no loss. One for
     * each batch of each projection would be a good part of the broker's work while few events come.
     */
    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
        open.forEach((partition, lane) -> {
            OffsetAndMetadata saved = new OffsetAndMetadata(lane.fold().saved().offset());
            if (!saved.equals(committed.put(partition, saved))) {
                uncommitted.put(partition, saved);
            }
        });
        if (!uncommitted.isEmpty()) {
            consumer.commitAsync(uncommitted, null);
        }
    }

    private boolean isBehind(TopicPartition partition) {
        return consumer.currentLag(partition).orElse(0) > batchSize;
    }

    private void working() {
        pause.reset();
        monitor.recovered();
    }

    private void failed(Throwable cause) {
        LOG.warn("Projection {} waits and tries again: {}", monitor.name(), cause.toString());
        monitor.failed(cause);
        pause.begin();
    }

    private void reopen(Collection<TopicPartition> partitions) {
        applied.forget();
        abandon(partitions);
        waiting.addAll(partitions);
        consumer.pause(partitions);
    }

    /** When this returns, nothing of these partitions is written any more. */
    private void abandon(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            PartitionLane lane = open.remove(partition);
            if (lane != null) {
                lane.abandon();
            }
        }
        inFlight.awaitAtMost(0);
    }

    /** Notices even while no event comes that the database was emptied, the topic replaced, or either is gone. */
    private void probe() {
        if (isIdle()) {
            working();
        }
        if (open.isEmpty() || System.nanoTime() - lastProbe < PROBE_NANOS) {
            return;
        }
        lastProbe = System.nanoTime();
        commit();
        try {
            List<PartitionFold> folds = open.values().stream()
                    .filter(PartitionLane::isIdle)
                    .map(PartitionLane::fold)
                    .toList();
            if (!opener.allThere(folds)) {
                reopen(List.copyOf(open.keySet()));
            } else if (waiting.isEmpty()) {
                working();
            }
        } catch (RuntimeException e) {
            reopen(List.copyOf(open.keySet()));
            failed(e);
        }
    }

    /** There are more instances than partitions, and this one stands by. */
    private boolean isIdle() {
        return member && open.isEmpty() && waiting.isEmpty();
    }

    private void observe() {
        if (isIdle()) {
            monitor.idle();
            return;
        }
        long lag = 0;
        long position = 0;
        Map<Integer, Long> offsets = new HashMap<>();
        boolean known = !open.isEmpty();
        for (Map.Entry<TopicPartition, PartitionLane> entry : open.entrySet()) {
            PartitionLane lane = entry.getValue();
            boolean idle = lane.isIdle();
            OptionalLong partitionLag = consumer.currentLag(entry.getKey());
            OptionalLong offset = idle
                    ? offsetOf(entry.getKey())
                    : OptionalLong.of(lane.fold().checkpoint().offset());
            known &= partitionLag.isPresent() && offset.isPresent();
            lag += partitionLag.orElse(0) + (idle ? 0 : Math.max(1, lane.queued()));
            offset.ifPresent(applied -> offsets.put(entry.getKey().partition(), applied));
            position = Math.max(position, lane.fold().checkpoint().position());
        }
        monitor.observed(position, lag, offsets, waiting.isEmpty() && known);
    }

    /** All before it is applied; it is past the marks of transactions, which the fold's offset is not. */
    private OptionalLong offsetOf(TopicPartition partition) {
        try {
            return OptionalLong.of(consumer.position(partition, Duration.ZERO));
        } catch (TimeoutException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        member = true;
        waiting.addAll(partitions);
        consumer.pause(partitions);
        // At once, since the poll that this is part of would wait in vain for records of paused partitions.
        openWaiting();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit();
        applied.forget();
        abandon(partitions);
        waiting.removeAll(partitions);
    }
}
