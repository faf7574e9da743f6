package io.rapport.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests arrive by the clock, whether earlier ones were answered or not, and their latency counts from the moment at
 * which they were due. So a server that stalls is charged for everything that waited meanwhile (no coordinated
 * omission).
 */
public final class OpenLoop {

    private OpenLoop() {}

    /**
     * Sends at this rate for that long, and waits for the last answers.
     *
     * @param clients who is free takes the next request; with too few of them requests wait here, and are charged for
     *     it
     */
    public static Load run(List<? extends Client> clients, double perSecond, Duration duration) throws Exception {
        long requests = Math.max(1, Math.round(perSecond * duration.toNanos() / 1e9));
        double interval = 1e9 / perSecond;
        AtomicLong next = new AtomicLong();
        return Crew.work(clients, (client, latencies, begin, goesOn) -> {
            for (long request = next.getAndIncrement();
                    request < requests && goesOn.getAsBoolean();
                    request = next.getAndIncrement()) {
                long due = begin + Math.round(request * interval);
                awaitUntil(due);
                client.send();
                latencies.recordValue(System.nanoTime() - due);
            }
        });
    }

    private static void awaitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
