package io.rapport.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Whether a process still runs. One that has ended stays in the process table until its parent takes notice, which some
 * containers' first process never does; such a zombie runs no more.
 */
final class Liveness {

    private static final Duration POLL = Duration.ofMillis(30);

    private Liveness() {}

    static boolean runs(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    /** Whether it has ended before the patience has. */
    static boolean ends(ProcessHandle process, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        while (runs(process)) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return !runs(process);
            }
        }
        return true;
    }

    /** By the letter after the program's name, which stands in parentheses and may hold any others itself. */
    private static boolean isZombie(long pid) {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return status.startsWith("Z", status.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }
}
