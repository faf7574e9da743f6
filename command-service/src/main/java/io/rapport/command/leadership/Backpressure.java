package io.rapport.command.leadership;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells who prepares work that whoever takes it is busy, so that it may as well prepare more at once. Of others than
 * this process it knows nothing: they are never busy.
 */
public final class Backpressure {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private boolean busy;

    /** Takes nothing for a while. */
    public void busy() {
        set(true);
    }

    /** Takes what there is, or will in a moment. */
    public void free() {
        set(false);
    }

    private void set(boolean now) {
        lock.lock();
        try {
            busy = now;
            freed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits while the other is busy, but no longer than so long. */
    public void awaitFree(long timeout, TimeUnit unit) throws InterruptedException {
        lock.lock();
        try {
            long left = unit.toNanos(timeout);
            while (busy && left > 0) {
                left = freed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
