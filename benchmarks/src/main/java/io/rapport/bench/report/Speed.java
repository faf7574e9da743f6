package io.rapport.bench.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How fast a machine is just now, so that absolute figures of two runs can be compared: shared machines change by a
 * multiple from day to day.
 *
 * @param lookups how many times a second one thread gets something from a map of 100,000 strings, in millions
 * @param fsync how long it takes to append a page to a file and have it on the disk, in milliseconds (median)
 */
public record Speed(double lookups, double fsync) {

    private static final int ENTRIES = 100_000;
    private static final int ROUNDS = 8;
    private static final int APPENDS = 51;
    private static final int PAGE = 4_096;

    /** This machine's, now, and that of the disk which the folder is on. Takes half a second. */
    static Speed measure(Path folder) throws IOException {
        return new Speed(measureLookups(), measureFsync(folder));
    }

    /** The best of several rounds: the first ones are those of a compiler at work. */
    private static double measureLookups() {
        Map<String, Integer> map = new HashMap<>();
        for (int i = 0; i < ENTRIES; i++) {
            map.put("aggregate/" + i, i);
        }
        String[] keys = map.keySet().toArray(String[]::new);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            long sum = 0;
            for (String key : keys) {
                sum += map.getOrDefault(key, 0);
            }
            long took = System.nanoTime() - begin;
            if (sum != (long) ENTRIES * (ENTRIES - 1) / 2) {
                throw new IllegalStateException("A map has lost something");
            }
            best = Math.min(best, took);
        }
        return ENTRIES * 1e3 / best;
    }

    private static double measureFsync(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "fsync", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long[] took = new long[APPENDS];
            ByteBuffer page = ByteBuffer.allocate(PAGE);
            for (int i = 0; i < APPENDS; i++) {
                long begin = System.nanoTime();
                channel.write(page.rewind());
                channel.force(false);
                took[i] = System.nanoTime() - begin;
            }
            Arrays.sort(took);
            return took[APPENDS / 2] / 1e6;
        } finally {
            Files.delete(file);
        }
    }
}
