package io.rapport.local.process;

import io.rapport.local.home.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

/**
 * A Spring Boot jar taken apart into a folder of plain jars, which starts faster than jars within a jar. It is done
 * once for each build of it, and what an earlier build has left is not touched: a stack may run from it.
 */
final class ExtractedApplication {

    private ExtractedApplication() {}

    /** The jar to run. */
    static Path of(Path application, Path parent) throws IOException {
        Path folder = parent.resolve("application-" + fingerprint(application));
        if (!Files.isDirectory(folder)) {
            Path next = Files.createTempDirectory(parent, "extracting-");
            extract(application, next);
            if (!Files.isDirectory(folder)) {
                Files.move(next, folder, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Trees.delete(next);
            }
        }
        return folder.resolve(application.getFileName());
    }

    /** Of what is in it: a reproducible build gives every jar the same time. */
    private static String fingerprint(Path application) throws IOException {
        try (ZipFile jar = new ZipFile(application.toFile())) {
            return Integer.toHexString(jar.stream()
                    .map(entry -> entry.getName() + entry.getCrc())
                    .toList()
                    .hashCode());
        }
    }

    private static void extract(Path application, Path target) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        application.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        target.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new Problem(
                "%s could not be unpacked into %s.".formatted(application, target),
                "Is the disk full? If not, build the jar again: mvn -DskipTests package");
    }
}
