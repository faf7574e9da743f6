package io.rapport.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the kernel says of a process and its children, in megabytes.
 *
 * @param resident all pages; those that processes share count for each of them
 * @param proportional pages that are shared count for each process by its share
 */
record Memory(double resident, double proportional) {
    private static final double KILOBYTES = 1_024;

    static final Memory NONE = new Memory(0, 0);

    static Memory of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(Memory::ofOne)
                .reduce(NONE, Memory::plus);
    }

    private static Memory ofOne(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
            return lines.map(Memory::ofLine).reduce(NONE, Memory::plus);
        } catch (IOException e) {
            // It has ended meanwhile, as PostgreSQL's helpers do.
            return NONE;
        }
    }

    /** Lines are {@code Rss: 1234 kB}. */
    static Memory ofLine(String line) {
        String[] words = line.strip().split("\\s+", 3);
        return switch (words[0]) {
            case "Rss:" -> new Memory(Long.parseLong(words[1]) / KILOBYTES, 0);
            case "Pss:" -> new Memory(0, Long.parseLong(words[1]) / KILOBYTES);
            default -> NONE;
        };
    }

    private Memory plus(Memory more) {
        return new Memory(resident + more.resident, proportional + more.proportional);
    }

    Memory max(Memory other) {
        return new Memory(Math.max(resident, other.resident), Math.max(proportional, other.proportional));
    }
}
