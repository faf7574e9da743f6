package io.rapport.local.process;

import io.rapport.local.home.Home;
import io.rapport.local.home.Installation;
import io.rapport.local.home.Ports;
import io.rapport.local.home.Secrets;
import io.rapport.local.home.Settings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The OpenID Connect issuer, whose tokens both services accept. */
final class TokenIssuer implements Part {

    static final String NAME = "issuer";

    private final Home home;
    private final Ports ports;
    private final Installation installation;
    private final ClassArchives archives;
    private final Secrets secrets;
    private final Settings settings;

    TokenIssuer(
            Home home,
            Ports ports,
            Installation installation,
            ClassArchives archives,
            Secrets secrets,
            Settings settings) {
        this.home = home;
        this.ports = ports;
        this.installation = installation;
        this.archives = archives;
        this.secrets = secrets;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> ports() {
        return Set.of(NAME);
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + ports.of(NAME);
    }

    /** What a service needs to check its tokens. */
    Map<String, String> environment() {
        return Map.of("RAPPORT_ISSUER_URI", address());
    }

    @Override
    public Optional<Launch> launch() throws IOException {
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("SERVER_PORT", Integer.toString(ports.of(NAME)));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("RAPPORT_AUDIENCE", settings.get("RAPPORT_AUDIENCE"));
        environment.put("RAPPORT_ISSUER_CLIENT_SECRET", secrets.issuerClient());
        environment.put("RAPPORT_ISSUER_KEYS", home.issuerKeys().toString());
        environment.put("RAPPORT_ISSUER_WEB_ORIGINS", swaggerUis() + pages());
        return Optional.of(new JavaCommand(home, archives, NAME)
                .options("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", JavaCommand.BEANS_AS_BUILT)
                .mainClass(installation.classpath(), "io.rapport.local.issuer.Issuer", environment));
    }

    private String swaggerUis() {
        return Stream.of(CommandService.NAME, QueryService.NAME, AnalyticsService.NAME)
                .map(ports::of)
                .flatMap(port -> Stream.of("http://127.0.0.1:" + port, "http://localhost:" + port))
                .collect(Collectors.joining(","));
    }

    /** Pages that may ask the services have to be able to log in. */
    private String pages() {
        String origins = settings.get("RAPPORT_WEB_ORIGINS");
        return origins.isEmpty() ? "" : "," + origins;
    }

    @Override
    public boolean isReady() {
        return Probe.answersOk(address() + "/.well-known/openid-configuration");
    }
}
