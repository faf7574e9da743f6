package io.rapport.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a PostgreSQL that was killed leaves behind: those of its processes that are at work end only when they look up,
 * and until then they hold the shared memory by which a new one knows that the data are still in use. It would refuse
 * to start.
 */
final class PostgresAftermath {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(20);

    /** The System V segments of this machine, where the kernel is Linux. */
    private static final Path SEGMENTS = Path.of("/proc/sysvipc/shm");

    private static final int LINE_OF_SHARED_MEMORY = 6;
    private static final int COLUMN_OF_ID = 1;
    private static final int COLUMN_OF_ATTACHED = 6;

    private PostgresAftermath() {}

    /** Waits until nobody holds it any more; after ten seconds PostgreSQL itself says what is wrong. */
    static void await(Path data) throws IOException {
        Path postmaster = data.resolve("postmaster.pid");
        if (!Files.exists(postmaster) || !Files.exists(SEGMENTS)) {
            return;
        }
        List<String> status = Files.readAllLines(postmaster);
        if (status.size() <= LINE_OF_SHARED_MEMORY) {
            return;
        }
        String[] keyAndId = status.get(LINE_OF_SHARED_MEMORY).strip().split("\\s+", 2);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (keyAndId.length == 2
                && isAttached(keyAndId[1], Files.readAllLines(SEGMENTS))
                && Instant.now().isBefore(deadline)) {
            pause();
        }
    }

    /** Whether any process has that segment in its memory, by the kernel's table. */
    static boolean isAttached(String id, List<String> segments) {
        return segments.stream()
                .map(line -> line.strip().split("\\s+", -1))
                .anyMatch(columns -> columns.length > COLUMN_OF_ATTACHED
                        && columns[COLUMN_OF_ID].equals(id)
                        && !columns[COLUMN_OF_ATTACHED].equals("0"));
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for PostgreSQL's processes", e);
        }
    }
}
