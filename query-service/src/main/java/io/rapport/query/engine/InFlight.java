package io.rapport.query.engine;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many records a consumer has polled that are not folded by all who get them yet. */
final class InFlight {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition fewer = lock.newCondition();
    private int records;

    void add(int more) {
        lock.lock();
        try {
            records += more;
        } finally {
            lock.unlock();
        }
    }

    void done(int less) {
        lock.lock();
        try {
            records -= less;
            fewer.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there are no more than that. */
    void awaitAtMost(int most) {
        lock.lock();
        try {
            while (records > most) {
                fewer.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } finally {
            lock.unlock();
        }
    }
}
