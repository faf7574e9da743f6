package io.rapport.local.process;

import io.rapport.local.home.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The classes of each program as its JVM had them in memory (JEP 350, JDK-8261455): written when it ends in good order
 * and has none yet, used by every later start of the same build. All homes of a project share them.
 */
final class ClassArchives {

    private static final String SUFFIX = ".jsa";
    private static final String OPTION = "-XX:SharedArchiveFile=";

    /** What goes wrong with an archive costs only time. */
    private static final List<String> QUIET = List.of("-Xlog:cds*=off", "-Xlog:aot*=off");

    private final Path folder;
    private final boolean off;

    ClassArchives(Installation installation, Map<String, String> environment) {
        this.folder = installation.root().resolve("local-stack/target/cds");
        this.off = environment.getOrDefault("RAPPORT_CDS", "on").equals("off");
    }

    List<String> options(String part, List<String> options, List<Path> jars) throws IOException {
        if (off) {
            return List.of();
        }
        Path archive = Files.createDirectories(folder).resolve(part + "-" + fingerprint(options, jars) + SUFFIX);
        if (!Files.exists(archive)) {
            deleteOthers(part);
        }
        return List.of("-XX:+AutoCreateSharedArchive", OPTION + archive, QUIET.getFirst(), QUIET.getLast());
    }

    /** Whether a JVM will write one when it ends. */
    static boolean isStillToBeWritten(ProcessHandle jvm) {
        return jvm.info().arguments().stream()
                .flatMap(Arrays::stream)
                .filter(argument -> argument.startsWith(OPTION))
                .anyMatch(argument -> !Files.exists(Path.of(argument.substring(OPTION.length()))));
    }

    /** Those of earlier builds. A JVM that still runs from one keeps it until it ends. */
    private void deleteOthers(String part) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.getFileName().toString().matches(part + "-\\w+\\" + SUFFIX))
                    .toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A JVM takes an archive only for the same jars, unchanged, and does not replace one that does not fit. */
    private static String fingerprint(List<String> options, List<Path> jars) throws IOException {
        StringBuilder all = new StringBuilder(System.getProperty("java.vm.version")).append(options);
        for (Path jar : jars) {
            all.append(jar).append(Files.size(jar)).append(Files.getLastModifiedTime(jar));
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
