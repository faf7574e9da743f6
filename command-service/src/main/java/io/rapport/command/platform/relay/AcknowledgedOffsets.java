package io.rapport.command.platform.relay;

import java.util.Arrays;

/**
 * What acknowledgements say of a topic: in one topic the offsets of a partition only grow, and another one of the same
 * name begins at 0. So an offset that was reached before is of another topic, or of one that has lost its end. Used by
 * the thread that publishes and by the producer's own.
 */
final class AcknowledgedOffsets {

    /** What was created anew can be as far as this by now: whoever fills it from a copy begins with some records. */
    static final long NEAR = 1_000;

    /** What they say. */
    enum Verdict {
        /** The topic is the one that it was. */
        SAME,
        /** It may be another one. */
        UNKNOWN,
        /** It is another one, or has lost what was acknowledged. */
        ANOTHER
    }

    private static final long NONE = -1;

    private final long[] last;
    private Verdict verdict = Verdict.SAME;

    AcknowledgedOffsets(int partitions) {
        last = new long[partitions];
        Arrays.fill(last, NONE);
    }

    /** {@code offset} is negative if the broker had the record from an earlier try and no longer knows where. */
    synchronized void acknowledged(int partition, long offset) {
        boolean told = offset >= 0;
        if (told && offset <= last[partition]) {
            verdict = Verdict.ANOTHER;
        } else if ((!told || last[partition] < NEAR) && verdict == Verdict.SAME) {
            verdict = Verdict.UNKNOWN;
        }
        if (told) {
            last[partition] = offset;
        }
    }

    /** Of all that was acknowledged since this was asked last. */
    synchronized Verdict takeVerdict() {
        Verdict taken = verdict;
        verdict = Verdict.SAME;
        return taken;
    }
}
