package io.rapport.build;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks or applies palantir-java-format on every module's sources. It runs on the toolchain's JDK, because the
 * formatter parses with the javac it runs on, and Maven's own JVM may be older than the language that we write.
 */
final class Format {

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(true)
            .build());

    /**
     * Arguments: {@code check} or {@code apply}, and the folder that holds the modules. Exits with 1 if a check fails.
     */
    public static void main(String[] arguments) throws IOException {
        boolean apply = arguments[0].equals("apply");
        Path root = Path.of(arguments[1]).toRealPath();
        List<Path> unformatted = new Format().unformatted(root, apply);
        if (!unformatted.isEmpty() && !apply) {
            unformatted.forEach(file -> System.err.println("not formatted: " + root.relativize(file)));
            System.err.println("mend it with: mvn -q -pl build-tools process-classes -Dformat=apply");
            System.exit(1);
        }
    }

    private List<Path> unformatted(Path root, boolean apply) throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(folder -> sources(folder).stream())
                    .parallel()
                    .filter(source -> changes(source, apply))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean changes(Path source, boolean apply) {
        try {
            String before = Files.readString(source);
            String ordered = ImportOrderer.reorderImports(
                    RemoveUnusedImports.removeUnusedImports(before), JavaFormatterOptions.Style.PALANTIR);
            String after = formatter.formatSource(ordered);
            if (apply && !after.equals(before)) {
                Files.writeString(source, after);
            }
            return !after.equals(before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FormatterException e) {
            throw new IllegalStateException(source + " cannot be parsed: " + e.getMessage(), e);
        }
    }
}
