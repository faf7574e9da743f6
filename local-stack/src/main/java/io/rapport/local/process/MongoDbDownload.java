package io.rapport.local.process;

import de.flapdoodle.embed.mongo.distribution.Version;
import de.flapdoodle.embed.mongo.transitions.Mongod;
import de.flapdoodle.embed.process.archives.ExtractedFileSet;
import de.flapdoodle.reverse.StateID;
import de.flapdoodle.reverse.TransitionWalker.ReachedState;
import io.rapport.local.home.Home;
import io.rapport.local.home.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A real {@code mongod}, fetched from its maker once and kept in the home. */
final class MongoDbDownload {

    private static final Version.Main RELEASE = Version.Main.V8_0;

    private MongoDbDownload() {}

    static Path keptIn(Home home) {
        Path program = home.data(MongoDb.NAME).resolve("mongod-" + RELEASE.asInDownloadPath());
        if (!Files.isExecutable(program)) {
            fetch(program);
        }
        return program;
    }

    private static void fetch(Path program) {
        try (ReachedState<ExtractedFileSet> fetched =
                Mongod.instance().transitions(RELEASE).walker().initState(StateID.of(ExtractedFileSet.class))) {
            Path next = program.resolveSibling("fetching");
            Files.copy(fetched.current().executable(), next, StandardCopyOption.REPLACE_EXISTING);
            Files.move(next, program, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            throw new Problem(
                    "No MongoDB could be fetched: " + rootOf(e),
                    "Is the internet reachable, and is there a MongoDB for this system? Otherwise install a mongod, or:"
                            + " ./rapport up --mongodb embedded");
        }
    }

    /** What the library says itself quotes the whole environment, which may hold secrets. */
    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        for (@Nullable Throwable next = failure; next != null; next = next.getCause()) {
            root = next;
        }
        return root;
    }
}
