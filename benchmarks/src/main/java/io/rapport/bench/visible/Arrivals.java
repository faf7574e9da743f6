package io.rapport.bench.visible;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long each took until it was there. */
final class Arrivals {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Histogram nanos = new Histogram(3);

    /** Two percentiles, in milliseconds. */
    record Percentiles(double p50, double p99) {
        String line() {
            return p50 + " " + p99;
        }

        static Percentiles read(String line) {
            String[] words = line.split(" ", 2);
            return new Percentiles(Double.parseDouble(words[0]), Double.parseDouble(words[1]));
        }
    }

    synchronized void begin() {
        nanos = new Histogram(3);
    }

    synchronized void add(long took) {
        nanos.recordValue(took);
        notifyAll();
    }

    /** Waits until so many have arrived; {@code check} throws if there is no use in that. */
    synchronized void await(long count, Runnable check) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (nanos.getTotalCount() < count) {
            check.run();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Only %d of %d have arrived".formatted(nanos.getTotalCount(), count));
            }
            TimeUnit.MILLISECONDS.timedWait(this, 100);
        }
    }

    synchronized Percentiles percentiles() {
        return new Percentiles(nanos.getValueAtPercentile(50) / 1e6, nanos.getValueAtPercentile(99) / 1e6);
    }
}
