package io.rapport.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds one stack: data, logs, ports, secrets and which processes run. Two homes are two stacks that
 * know nothing of each other.
 */
public record Home(Path path) {

    private static final long LEAST_FREE_BYTES = 512L << 20;

    public Home {
        path = path.toAbsolutePath().normalize();
    }

    /** {@code RAPPORT_HOME} if it is set, else {@code .rapport} in the project. */
    public static Home of(Installation installation, Map<String, String> environment) {
        @Nullable String given = environment.get("RAPPORT_HOME");
        return new Home(given == null || given.isBlank() ? installation.root().resolve(".rapport") : Path.of(given));
    }

    /** Makes the folder, and says what is wrong if that cannot be or there is no room for a stack in it. */
    public Home create() {
        try {
            Files.createDirectories(path);
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw new Problem(
                        "Only %d MB are free for %s; a stack needs %d MB or more."
                                .formatted(free >> 20, path, LEAST_FREE_BYTES >> 20),
                        "Free some space, or put the stack elsewhere: RAPPORT_HOME=/a/roomy/folder ./rapport up");
            }
            return this;
        } catch (IOException e) {
            throw new Problem(
                    "The stack's folder %s cannot be made or read: %s".formatted(path, e),
                    "Make it writable, or put the stack elsewhere: RAPPORT_HOME=/another/folder ./rapport up",
                    e);
        }
    }

    public boolean exists() {
        return Files.isDirectory(path);
    }

    /** Says so if there is no such folder yet. */
    public void mustExist() {
        if (!exists()) {
            throw new Problem("Nothing was ever started here.", "Begin with ./rapport up.");
        }
    }

    /** The folder of one part's data, made if it is not there. */
    public Path data(String part) {
        return directory(part);
    }

    /** The keys with which the issuer signs, and the services verify. */
    public Path issuerKeys() {
        return data("issuer").resolve("keys.json");
    }

    public Path log(String part) {
        return directory("logs").resolve(part + ".log");
    }

    /** Where a part's process is written down while it runs. */
    public Path record(String part) {
        return directory("run").resolve(part + ".properties");
    }

    /** A file that is used up by the next start, such as an argument file. */
    public Path scratch(String name) {
        return directory("run").resolve(name);
    }

    Path portsFile() {
        return path.resolve("ports.properties");
    }

    Path secretsFile() {
        return path.resolve("secrets.properties");
    }

    Path lockFile() {
        return path.resolve("lock");
    }

    private Path directory(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new Problem(
                    "The folder %s cannot be made: %s".formatted(path.resolve(name), e),
                    "Make its parent writable and try again.",
                    e);
        }
    }
}
