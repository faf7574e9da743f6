package io.rapport.query.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One membership in the consumer group. A partition is either open, which means that its records are fetched from its
 * checkpoint on, or it waits to be opened and is paused: when it was just assigned, and after every failure. The
 * partitions of a poll are folded side by side; they share no document.
 */
final class ConsumerSession implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerSession.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PROBE_NANOS = Duration.ofSeconds(1).toNanos();

    /** Enough that none of the processors waits for MongoDB, and no more: each holds a batch of decoded events. */
    private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final int batchSize;
    private final PartitionOpener opener;
    private final AppliedSignal applied;
    private final ProjectionMonitor monitor;
    private final Pause pause;
    private final Map<TopicPartition, PartitionFold> open = new HashMap<>();
    private final Set<TopicPartition> waiting = new HashSet<>();
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private boolean member;
    private long lastProbe = System.nanoTime();

    ConsumerSession(
            KafkaConsumer<byte[], byte[]> consumer,
            EventTopic topic,
            PartitionOpener opener,
            AppliedSignal applied,
            ProjectionMonitor monitor,
            Pause pause) {
        this.consumer = consumer;
        this.topic = topic.name();
        this.batchSize = topic.batchSize();
        this.opener = opener;
        this.applied = applied;
        this.monitor = monitor;
        this.pause = pause;
    }

    void run(BooleanSupplier closed) {
        applied.forget();
        consumer.subscribe(List.of(topic), this);
        ThreadFactory virtual = Thread.ofVirtual().factory();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, virtual)) {
            while (!closed.getAsBoolean()) {
                openWaiting();
                Duration rest = pause.rest();
                apply(consumer.poll(waiting.isEmpty() || rest.compareTo(POLL) > 0 ? POLL : rest), threads);
                probe();
                observe();
            }
            commit();
        }
    }

    private void openWaiting() {
        if (waiting.isEmpty() || pause.rest().isPositive()) {
            return;
        }
        try {
            for (TopicPartition partition : List.copyOf(waiting)) {
                PartitionFold fold = opener.open(partition.partition());
                consumer.seek(partition, fold.checkpoint().offset());
                consumer.resume(List.of(partition));
                waiting.remove(partition);
                open.put(partition, fold);
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void apply(ConsumerRecords<byte[], byte[]> records, ExecutorService threads) {
        Map<TopicPartition, Future<Long>> running = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            PartitionFold fold = open.get(partition);
            if (fold != null) {
                running.put(partition, threads.submit(applying(fold, records.records(partition), isBehind(partition))));
            }
        }
        // Those of which more was expected than came.
        open.forEach((partition, fold) -> {
            if (!running.containsKey(partition) && !fold.saved().equals(fold.checkpoint())) {
                running.put(partition, threads.submit(applying(fold, List.of(), false)));
            }
        });
        running.forEach((partition, work) ->
                await(partition, work).ifPresent(offset -> uncommitted.put(partition, new OffsetAndMetadata(offset))));
    }

    /**
     * Only tools look at these offsets, and only after the checkpoints are written; a lost commit is no loss. One for
     * each batch of each projection would be a good part of the broker's work while few events come.
     */
    private void commit() {
        if (!uncommitted.isEmpty()) {
            consumer.commitAsync(Map.copyOf(uncommitted), null);
            uncommitted.clear();
        }
    }

    /** Folds what was polled, batch by batch; {@code more} says that the next poll will bring as much. */
    private Callable<Long> applying(PartitionFold fold, List<ConsumerRecord<byte[], byte[]>> backlog, boolean more) {
        return () -> {
            for (int from = 0; from < backlog.size(); from += batchSize) {
                int to = Math.min(from + batchSize, backlog.size());
                fold.apply(backlog.subList(from, to), more || to < backlog.size());
            }
            if (!more) {
                fold.save();
            }
            applied.signal(fold.takeSaved());
            return fold.saved().offset();
        };
    }

    private boolean isBehind(TopicPartition partition) {
        return consumer.currentLag(partition).orElse(0) > batchSize;
    }

    private OptionalLong await(TopicPartition partition, Future<Long> work) {
        try {
            long offset = work.get();
            working();
            return OptionalLong.of(offset);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            reopen(Set.of(partition));
            if (cause instanceof StaleBatchException) {
                LOG.info("Projection {} reads {} again from its checkpoint", monitor.name(), partition);
            } else {
                failed(cause);
            }
            return OptionalLong.empty();
        }
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
        for (TopicPartition partition : partitions) {
            open.remove(partition);
            waiting.add(partition);
        }
        consumer.pause(partitions);
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
            if (!opener.allThere(open.values())) {
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
        for (Map.Entry<TopicPartition, PartitionFold> entry : open.entrySet()) {
            OptionalLong partitionLag = consumer.currentLag(entry.getKey());
            OptionalLong offset = offsetOf(entry.getKey());
            known &= partitionLag.isPresent() && offset.isPresent();
            lag += partitionLag.orElse(0);
            offset.ifPresent(applied -> offsets.put(entry.getKey().partition(), applied));
            position = Math.max(position, entry.getValue().checkpoint().position());
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
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit();
        applied.forget();
        partitions.forEach(open::remove);
        waiting.removeAll(partitions);
    }
}
