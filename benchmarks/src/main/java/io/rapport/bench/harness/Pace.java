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

    public static final Pace FULL = new Pace(false, Duration.ofSeconds(45), 5, Duration.ofSeconds(4));

    /** All benchmarks together take three minutes. */
    public static final Pace QUICK = new Pace(true, Duration.ofMillis(2_500), 3, Duration.ofMillis(1_200));

    /**
     * A quick run of some that were asked for: what they say is of services that have run for half a minute, and not of
     * how fast the JVM compiles.
     */
    public static final Pace QUICK_OF_SOME = new Pace(true, Duration.ofSeconds(30), 3, Duration.ofSeconds(2));

    /** The same with a warm-up of another length. */
    public Pace withWarmUp(Duration other) {
        return new Pace(quick, other, rounds, round);
    }

    /** The same with more or fewer rounds. */
    public Pace withRounds(int other) {
        return new Pace(quick, warmUp, other, round);
    }

    /** The same with rounds of another length. */
    public Pace withRound(Duration other) {
        return new Pace(quick, warmUp, rounds, other);
    }

    /** The one or the other number of something, for example of prepared events. */
    public int either(int ifQuick, int ifFull) {
        return quick ? ifQuick : ifFull;
    }
}
