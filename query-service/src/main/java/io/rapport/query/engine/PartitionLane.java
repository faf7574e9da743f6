package io.rapport.query.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The way of an open partition's records into its fold: batch after batch, in a thread of its own while there are any,
 * so that one partition waits for MongoDB while others are folded and the next records are fetched. After a failure it
 * takes nothing more; the partition is to be opened anew.
 */
final class PartitionLane {

    /** What a flush counts for among what is in flight. */
    private static final int FLUSH = 1;

    private final PartitionFold fold;
    private final int batchSize;
    private final AppliedSignal applied;
    private final InFlight inFlight;
    private final Executor threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<ConsumerRecord<byte[], byte[]>> queue = new ArrayDeque<>();
    private boolean running;
    private boolean behind;
    private boolean flush;
    private boolean folded;
    private @Nullable Throwable failure;

    PartitionLane(PartitionFold fold, int batchSize, AppliedSignal applied, InFlight inFlight, Executor threads) {
        this.fold = fold;
        this.batchSize = batchSize;
        this.applied = applied;
        this.inFlight = inFlight;
        this.threads = threads;
    }

    PartitionFold fold() {
        return fold;
    }

    /** Takes in what was polled; {@code isBehind} says that the next poll will bring as much. */
    void add(List<ConsumerRecord<byte[], byte[]>> records, boolean isBehind) {
        lock.lock();
        try {
            if (failure == null) {
                queue.addAll(records);
                behind = isBehind;
                inFlight.add(records.size());
                begin();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes what waits for more that did not come. */
    void flush() {
        lock.lock();
        try {
            if (!running && failure == null && !fold.saved().equals(fold.checkpoint())) {
                flush = true;
                inFlight.add(FLUSH);
                begin();
            }
        } finally {
            lock.unlock();
        }
    }

    private void begin() {
        if (!running) {
            running = true;
            threads.execute(this::run);
        }
    }

    private void run() {
        int taken = 0;
        try {
            for (List<ConsumerRecord<byte[], byte[]>> batch = next(0); batch != null; batch = next(taken)) {
                if (batch.isEmpty()) {
                    taken = FLUSH;
                    fold.save();
                } else {
                    taken = batch.size();
                    fold.apply(batch, hasMore());
                }
                applied.signal(fold.takeSaved());
            }
        } catch (Throwable e) {
            stop(e, taken);
        }
    }

    /** The next batch, which is empty for a flush; {@code null} if there is nothing to be done any more. */
    private @Nullable List<ConsumerRecord<byte[], byte[]>> next(int done) {
        lock.lock();
        try {
            folded |= done > 0;
            List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>(Math.min(batchSize, queue.size()));
            while (!queue.isEmpty() && batch.size() < batchSize) {
                batch.add(queue.remove());
            }
            if (!batch.isEmpty() || flush) {
                flush = flush && !batch.isEmpty();
                inFlight.done(done);
                return batch;
            }
            // Before it is said, since whoever waits for it takes this lane for idle.
            running = false;
            inFlight.done(done);
            return null;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasMore() {
        lock.lock();
        try {
            return behind || !queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void stop(@Nullable Throwable cause, int taken) {
        lock.lock();
        try {
            running = false;
            failure = cause;
            inFlight.done(taken + queue.size() + (flush ? FLUSH : 0));
            queue.clear();
            flush = false;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more, and folds no more than the batch that it is at. */
    void abandon() {
        lock.lock();
        try {
            inFlight.done(queue.size());
            queue.clear();
            failure = new StaleBatchException();
        } finally {
            lock.unlock();
        }
    }

    /** Whether anything was folded since this was asked last. */
    boolean takeFolded() {
        lock.lock();
        try {
            boolean taken = folded;
            folded = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Why it came to a stop, if it did. */
    @Nullable
    Throwable failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** Whether all that it was given is folded. */
    boolean isIdle() {
        lock.lock();
        try {
            return !running;
        } finally {
            lock.unlock();
        }
    }

    /** How many records it was given that no batch has taken yet. */
    int queued() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }
}
