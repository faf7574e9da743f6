package io.rapport.query.platform.engine.lanes;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What a consumer has polled that is not folded by all who get it yet: how many records, and of how many bytes. */
final class InFlight {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition less = lock.newCondition();
    private int records;
    private long bytes;

    void add(int someRecords, long someBytes) {
        lock.lock();
        try {
            records += someRecords;
            bytes += someBytes;
        } finally {
            lock.unlock();
        }
    }

    void done(int someRecords, long someBytes) {
        lock.lock();
        try {
            records -= someRecords;
            bytes -= someBytes;
            less.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is no more than that of either. */
    void awaitAtMost(int mostRecords, long mostBytes) {
        lock.lock();
        try {
            while (records > mostRecords || bytes > mostBytes) {
                less.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } finally {
            lock.unlock();
        }
    }
}
