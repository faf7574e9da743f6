package io.rapport.query.platform.engine.progress;

import io.rapport.events.Owner;
import io.rapport.query.platform.engine.topic.EventHeaders;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes those who wait for a read model when a batch was applied in this process, and tells them how far it has come,
 * so that they need not all ask MongoDB. It knows no more than the aggregates that were written last.
 */
public final class AppliedSignal {

    private static final int MOST_MARKERS = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition applied = lock.newCondition();
    private final KeptMarkers markers = new KeptMarkers(MOST_MARKERS);
    private long batches;
    private int waiting;

    /** Takes in how far the documents are that MongoDB has acknowledged. */
    public void signal(Collection<Marker> saved) {
        lock.lock();
        try {
            markers.put(saved);
            batches++;
            applied.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What was written before need no longer be there. */
    public void forget() {
        lock.lock();
        try {
            markers.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Whether this process is known to have applied these sequences of this member's aggregates. */
    public boolean covers(Owner owner, Map<String, Long> sequences) {
        lock.lock();
        try {
            return sequences.entrySet().stream().allMatch(one -> {
                Marker marker = markers.get(EventHeaders.markerId(owner.tenantId(), one.getKey()));
                return marker != null && marker.owner().equals(owner) && marker.sequence() >= one.getValue();
            });
        } finally {
            lock.unlock();
        }
    }

    /** The sequence up to which this process is known to have applied an aggregate of this member; 0 if it is not. */
    public long sequence(Owner owner, String aggregateId) {
        lock.lock();
        try {
            Marker marker = markers.get(EventHeaders.markerId(owner.tenantId(), aggregateId));
            return marker != null && marker.owner().equals(owner) ? marker.sequence() : 0;
        } finally {
            lock.unlock();
        }
    }

    /** Whether this process has applied earlier events of all these aggregates not long ago, and so will the next. */
    public boolean follows(Owner owner, Collection<String> aggregateIds) {
        lock.lock();
        try {
            return aggregateIds.stream()
                    .allMatch(id -> markers.get(EventHeaders.markerId(owner.tenantId(), id)) != null);
        } finally {
            lock.unlock();
        }
    }

    /** How many batches there were so far. */
    public long batches() {
        lock.lock();
        try {
            return batches;
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody waits for the next batch. */
    public boolean isAwaited() {
        lock.lock();
        try {
            return waiting > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there were more batches than {@code seen}, but no longer than {@code limit}. */
    public void awaitMoreThan(long seen, Duration limit) throws InterruptedException {
        long rest = limit.toNanos();
        lock.lock();
        try {
            waiting++;
            while (batches <= seen && rest > 0) {
                rest = applied.awaitNanos(rest);
            }
        } finally {
            waiting--;
            lock.unlock();
        }
    }
}
