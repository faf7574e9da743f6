package io.rapport.command.platform.leadership;

import java.util.concurrent.TimeUnit;

/**
 * Paces who prepares work by who takes it. While work is being taken, and for one and a half times as long afterwards,
 * no more need be prepared: it goes together with what comes until then. So taking, which costs much however little is
 * taken, leaves more than half of the time to others, and takes the more at a time the slower it is. Of a taker in
 * another process this knows nothing: then there is no pace. One thread prepares.
 */
public final class Backpressure {

    private static final double REST = 1.5;

    private final Signal changed = new Signal();
    private volatile boolean takerIsHere;
    private volatile boolean busy;
    private volatile long restedAt = System.nanoTime();

    /** Whether somebody in this process takes work from now on. */
    public void takerIsHere(boolean here) {
        takerIsHere = here;
        changed.raise();
    }

    /** Work is about to be handed over: said before the taker can see it. */
    public void handingOver() {
        busy = true;
    }

    /** What was handed over has been taken, which took so long. */
    public void taken(long took, TimeUnit unit) {
        restedAt = System.nanoTime() + (long) (REST * unit.toNanos(took));
        busy = false;
        changed.raise();
    }

    /** Waits until the taker is done and rested, but no longer than so long. */
    public void awaitRested(long timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        // The signal may be an old one.
        for (long left = left(end); left > 0; left = left(end)) {
            changed.awaitRaised(left, TimeUnit.NANOSECONDS);
        }
    }

    private long left(long end) {
        if (!takerIsHere) {
            return 0;
        }
        long now = System.nanoTime();
        return busy ? end - now : Math.min(end - now, restedAt - now);
    }
}
