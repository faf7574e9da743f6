package io.rapport.command.leadership;

import java.util.concurrent.TimeUnit;

/**
 * Tells who prepares work that whoever takes it is busy, so that it may as well prepare more at once. Of others than
 * this process it knows nothing: they are never busy. One thread prepares.
 */
public final class Backpressure {

    private final Signal freed = new Signal();
    private volatile boolean busy;

    /** Takes nothing for a while. */
    public void busy() {
        busy = true;
    }

    /** Takes what there is, or will in a moment. */
    public void free() {
        busy = false;
        freed.raise();
    }

    /** Waits while the other is busy, but no longer than so long. */
    public void awaitFree(long timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        // The signal may be an old one.
        for (long left = end - System.nanoTime(); busy && left > 0; left = end - System.nanoTime()) {
            freed.awaitRaised(left, TimeUnit.NANOSECONDS);
        }
    }
}
