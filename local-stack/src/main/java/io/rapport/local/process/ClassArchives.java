package io.rapport.local.process;

import io.rapport.local.home.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The classes of each program as its JVM had them in memory (JEP 350, JDK-8261455): written when it ends in good order
 * and there is no archive that fits, used by every later start of the same build. The JVM itself checks whether one
 * fits. All homes of a project share them.
 */
final class ClassArchives {

    /** What goes wrong with an archive costs only time, and is mended at the next end. */
    private static final List<String> QUIET = List.of("-Xlog:cds*=off", "-Xlog:aot*=off");

    private final Path folder;
    private final boolean off;

    ClassArchives(Installation installation, Map<String, String> environment) {
        this.folder = installation.root().resolve("local-stack/target/cds");
        this.off = environment.getOrDefault("RAPPORT_CDS", "on").equals("off");
    }

    List<String> options(String part) throws IOException {
        if (off) {
            return List.of();
        }
        Path archive = Files.createDirectories(folder).resolve(part + ".jsa");
        return List.of(
                "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, QUIET.getFirst(), QUIET.getLast());
    }
}
