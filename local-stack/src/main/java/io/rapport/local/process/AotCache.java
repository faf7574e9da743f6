package io.rapport.local.process;

import io.rapport.local.home.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a JVM has learned about starting a program (JEP 483, 514): written when it ends in good order, used by every
 * later start of the same build, which then takes a third of the time. All homes of a project share it.
 */
final class AotCache {

    private static final String RECORDING = "-XX:AOTCacheOutput=";
    private static final String SUFFIX = ".aot";
    private static final List<String> QUIET = List.of("-Xlog:aot*=error", "-Xlog:cds*=error");

    private final Path folder;
    private final boolean off;

    AotCache(Installation installation, Map<String, String> environment) {
        this.folder = installation.root().resolve("local-stack/target/aot");
        this.off = environment.getOrDefault("RAPPORT_AOT", "on").equals("off");
    }

    /** Options by which the program uses what was learned, or learns it. */
    List<String> options(String part, List<String> command, List<Path> jars) throws IOException {
        if (off) {
            return List.of();
        }
        Files.createDirectories(folder);
        Path cache = folder.resolve(part + "-" + fingerprint(command, jars) + SUFFIX);
        String option = Files.exists(cache)
                ? "-XX:AOTCache=" + cache
                : RECORDING
                        + cache.resolveSibling(cache.getFileName() + "."
                                + ProcessHandle.current().pid());
        return Stream.concat(QUIET.stream(), Stream.of(option)).toList();
    }

    /** Where this process will write what it learned, if it does; ending it then takes a while. */
    static Optional<Path> recording(ProcessHandle process) {
        return process.info()
                .arguments()
                .flatMap(arguments -> Arrays.stream(arguments)
                        .filter(argument -> argument.startsWith(RECORDING))
                        .findFirst())
                .map(argument -> Path.of(argument.substring(RECORDING.length())));
    }

    /**
     * Gives what was written its name, now that it is complete, and removes what earlier builds of the part have left.
     */
    static void keep(Path recorded) {
        String name = recorded.getFileName().toString();
        String kept = name.substring(0, name.indexOf(SUFFIX) + SUFFIX.length());
        String part = kept.substring(0, kept.lastIndexOf('-') + 1);
        try (Stream<Path> all = Files.list(recorded.resolveSibling("."))) {
            if (Files.exists(recorded)) {
                for (Path other : all.filter(file -> isOf(part, file)).toList()) {
                    Files.deleteIfExists(other);
                }
                Files.move(recorded, recorded.resolveSibling(kept), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOf(String part, Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(part) && name.endsWith(SUFFIX);
    }

    /** A JVM takes what was learned only for the same jars, unchanged, and the same options. */
    private static String fingerprint(List<String> command, List<Path> jars) throws IOException {
        StringBuilder all = new StringBuilder(System.getProperty("java.vm.version")).append(command);
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
