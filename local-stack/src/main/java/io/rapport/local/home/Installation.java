package io.rapport.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The project's folder, and what the build has left in it. */
public record Installation(Path root) {

    public Installation {
        root = root.toAbsolutePath().normalize();
    }

    /** The folder that the property {@code rapport.root} names, else the nearest one upwards that is a checkout. */
    public static Installation find() {
        @Nullable String given = System.getProperty("rapport.root");
        if (given != null) {
            return new Installation(Path.of(given));
        }
        for (@Nullable Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("config/services.env"))) {
                return new Installation(folder);
            }
        }
        throw new Problem("This is not a checkout of Rapport.", "Start ./rapport in the project's folder.");
    }

    /** The jars of the command line and of what it runs besides the services, always in the same order. */
    public List<Path> classpath() {
        Path target = root.resolve("local-stack/target");
        List<Path> libraries = jars(target.resolve("lib"), "", "");
        if (libraries.isEmpty()) {
            throw notBuilt("local-stack");
        }
        return Stream.concat(Stream.of(jar("local-stack", "")), libraries.stream())
                .toList();
    }

    /** The runnable jar of a service. */
    public Path application(String module) {
        return jar(module, "-app");
    }

    private Path jar(String module, String classifier) {
        return jars(root.resolve(module).resolve("target"), module + "-", classifier).stream()
                .filter(jar ->
                        classifier.isEmpty() ? !jar.toString().matches(".*-(app|sources|javadoc|tests)\\.jar") : true)
                .findFirst()
                .orElseThrow(() -> notBuilt(module));
    }

    private static List<Path> jars(Path folder, String prefix, String classifier) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(prefix) && name.endsWith(classifier + ".jar");
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem notBuilt(String module) {
        return new Problem(
                "The module " + module + " is not built.",
                "./rapport builds what it needs; by hand: mvn -DskipTests package");
    }
}
