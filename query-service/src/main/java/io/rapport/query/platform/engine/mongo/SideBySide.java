package io.rapport.query.platform.engine.mongo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Round trips that do not wait for one another. */
public final class SideBySide {

    private SideBySide() {}

    /** Begins one in a thread of its own. */
    private static <T> Future<T> begin(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.startVirtualThread(task);
        return task;
    }

    /** What came of it, or the exception that it threw. */
    private static <T> T result(Future<T> begun) {
        try {
            return begun.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /** Runs all of them, the last one in this thread, and throws what one of them threw when all have ended. */
    public static void run(List<Runnable> works) {
        List<Future<?>> begun = new ArrayList<>();
        for (Runnable work : works.subList(0, Math.max(0, works.size() - 1))) {
            begun.add(begin(() -> {
                work.run();
                return true;
            }));
        }
        @Nullable RuntimeException failure = null;
        try {
            if (!works.isEmpty()) {
                works.getLast().run();
            }
        } catch (RuntimeException e) {
            failure = e;
        }
        for (Future<?> one : begun) {
            try {
                result(one);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
