package io.rapport.bench.load;

import java.time.Duration;
import java.util.List;

/**
 * Each client sends as soon as its last answer has come. That measures throughput; its latencies say little, because a
 * slow server is asked less often.
 */
public final class ClosedLoop {

    private ClosedLoop() {}

    /** Runs for that long; what has begun by then is waited for and counted. */
    public static Load run(List<? extends Client> clients, Duration duration) throws Exception {
        return Crew.work(clients, (client, latencies, begin, goesOn) -> {
            long sent = System.nanoTime();
            do {
                client.send();
                long answered = System.nanoTime();
                latencies.recordValue(answered - sent);
                sent = answered;
            } while (sent - begin < duration.toNanos() && goesOn.getAsBoolean());
        });
    }
}
