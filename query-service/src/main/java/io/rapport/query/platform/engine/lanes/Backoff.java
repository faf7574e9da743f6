package io.rapport.query.platform.engine.lanes;

import java.time.Duration;

/** How long to wait after a failure: 100 ms, then twice as long each time, up to a limit. */
public final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(100);

    private final Duration longest;
    private Duration next = FIRST;
    private long untilNanos = System.nanoTime();

    public Backoff(Duration longest) {
        this.longest = longest;
    }

    void begin() {
        untilNanos = System.nanoTime() + next.toNanos();
        next = next.multipliedBy(2).compareTo(longest) < 0 ? next.multipliedBy(2) : longest;
    }

    void reset() {
        next = FIRST;
        untilNanos = System.nanoTime();
    }

    /** What is left of it; zero once it is over. */
    Duration rest() {
        return Duration.ofNanos(Math.max(0, untilNanos - System.nanoTime()));
    }
}
