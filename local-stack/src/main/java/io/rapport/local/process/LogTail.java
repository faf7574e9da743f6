package io.rapport.local.process;

import io.rapport.local.home.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The end of a log, and what is known to help against what it says. Without the frames of stack traces: a cause may
 * stand above any number of them.
 */
final class LogTail {

    private static final int LINES = 15;

    private static final Predicate<String> FRAME = Pattern.compile(
                    "\\s+(at .+|\\.\\.\\. \\d+ (common frames omitted|more))")
            .asMatchPredicate();

    private static final Map<String, String> REMEDIES = Map.of(
            "No space left on device", "The disk is full: free some space, then ./rapport up starts what is missing.",
            "Disk quota exceeded",
                    "Your disk quota is used up: free some space, then ./rapport up starts what is missing.",
            "Address already in use",
                    "Its port is taken: stop what uses it, or give it another one (./rapport help up).",
            "OutOfMemoryError",
                    "It ran out of memory: give it more with RAPPORT_<PART>_JVM_OPTIONS=-Xmx1g ./rapport up",
            "Cannot allocate memory",
                    "This machine is out of memory: end something else, then ./rapport up starts what is missing.");

    private LogTail() {}

    /** Why a process ended that nobody had asked to, as far as its log knows. */
    static String lastWords(Path log) {
        List<String> lines = lines(log);
        if (lines.stream().anyMatch(line -> line.contains("OutOfMemoryError"))) {
            return "ended, because it ran out of memory.";
        }
        if (lines.stream().anyMatch(line -> line.contains("No space left on device"))) {
            return "ended, because the disk was full.";
        }
        if (lines.stream().anyMatch(line -> line.contains("A fatal error has been detected by the Java Runtime"))) {
            return "ended, because its JVM crashed.";
        }
        return "ended, and its log does not say why, as after kill -9.";
    }

    static Problem problem(String message, Path log) {
        List<String> lines = lines(log);
        String remedy = REMEDIES.entrySet().stream()
                .filter(known -> lines.stream().anyMatch(line -> line.contains(known.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("The whole log: " + log);
        return new Problem(message + "\n" + String.join("\n", lines).indent(4).stripTrailing(), remedy);
    }

    private static List<String> lines(Path log) {
        try {
            List<String> all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(FRAME.negate())
                    .toList();
            return all.subList(Math.max(0, all.size() - LINES), all.size());
        } catch (IOException e) {
            return List.of("(its log cannot be read: " + e + ")");
        }
    }
}
