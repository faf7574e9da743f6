package io.rapport.bench.recovery;

import io.rapport.bench.commands.MemberClient;
import io.rapport.bench.stack.BenchStack;
import io.rapport.local.http.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Commands that come in all the time, whatever happens to the stack: one that fails is followed by the next. */
final class Traffic implements AutoCloseable {
    private static final int MEMBERS = 4;
    private static final long EVERY_NANOS = Duration.ofMillis(80).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BenchStack stack;
    private final AtomicLong accepted = new AtomicLong();
    private final List<Thread> members = new ArrayList<>();
    private volatile boolean paused;
    private volatile boolean closed;

    Traffic(BenchStack stack) {
        this.stack = stack;
        Tokens tokens = stack.tokens();
        for (int number = 0; number < MEMBERS; number++) {
            String token = tokens.of("recovery-" + number);
            int seed = number;
            members.add(Thread.ofPlatform().daemon().start(() -> run(token, seed)));
        }
    }

    private void run(String token, int seed) {
        while (!closed) {
            try (MemberClient member = new MemberClient(stack.uri("command-service"), token, seed)) {
                while (!closed) {
                    member.send();
                    accepted.incrementAndGet();
                    do {
                        LockSupport.parkNanos(EVERY_NANOS);
                    } while (paused && !closed);
                }
            } catch (IOException e) {
                // The part is gone, or what it leans on; the next attempt may find it again.
                LockSupport.parkNanos(EVERY_NANOS);
            }
        }
    }

    /** Waits until that many more commands have been accepted, as long as it takes if some are. */
    void awaitMore(long commands) throws InterruptedException {
        long last = accepted.get();
        long enough = last + commands;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (long now = last; now < enough; now = accepted.get()) {
            if (now > last) {
                last = now;
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new IllegalStateException("No command is accepted any more");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Sends nothing more until {@link #resume}; what is on its way may still be accepted. */
    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
    }

    @Override
    public void close() {
        closed = true;
        try {
            for (Thread member : members) {
                member.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
