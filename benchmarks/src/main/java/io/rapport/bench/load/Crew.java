package io.rapport.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/** Lets all clients work at once, each in a thread with a histogram of its own. */
final class Crew {

    /** What one client does. */
    @FunctionalInterface
    interface Work {

        /** Works from {@code begin} on until all is done, or {@code goesOn} tells that another client has failed. */
        void of(Client client, Histogram latencies, long begin, BooleanSupplier goesOn) throws Exception;
    }

    private Crew() {}

    /** All of it together; the first failure of a client ends the others' work and is thrown. */
    static Load work(List<? extends Client> clients, Work work) throws Exception {
        AtomicBoolean failed = new AtomicBoolean();
        AtomicLong begin = new AtomicLong();
        // The time begins when every thread is there: with many of them, starting takes a while.
        CyclicBarrier allThere = new CyclicBarrier(clients.size(), () -> begin.set(System.nanoTime()));
        List<Future<Histogram>> parts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(
                clients.size(), Thread.ofPlatform().daemon().factory())) {
            for (Client client : clients) {
                parts.add(threads.submit(() -> {
                    Histogram latencies = Load.histogram();
                    allThere.await();
                    try {
                        work.of(client, latencies, begin.get(), () -> !failed.get());
                    } catch (Exception | Error e) {
                        failed.set(true);
                        throw e;
                    }
                    return latencies;
                }));
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin.get());
        Histogram all = Load.histogram();
        for (Future<Histogram> part : parts) {
            try {
                all.add(part.get());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
        return new Load(all.getTotalCount(), took, all);
    }
}
