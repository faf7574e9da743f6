package io.rapport.local.process;

import io.rapport.local.home.Ports;
import io.rapport.local.home.Secrets;
import io.rapport.verifier.Cosigner;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The writing side: takes commands, keeps events, publishes them. */
final class CommandService extends ServicePart {

    static final String NAME = "command-service";

    /** What lives long is some 60 MB and the cache of aggregates (32 MB); the rest is room for what dies young. */
    private static final List<String> HEAP =
            List.of("-Xmx160m", "-Xmn52m", "-XX:+UseCompactObjectHeaders", "-XX:+UseSerialGC");

    private final Secrets secrets;
    private final ServiceLaunch launch;
    private final Postgres postgres;
    private final Kafka kafka;
    private final TokenIssuer issuer;
    private final KeyringParts keyring;

    CommandService(
            Ports ports,
            Secrets secrets,
            ServiceLaunch launch,
            Postgres postgres,
            Kafka kafka,
            TokenIssuer issuer,
            KeyringParts keyring) {
        super(NAME, ports);
        this.keyring = keyring;
        this.secrets = secrets;
        this.launch = launch;
        this.postgres = postgres;
        this.kafka = kafka;
        this.issuer = issuer;
    }

    @Override
    public Set<String> needs() {
        return Set.of(Postgres.NAME, Kafka.NAME, TokenIssuer.NAME);
    }

    @Override
    public Optional<Launch> launch() throws IOException {
        return Optional.of(launch.of(
                NAME,
                stackPorts(),
                HEAP,
                List.of(
                        postgres.environment(),
                        kafka.environment(),
                        issuer.environment(),
                        keyring.writing(),
                        Map.of(
                                "RAPPORT_SECRET",
                                secrets.installation(),
                                "RAPPORT_LOG_KEY",
                                secrets.logKey(),
                                "RAPPORT_WITNESS_PUBLIC",
                                new Cosigner(launch.settings().get("RAPPORT_WITNESS_NAME"), secrets.witnessKey())
                                        .key()
                                        .toString(),
                                "RAPPORT_CHECKPOINT_EVERY",
                                "5s",
                                "RAPPORT_CHECKPOINT_FILES",
                                launch.home().data("checkpoints").toString(),
                                "RAPPORT_QUERIES_URL",
                                "http://127.0.0.1:" + stackPorts().of(QueryService.NAME)))));
    }
}
