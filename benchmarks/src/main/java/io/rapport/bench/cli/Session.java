package io.rapport.bench.cli;

import io.rapport.bench.harness.Pace;
import io.rapport.bench.harness.Progress;
import io.rapport.bench.harness.Trial;
import io.rapport.bench.stack.BenchStack;
import org.jspecify.annotations.Nullable;

/** One stack for all benchmarks of a run, ended with the last one, or when the run is interrupted. */
final class Session implements AutoCloseable {

    private final BenchStack stack;
    private final Thread whenInterrupted;
    private @Nullable Trial current;
    private boolean closed;
    private volatile boolean interrupted;

    private Session(BenchStack stack) {
        this.stack = stack;
        this.whenInterrupted = Thread.ofPlatform().unstarted(this::interrupt);
    }

    static Session open(BenchStack stack) {
        Session session = new Session(stack);
        Runtime.getRuntime().addShutdownHook(session.whenInterrupted);
        return session;
    }

    synchronized Trial trial(Pace pace, Progress progress) {
        Trial trial = new Trial(pace, stack, progress);
        current = trial;
        return trial;
    }

    /** What a benchmark has open goes first: it leans on the stack. */
    private synchronized void end() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (current != null) {
                current.close();
            }
        } finally {
            stack.close();
        }
    }

    private void interrupt() {
        interrupted = true;
        end();
    }

    /** Whether somebody ended the run: what fails from then on is of no interest. */
    boolean isInterrupted() {
        return interrupted;
    }

    @Override
    public void close() {
        if (!interrupted) {
            end();
            Runtime.getRuntime().removeShutdownHook(whenInterrupted);
        }
    }
}
