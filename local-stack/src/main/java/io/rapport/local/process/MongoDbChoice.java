package io.rapport.local.process;

import io.rapport.local.home.Home;
import io.rapport.local.home.Problem;
import io.rapport.local.home.PropertiesFile;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which MongoDB a stack uses. */
sealed interface MongoDbChoice {

    /** One that somebody else runs. */
    record Given(String uri) implements MongoDbChoice {}

    /** A program of this machine. */
    record Server(Path program) implements MongoDbChoice {}

    /** Ours, in memory. */
    record Embedded() implements MongoDbChoice {}

    Pattern FIRST_HOST = Pattern.compile("mongodb://(?:[^@/]*@)?([^,/?:]+)(?::(\\d+))?.*");

    static MongoDbChoice of(MongoDbMode mode, Home home, Map<String, String> environment) {
        @Nullable String uri = environment.get("MONGODB_URI");
        return switch (mode) {
            case EMBEDDED -> new Embedded();
            case DOWNLOAD -> new Server(MongoDbDownload.keptIn(home));
            case AUTO ->
                uri != null && !uri.isBlank()
                        ? given(uri.strip())
                        : Executables.find("mongod")
                                .<MongoDbChoice>map(Server::new)
                                .orElseGet(Embedded::new);
        };
    }

    private static MongoDbChoice given(String uri) {
        if (!uri.startsWith("mongodb://") && !uri.startsWith("mongodb+srv://")) {
            throw new Problem(
                    "MONGODB_URI is no address of a MongoDB: it begins neither with mongodb:// nor mongodb+srv://.",
                    "Mend it, or unset it to use a MongoDB of the stack's own.");
        }
        return new Given(uri);
    }

    /** The choice of the last start that began with nothing running; the embedded server before any. */
    static MongoDbChoice remembered(Home home) {
        Map<String, String> choice = PropertiesFile.read(file(home));
        return Optional.ofNullable(choice.get("uri"))
                .<MongoDbChoice>map(Given::new)
                .or(() -> Optional.ofNullable(choice.get("program")).map(program -> new Server(Path.of(program))))
                .orElseGet(Embedded::new);
    }

    /** So that {@code status}, {@code down} and a mending {@code up} speak of the same server. */
    default void remember(Home home) {
        PropertiesFile.write(
                file(home),
                switch (this) {
                    case Given given -> Map.of("uri", given.uri());
                    case Server server -> Map.of("program", server.program().toString());
                    case Embedded embedded -> Map.of();
                });
    }

    private static Path file(Home home) {
        return home.data(MongoDb.NAME).resolve("choice.properties");
    }

    /** Empty for an address that only the name service can resolve. */
    static Optional<InetSocketAddress> firstHost(String uri) {
        Matcher matcher = FIRST_HOST.matcher(uri);
        return matcher.matches()
                ? Optional.of(InetSocketAddress.createUnresolved(
                        matcher.group(1), matcher.group(2) == null ? 27_017 : Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }
}
