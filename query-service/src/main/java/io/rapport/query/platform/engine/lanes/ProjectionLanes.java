package io.rapport.query.platform.engine.lanes;

import io.rapport.query.platform.engine.mongo.StaleBatchException;
import io.rapport.query.platform.engine.partition.PartitionFold;
import io.rapport.query.platform.engine.partition.PartitionOpener;
import io.rapport.query.platform.engine.partition.PartitionOpeners;
import io.rapport.trouble.TroubleException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One projection in the partitions that this process has. A partition is either open, which means that its events go
 * through a lane from its checkpoint on, or it waits to be opened: when it was just assigned, and after every failure.
 * Partitions are folded side by side; they share no document. Used by one thread at a time: a session and what it waits
 * for.
 */
public final class ProjectionLanes {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionLanes.class);

    /** So often in a row somebody else may have written before this one leaves it to them for a while. */
    private static final int TIMES_STALE = 3;

    private final PartitionOpeners openers;
    private final ProjectionMonitor monitor;
    private final Backoff pause;
    private final int mostUnwritten;
    private final CatchUp catchUp;
    private final Map<TopicPartition, PartitionLane> open = new HashMap<>();
    private final Set<TopicPartition> waiting = new HashSet<>();

    /** Partitions whose records do not fit: that is over when something was folded there, and not when it is tried. */
    private final Map<TopicPartition, TroubleException> broken = new HashMap<>();

    private String openedTopic = "";
    private boolean topicAnswers = true;
    private @Nullable PartitionOpener opened;
    private int stale;

    /** {@code mostUnwritten} documents of a backlog may be in memory before they are written, over all partitions. */
    public ProjectionLanes(PartitionOpeners openers, Backoff pause, int mostUnwritten) {
        this.openers = openers;
        this.monitor =
                new ProjectionMonitor(openers.projection(), () -> openers.now().parkedEvents());
        this.pause = pause;
        this.mostUnwritten = mostUnwritten;
        this.catchUp = new CatchUp(openers.topic());
    }

    public ProjectionMonitor monitor() {
        return monitor;
    }

    @Nullable
    PartitionLane lane(TopicPartition partition) {
        return open.get(partition);
    }

    /** Feeds the lane of this partition until the session does, unless it does by now. */
    void feed(TopicPartition partition, Feed session) {
        PartitionLane lane = open.get(partition);
        if (lane != null && lane.isFedElsewhere(session)) {
            catchUp.feed(lane);
        }
    }

    void assigned(Collection<TopicPartition> partitions) {
        waiting.addAll(partitions);
    }

    /** When this returns, nothing of these partitions is written any more. */
    void revoked(Collection<TopicPartition> partitions) {
        abandon(partitions);
        waiting.removeAll(partitions);
        broken.keySet().removeAll(partitions);
    }

    /** When this returns, nothing is written any more. */
    void revokedAll() {
        abandon(List.copyOf(open.keySet()));
        waiting.clear();
        broken.clear();
    }

    /** How long it is until the partitions that wait are to be opened; empty if none waits. */
    Optional<Duration> untilOpening() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(pause.rest());
    }

    /** Whether something was folded that is not known to MongoDB. */
    boolean hasSomethingToWrite() {
        return open.values().stream()
                .map(PartitionLane::fold)
                .anyMatch(fold -> !fold.saved().equals(fold.checkpoint()));
    }

    /** Opens what waits, in the topic that is there now. */
    void openWaiting(String topicId) {
        try {
            List<Integer> partitions =
                    waiting.stream().map(TopicPartition::partition).toList();
            int share = mostUnwritten / (open.size() + waiting.size());
            PartitionOpener opener = openers.now();
            if (opener != opened || !openedTopic.equals(topicId)) {
                broken.clear();
                openedTopic = topicId;
            }
            if (opener != opened) {
                reopen(List.copyOf(open.keySet()));
                opened = opener;
                partitions = waiting.stream().map(TopicPartition::partition).toList();
            }
            for (PartitionFold fold : opener.open(topicId, partitions, share)) {
                TopicPartition partition = openers.topic().partition(fold.partition());
                open.put(partition, new PartitionLane(fold, openers.topic().batchSize()));
                waiting.remove(partition);
            }
            monitor.begun();
        } catch (StaleBatchException e) {
            LOG.info("Projection {} is opened again: another generation is current", monitor.name());
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** Takes out the lanes that came to a stop. */
    void reopenFailed() {
        Map<TopicPartition, Throwable> failures = new HashMap<>();
        boolean folded = false;
        for (Map.Entry<TopicPartition, PartitionLane> one : open.entrySet()) {
            if (one.getValue().takeFolded()) {
                folded = true;
                broken.remove(one.getKey());
            }
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
                stale++;
                if (stale > TIMES_STALE) {
                    // Code of another version folds the same generation, and is just as good at it.
                    pause.begin();
                }
            } else {
                if (cause instanceof TroubleException trouble) {
                    broken.put(partition, trouble);
                }
                failed(cause);
            }
        });
    }

    private void reopen(Collection<TopicPartition> partitions) {
        abandon(partitions);
        waiting.addAll(partitions);
    }

    private void abandon(Collection<TopicPartition> partitions) {
        openers.applied().forget();
        List<PartitionLane> abandoned = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            PartitionLane lane = open.remove(partition);
            if (lane != null) {
                lane.fail(new StaleBatchException());
                abandoned.add(lane);
            }
        }
        abandoned.forEach(PartitionLane::awaitEnd);
    }

    /** Notices even while no event comes that the database was emptied, the topic replaced, or somebody took over. */
    void probe(String topicId) {
        topicAnswers = true;
        if (open.isEmpty()) {
            return;
        }
        try {
            List<PartitionFold> folds = open.values().stream()
                    .filter(PartitionLane::isIdle)
                    .map(PartitionLane::fold)
                    .toList();
            PartitionOpener now = openers.now();
            if (now != opened || !now.allThere(topicId, folds)) {
                reopen(List.copyOf(open.keySet()));
            } else if (waiting.isEmpty()) {
                working();
            }
        } catch (RuntimeException e) {
            probeFailed(e);
        }
    }

    /** Nothing is known of what is there; whoever stands by says so too. */
    void probeFailed(RuntimeException cause) {
        topicAnswers = false;
        if (!open.isEmpty() || waiting.isEmpty()) {
            reopen(List.copyOf(open.keySet()));
            failed(cause);
        }
    }

    /** Says how far it is; {@code member} of the consumer group without a partition it stands by. */
    void observe(boolean member) {
        if (member && open.isEmpty() && waiting.isEmpty()) {
            if (topicAnswers) {
                working();
            }
            monitor.idle();
        } else {
            monitor.observed(List.copyOf(open.values()), waiting.isEmpty() && !open.isEmpty());
        }
    }

    private void working() {
        stale = 0;
        if (broken.isEmpty()) {
            pause.reset();
            monitor.recovered();
        }
    }

    /** Waits and tries again. */
    void failed(Throwable cause) {
        LOG.warn("Projection {} waits and tries again: {}", monitor.name(), Troubles.of(cause));
        monitor.failed(cause);
        pause.begin();
    }
}
