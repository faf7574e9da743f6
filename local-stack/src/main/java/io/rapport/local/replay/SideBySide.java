package io.rapport.local.replay;

import io.rapport.local.home.Problem;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Does the same with many things, a few of them at a time, and begins with them in their order. */
final class SideBySide {

    /** What is done with one thing. */
    interface Work<T> {
        void with(T thing) throws IOException, InterruptedException;
    }

    private SideBySide() {}

    /** Ends at the first failure, which it throws; calls {@code meanwhile} a few times a second. */
    static <T> void forEach(Collection<T> things, int atOnce, Work<T> work, Runnable meanwhile)
            throws InterruptedException {
        Queue<T> waiting = new ConcurrentLinkedQueue<>(things);
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int worker = 0; worker < atOnce; worker++) {
                threads.execute(() -> {
                    try {
                        for (@Nullable T next = waiting.poll();
                                next != null && failure.get() == null;
                                next = waiting.poll()) {
                            work.with(next);
                        }
                    } catch (IOException | InterruptedException | RuntimeException e) {
                        failure.compareAndSet(null, e);
                    }
                });
            }
            threads.shutdown();
            while (!threads.awaitTermination(150, TimeUnit.MILLISECONDS)) {
                meanwhile.run();
            }
        }
        Optional.ofNullable(failure.get()).ifPresent(SideBySide::rethrow);
    }

    private static void rethrow(Exception failure) {
        if (failure instanceof Problem problem) {
            throw problem;
        }
        throw new Problem("It ended early: " + failure, "Look at ./rapport status, then begin it again.", failure);
    }
}
