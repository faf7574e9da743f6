package io.rapport.command.leadership;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Paces who prepares work by who takes it. While work is being taken, and for one and a half times as long afterwards,
 * no more need be prepared: it goes together with what comes until then. So taking, which costs much however little is
 * taken, leaves more than half of the time to others, and takes the more at a time the slower it is. Of a taker in
 * another process this knows nothing: then there is no pace.
 */
public final class Backpressure {

    private static final double REST = 1.5;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean takerIsHere;
    private boolean busy;
    private long restedAt = System.nanoTime();

    /** Whether somebody in this process takes work from now on. */
    public void takerIsHere(boolean here) {
        lock.lock();
        try {
            takerIsHere = here;
            busy = false;
            restedAt = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Work is about to be handed over: said before the taker can see it. */
    public void handingOver() {
        lock.lock();
        try {
            busy = takerIsHere;
        } finally {
            lock.unlock();
        }
    }

    /** What was handed over has been taken, which took so long. */
    public void taken(long took, TimeUnit unit) {
        lock.lock();
        try {
            busy = false;
            restedAt = System.nanoTime() + (long) (REST * unit.toNanos(took));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the taker is done and rested, but no longer than so long. */
    public void awaitRested(long timeout, TimeUnit unit) throws InterruptedException {
        lock.lock();
        try {
            long end = System.nanoTime() + unit.toNanos(timeout);
            for (long left = left(end); left > 0; left = left(end)) {
                changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private long left(long end) {
        long now = System.nanoTime();
        return busy ? end - now : Math.min(end - now, restedAt - now);
    }
}
