package io.rapport.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a run was made on. Absolute figures mean little without it, and ratios mean a little more with it. */
public record Machine(
        String processor,
        int cores,
        long memoryMegabytes,
        String system,
        String fileSystem,
        String jdk,
        double loadAtStart,
        Speed speed,
        String commit) {

    private static final String UNKNOWN = "unknown";

    /** This machine, now. */
    public static Machine describe(Path project) throws IOException {
        return new Machine(
                valueOf(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                memory(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                fileSystem(project),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Speed.measure(Files.createDirectories(project.resolve("benchmarks/target"))),
                commit(project));
    }

    /** In one line, for people. */
    String line() {
        return "%s, %d cores, %d MB, %s, %s; %s; load %.1f, %.1f million lookups/s, fsync %.2f ms; commit %s"
                .formatted(
                        processor,
                        cores,
                        memoryMegabytes,
                        system,
                        fileSystem,
                        jdk,
                        loadAtStart,
                        speed.lookups(),
                        speed.fsync(),
                        commit);
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() >> 20
                : 0;
    }

    private static String fileSystem(Path project) {
        try {
            return Files.getFileStore(project).type();
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static String valueOf(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    /** The commit, with a plus behind it if the tree differs from it. */
    private static String commit(Path project) {
        String commit = git(project, "rev-parse", "--short=12", "HEAD");
        boolean changed =
                !git(project, "status", "--porcelain", "--untracked-files=no").isEmpty();
        return commit.isEmpty() ? UNKNOWN : changed ? commit + "+" : commit;
    }

    private static String git(Path project, String... arguments) {
        String[] command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new);
        try {
            Process git = new ProcessBuilder(command)
                    .directory(project.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? said : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
