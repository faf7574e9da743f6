package io.rapport.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Whether a process still runs. One that has ended stays in the process table until its parent takes notice, which some
 * containers' first process never does; such a zombie runs no more.
 */
final class Liveness {

    private static final Duration POLL = Duration.ofMillis(30);

    private Liveness() {}

    static boolean runs(ProcessHandle process) {
        return process.isAlive() && !isZombie(folder(process));
    }

    /** Whether somebody has stopped it (SIGSTOP, Ctrl-Z): it is there, and does nothing. */
    static boolean isFrozen(ProcessHandle process) {
        return letter(folder(process)) == 'T';
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

    /**
     * Whether nothing of a process is left but its place in the table. Its first thread may be gone, so that it looks
     * like it, while others still end and hold its ports and locks.
     *
     * @param process its folder in {@code /proc}
     */
    static boolean isZombie(Path process) {
        if (letter(process) != 'Z') {
            return false;
        }
        try (Stream<Path> threads = Files.list(process.resolve("task"))) {
            return threads.count() <= 1;
        } catch (IOException | UncheckedIOException e) {
            return true;
        }
    }

    private static Path folder(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()));
    }

    /** What the kernel says after the program's name, which stands in parentheses and may hold any others itself. */
    private static char letter(Path process) {
        try {
            String status = Files.readString(process.resolve("stat"));
            return status.charAt(status.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return '?';
        }
    }
}
