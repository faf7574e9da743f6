package io.rapport.local.process;

import io.rapport.local.home.Home;
import io.rapport.local.home.Installation;
import io.rapport.local.home.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The MongoDB that holds the read models: one that somebody else runs, a {@code mongod} of this machine, or the
 * embedded server. The embedded one forgets all when it ends; query-service then builds it anew from Kafka.
 */
final class MongoDb implements Part {

    static final String NAME = "mongodb";

    private final Home home;
    private final Ports ports;
    private final Installation installation;
    private final ClassArchives archives;
    private final MongoDbChoice choice;

    MongoDb(Home home, Ports ports, Installation installation, ClassArchives archives, MongoDbChoice choice) {
        this.home = home;
        this.ports = ports;
        this.installation = installation;
        this.archives = archives;
        this.choice = choice;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String variant() {
        return switch (choice) {
            case MongoDbChoice.Given given -> "given by MONGODB_URI";
            case MongoDbChoice.Server server -> "mongod " + server.program();
            case MongoDbChoice.Embedded embedded -> "embedded, in memory";
        };
    }

    @Override
    public Set<String> ports() {
        return choice instanceof MongoDbChoice.Given ? Set.of() : Set.of(NAME);
    }

    @Override
    public String address() {
        return choice instanceof MongoDbChoice.Given(String uri)
                ? uri.replaceFirst("//[^@/]*@", "//***@")
                : "mongodb://127.0.0.1:" + ports.of(NAME);
    }

    /** What a service needs to connect. */
    Map<String, String> environment() {
        return Map.of("MONGODB_URI", choice instanceof MongoDbChoice.Given(String uri) ? uri : address());
    }

    @Override
    public Optional<Launch> launch() throws IOException {
        return switch (choice) {
            case MongoDbChoice.Given given -> Optional.empty();
            case MongoDbChoice.Server server -> Optional.of(server(server.program()));
            case MongoDbChoice.Embedded embedded ->
                Optional.of(new JavaCommand(home, archives, NAME)
                        .options("-XX:MaxRAMPercentage=25", "-XX:+UseSerialGC")
                        .mainClass(
                                installation.classpath(),
                                "io.rapport.mongodb.EmbeddedMongo",
                                Map.of(),
                                "--port",
                                Integer.toString(ports.of(NAME))));
        };
    }

    @Override
    public boolean isReady() {
        return choice instanceof MongoDbChoice.Given(String uri)
                ? MongoDbChoice.firstHost(uri)
                        .map(host -> encrypted(uri)
                                ? Probe.accepts(host.getHostString(), host.getPort())
                                : Probe.speaksMongoDb(host.getHostString(), host.getPort()))
                        .orElse(true)
                : Probe.speaksMongoDb(ports.of(NAME));
    }

    /** Whether it wants TLS, which a probe does not speak. */
    private static boolean encrypted(String uri) {
        return uri.contains("tls=true") || uri.contains("ssl=true");
    }

    private Launch server(Path program) throws IOException {
        Path data = Files.createDirectories(home.data(NAME).resolve("data"));
        return new Launch(
                List.of(
                        program.toString(),
                        "--dbpath",
                        data.toString(),
                        "--port",
                        Integer.toString(ports.of(NAME)),
                        "--bind_ip",
                        "127.0.0.1"),
                Map.of(),
                data.toString());
    }
}
