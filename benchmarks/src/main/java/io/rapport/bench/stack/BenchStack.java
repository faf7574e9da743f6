package io.rapport.bench.stack;

import io.rapport.local.home.Home;
import io.rapport.local.home.Installation;
import io.rapport.local.home.Problem;
import io.rapport.local.home.Secrets;
import io.rapport.local.http.Apis;
import io.rapport.local.http.Tokens;
import io.rapport.local.process.Launch;
import io.rapport.local.process.Stack;
import io.rapport.local.process.StartRequest;
import io.rapport.local.process.StartTroubles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stack that is measured: a home of its own with free ports, of which benchmarks start the parts that they need. It
 * lies in the project's build folder and not in the system's temporary one, which is memory on some systems, where
 * fsync costs nothing. Closing it ends every process and deletes the home.
 */
public final class BenchStack implements AutoCloseable {

    private final Installation installation;
    private final Home home;
    private final Stack stack;
    private @Nullable Tokens tokens;
    private boolean closed;

    private BenchStack(Installation installation, Home home, Map<String, String> settings) {
        this.installation = installation;
        this.home = home;
        // The JVMs' archives pay from the second start on, this home has only one, and other mains would spoil them.
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("RAPPORT_CDS", "off");
        environment.putAll(settings);
        this.stack = new Stack(home, installation, environment);
    }

    /** A home in which nothing runs yet. */
    public static BenchStack create(Installation installation) {
        return create(installation, Map.of());
    }

    /** A home whose parts are started with these environment variables over the usual ones. */
    public static BenchStack create(Installation installation, Map<String, String> settings) {
        try {
            Path parent = Files.createDirectories(installation.root().resolve("benchmarks/target/stacks"));
            return new BenchStack(installation, new Home(Files.createTempDirectory(parent, "stack-")), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts those of these parts that do not run yet, and what they need. */
    public synchronized void require(String... parts) {
        if (closed) {
            throw new IllegalStateException("The benchmark was interrupted");
        }
        StartTroubles troubles = new StartTroubles();
        if (!stack.up(StartRequest.only(parts), troubles, () -> {})) {
            throw new Problem(
                    "The benchmark's stack did not start: " + String.join("; ", troubles.all()),
                    "Its home: " + home.path());
        }
    }

    public Installation installation() {
        return installation;
    }

    public Home home() {
        return home;
    }

    /** The stack itself, for benchmarks that take parts down or look at their processes. */
    public Stack stack() {
        return stack;
    }

    public String address(String part) {
        return stack.parts().named(part).address();
    }

    /** Where a service takes requests. */
    public URI uri(String part) {
        return URI.create(address(part));
    }

    /** Both services over HTTP, for what is not timed. */
    public Apis apis() {
        return new Apis(stack, home);
    }

    /** Tokens of any {@code tenant-member}. */
    public synchronized Tokens tokens() {
        if (tokens == null) {
            tokens = Tokens.of(stack, home);
        }
        return tokens;
    }

    /** The databases of this stack's PostgreSQL. */
    public Databases databases() {
        return new Databases(address("postgres"), new Secrets(home).postgresSuperuser());
    }

    /** How this stack starts a part, for JVMs that have to be like it. */
    Launch launchOf(String part) throws IOException {
        return stack.parts()
                .named(part)
                .launch()
                .orElseThrow(() -> new IllegalArgumentException(part + " is not started by the stack"));
    }

    @Override
    public synchronized void close() {
        closed = true;
        stack.down(() -> {});
        try (Stream<Path> files = Files.walk(home.path())) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
