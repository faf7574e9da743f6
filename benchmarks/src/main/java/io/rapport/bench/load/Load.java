package io.rapport.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** What a load came to: how many operations in which time, and how long each took. */
public record Load(long operations, Duration took, Histogram nanos) {

    /** Operations a second. */
    public double rate() {
        return operations / (took.toNanos() / 1e9);
    }

    /** A percentile of the latencies, in milliseconds. */
    public double millisAt(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    /** Up to ten minutes, to three digits. */
    static Histogram histogram() {
        return new Histogram(Duration.ofMinutes(10).toNanos(), 3);
    }
}
