package io.rapport.query.engine;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for a read model when a batch was applied in this process. */
final class AppliedSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition applied = lock.newCondition();
    private long batches;

    void signal() {
        lock.lock();
        try {
            batches++;
            applied.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many batches there were so far. */
    long batches() {
        lock.lock();
        try {
            return batches;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there were more batches than {@code seen}, but no longer than {@code limit}. */
    void awaitMoreThan(long seen, Duration limit) throws InterruptedException {
        long rest = limit.toNanos();
        lock.lock();
        try {
            while (batches <= seen && rest > 0) {
                rest = applied.awaitNanos(rest);
            }
        } finally {
            lock.unlock();
        }
    }
}
