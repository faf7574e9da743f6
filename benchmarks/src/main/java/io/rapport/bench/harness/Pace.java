package io.rapport.bench.harness;

import java.time.Duration;

/**
 * How long a benchmark goes about it.
 *
 * @param quick whether this is the run of a few minutes over all benchmarks, which is for a first look
 * @param warmUp how long each subject works before anything counts
 * @param rounds how often each subject is measured
 * @param round how long each time
 */
public record Pace(boolean quick, Duration warmUp, int rounds, Duration round) {

    public static final Pace FULL = new Pace(false, Duration.ofSeconds(20), 7, Duration.ofSeconds(8));

    /** All benchmarks together take three minutes. */
    public static final Pace QUICK = new Pace(true, Duration.ofMillis(3_000), 3, Duration.ofMillis(1_500));

    /** The one or the other number of something, for example of prepared events. */
    public int either(int ifQuick, int ifFull) {
        return quick ? ifQuick : ifFull;
    }
}
