package io.rapport.local.process;

import io.rapport.local.home.Ports;
import io.rapport.local.home.Secrets;
import io.rapport.verifier.VerifierKey;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The reading side: folds events into read models and answers queries. */
final class QueryService extends ServicePart {

    static final String NAME = "query-service";

    /**
     * Batches are small, and only some are in memory at any time; a replay of 60,000 events was folded in it. What
     * waits to be written outlives the young generation and is copied or promoted at each collection, so that a rebuild
     * gains from collecting in parallel.
     */
    private static final List<String> MEMORY =
            List.of("-Xmx184m", "-Xmn84m", "-XX:+UseCompactObjectHeaders", "-XX:+UseParallelGC");

    private final ServiceLaunch launch;
    private final Postgres postgres;
    private final MongoDb mongoDb;
    private final Kafka kafka;
    private final TokenIssuer issuer;
    private final KeyringParts keyring;

    QueryService(
            Ports ports,
            ServiceLaunch launch,
            Postgres postgres,
            MongoDb mongoDb,
            Kafka kafka,
            TokenIssuer issuer,
            KeyringParts keyring) {
        super(NAME, ports);
        this.keyring = keyring;
        this.launch = launch;
        this.postgres = postgres;
        this.mongoDb = mongoDb;
        this.kafka = kafka;
        this.issuer = issuer;
    }

    @Override
    public Set<String> needs() {
        return Set.of(MongoDb.NAME, Kafka.NAME, TokenIssuer.NAME);
    }

    @Override
    public Optional<Launch> launch() throws IOException {
        return Optional.of(launch.of(
                NAME,
                stackPorts(),
                MEMORY,
                List.of(
                        postgres.consentEnvironment(),
                        keyring.reading(),
                        mongoDb.environment(),
                        kafka.environment(),
                        issuer.environment(),
                        witnessEnvironment())));
    }

    /** A key of its own, and the log's public one. */
    private Map<String, String> witnessEnvironment() {
        Secrets secrets = new Secrets(launch.home());
        String log = launch.settings().get("RAPPORT_LOG_NAME");
        return Map.of(
                "RAPPORT_WITNESS_KEY",
                secrets.witnessKey(),
                "RAPPORT_LOG_PUBLIC",
                VerifierKey.ofSeed(log, secrets.logKey()).toString());
    }
}
