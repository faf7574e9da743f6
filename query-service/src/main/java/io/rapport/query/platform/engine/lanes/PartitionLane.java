package io.rapport.query.platform.engine.lanes;

import io.rapport.query.platform.engine.partition.PartitionFold;
import io.rapport.query.platform.engine.progress.Checkpoint;
import io.rapport.query.platform.engine.topic.EventRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The way of an open partition's events into a projection's fold: batch after batch, in a thread of its own while there
 * are any, so that one partition waits for MongoDB while others are folded and the next records are fetched. It takes
 * events from one {@link Feed} at a time, and each offset once. After a failure it takes nothing more; the partition is
 * to be opened anew.
 */
final class PartitionLane {

    /** So many bytes of records are folded at a time, if they are more than one poll brought. */
    private static final long MOST_BYTES = 2 * 1024 * 1024;

    private final PartitionFold fold;
    private final int batchSize;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Queue<PolledEvents> queue = new ArrayDeque<>();
    private @Nullable Feed feed;
    private long next;
    private Seen seen = Seen.NOTHING;
    private int queued;
    private boolean running;
    private boolean flush;
    private boolean folded;
    private @Nullable Throwable failure;

    PartitionLane(PartitionFold fold, int batchSize) {
        this.fold = fold;
        this.batchSize = batchSize;
        this.next = fold.checkpoint().offset();
    }

    PartitionFold fold() {
        return fold;
    }

    /** Takes events from nobody else from now on; says at which offset to begin. */
    long feedFrom(Feed from) {
        lock.lock();
        try {
            feed = from;
            return next;
        } finally {
            lock.unlock();
        }
    }

    boolean isFedBy(Feed from) {
        lock.lock();
        try {
            return feed == from && failure == null;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it takes events, but not from this feed. One that has failed takes none until it is opened anew. */
    boolean isFedElsewhere(Feed than) {
        lock.lock();
        try {
            return feed != than && failure == null;
        } finally {
            lock.unlock();
        }
    }

    /** The offset up to which it has been given everything. */
    long next() {
        lock.lock();
        try {
            return next;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes in what was polled, unless it had all of it before. Says whether it comes to that only when it is told to
     * {@link #begin}; otherwise it is at work, or has nothing to do.
     */
    boolean add(Feed from, PolledEvents events, Seen now) {
        lock.lock();
        try {
            if (feed != from || failure != null || events.nextOffset() <= next) {
                return false;
            }
            events.hold();
            queue.add(events);
            queued += events.size();
            next = events.nextOffset();
            seen = now;
            boolean waits = !running;
            running = true;
            return waits;
        } finally {
            lock.unlock();
        }
    }

    /** Begins with what it has taken in, in a thread of its own. */
    void begin() {
        Thread.startVirtualThread(this::run);
    }

    /** Whether somebody waits for what it writes. */
    boolean isAwaited() {
        return fold.isAwaited();
    }

    /** Whether what came last changed nothing here: so it will be with what comes next, as a rule. */
    boolean wasQuiet() {
        return fold.wasQuiet();
    }

    /** Everything was offered that there was; what was folded and waits for more that did not come is written. */
    void offered(Feed from, Seen now, boolean nothingPolled) {
        lock.lock();
        try {
            if (feed == from && failure == null) {
                seen = now;
                next = Math.max(next, now.next().orElse(next));
                if (!running
                        && (nothingPolled || !now.behind())
                        && !fold.saved().equals(fold.checkpoint())
                        && !fold.mayWait()) {
                    flush = true;
                    running = true;
                    begin();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        List<PolledEvents> taken = List.of();
        try {
            for (List<PolledEvents> batch = next(null); batch != null; batch = next(batch)) {
                taken = batch;
                if (batch.isEmpty()) {
                    fold.save();
                } else {
                    fold.apply(read(batch), hasMore());
                }
            }
        } catch (Throwable e) {
            stop(e, taken);
        }
    }

    private static List<EventRecord> read(List<PolledEvents> batch) {
        if (batch.size() == 1) {
            return batch.getFirst().read();
        }
        List<EventRecord> events = new ArrayList<>();
        batch.forEach(polled -> events.addAll(polled.read()));
        return events;
    }

    /** The next batch, which is empty for a flush; {@code null} if there is nothing to be done any more. */
    private @Nullable List<PolledEvents> next(@Nullable List<PolledEvents> done) {
        lock.lock();
        try {
            if (done != null) {
                done.forEach(PolledEvents::letGo);
                folded = true;
            }
            List<PolledEvents> batch = new ArrayList<>();
            int size = 0;
            long bytes = 0;
            while (!queue.isEmpty()
                    && (batch.isEmpty()
                            || (size + queue.element().size() <= batchSize
                                    && bytes + queue.element().bytes() <= MOST_BYTES))) {
                batch.add(queue.remove());
                size += batch.getLast().size();
                bytes += batch.getLast().bytes();
            }
            queued -= size;
            if (!batch.isEmpty() || flush) {
                flush = flush && !batch.isEmpty();
                return batch;
            }
            end();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        running = false;
        ended.signalAll();
    }

    private boolean hasMore() {
        lock.lock();
        try {
            return seen.behind() || !queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void stop(Throwable cause, List<PolledEvents> taken) {
        lock.lock();
        try {
            taken.forEach(PolledEvents::letGo);
            fail(cause);
            end();
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more, and folds no more than the batch that it is at. */
    void fail(Throwable cause) {
        lock.lock();
        try {
            queue.forEach(PolledEvents::letGo);
            queue.clear();
            queued = 0;
            flush = false;
            if (failure == null) {
                failure = cause;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is idle; after it {@linkplain #fail failed}, nothing is written from then on. */
    void awaitEnd() {
        lock.lock();
        try {
            while (running) {
                ended.awaitUninterruptibly();
            }
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

    /** How far it is, and how much is known to be left. */
    LaneProgress progress() {
        lock.lock();
        try {
            Checkpoint applied = fold.checkpoint();
            // One that has failed may have taken in what it never applied.
            boolean settled = !running && failure == null;
            return new LaneProgress(
                    fold.partition(),
                    applied.position(),
                    settled ? seen.next().orElse(applied.offset()) : applied.offset(),
                    seen.lag().orElse(0) + (settled ? 0 : Math.max(1, queued)),
                    seen.lag().isPresent()
                            && failure == null
                            && (running || seen.next().isPresent()),
                    applied.isReadAgain(),
                    applied.foreign());
        } finally {
            lock.unlock();
        }
    }
}
