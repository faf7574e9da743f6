package io.rapport.local.process;

import io.rapport.local.home.PropertiesFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which process a part was started as. A pid alone proves nothing, because systems use them again: a process counts
 * only if it began when the record says and shows the marker of the part in its command line.
 */
record ProcessRecord(
        long pid,
        Instant startedAt,
        String marker,
        @Nullable Instant readySince) {

    /** Some systems tell the start of a process by a clock that is corrected now and then. */
    private static final Duration CLOCK_CORRECTION = Duration.ofSeconds(2);

    static ProcessRecord of(ProcessHandle process, String marker) {
        return new ProcessRecord(process.pid(), process.info().startInstant().orElseGet(Instant::now), marker, null);
    }

    ProcessRecord ready() {
        return new ProcessRecord(pid, startedAt, marker, Instant.now());
    }

    /** The process, if it is alive and really this one. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(Liveness::runs).filter(this::isThisOne);
    }

    private boolean isThisOne(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean sameStart = info.startInstant()
                .map(start -> Duration.between(startedAt, start).abs().compareTo(CLOCK_CORRECTION) <= 0)
                .orElse(true);
        return sameStart && info.arguments().map(this::shows).orElse(true);
    }

    private boolean shows(String[] arguments) {
        return Arrays.asList(arguments).contains(marker);
    }

    void write(Path file) {
        Map<String, String> values = new TreeMap<>(Map.of(
                "pid", Long.toString(pid),
                "startedAt", startedAt.toString(),
                "marker", marker));
        if (readySince != null) {
            values.put("readySince", readySince.toString());
        }
        PropertiesFile.write(file, values);
    }

    /** Empty if there is none, or none that can be read. */
    static Optional<ProcessRecord> read(Path file) {
        Map<String, String> values = PropertiesFile.read(file);
        try {
            @Nullable String readySince = values.get("readySince");
            return values.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ProcessRecord(
                            Long.parseLong(values.getOrDefault("pid", "")),
                            Instant.parse(values.getOrDefault("startedAt", "")),
                            values.getOrDefault("marker", ""),
                            readySince == null ? null : Instant.parse(readySince)));
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
