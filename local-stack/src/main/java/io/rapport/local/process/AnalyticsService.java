package io.rapport.local.process;

import io.rapport.local.home.Ports;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Figures about many members. It is given no key and no database but its own, and few need it: it is optional. */
public final class AnalyticsService implements Part {

    public static final String NAME = "analytics-service";

    /** A release of a small tenant is some thousand rows; folding is that of query-service. */
    private static final List<String> MEMORY =
            List.of("-Xmx128m", "-Xmn52m", "-XX:+UseCompactObjectHeaders", "-XX:+UseSerialGC");

    private final Ports ports;
    private final ServiceLaunch launch;
    private final MongoDb mongoDb;
    private final Kafka kafka;
    private final TokenIssuer issuer;

    AnalyticsService(Ports ports, ServiceLaunch launch, MongoDb mongoDb, Kafka kafka, TokenIssuer issuer) {
        this.ports = ports;
        this.launch = launch;
        this.mongoDb = mongoDb;
        this.kafka = kafka;
        this.issuer = issuer;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of(MongoDb.NAME, Kafka.NAME, TokenIssuer.NAME);
    }

    @Override
    public boolean isOptional() {
        return true;
    }

    @Override
    public Set<String> ports() {
        return Set.of(NAME, ServiceLaunch.management(NAME));
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + ports.of(NAME);
    }

    @Override
    public String management() {
        return "http://127.0.0.1:" + ports.of(ServiceLaunch.management(NAME));
    }

    @Override
    public Optional<Launch> launch() throws IOException {
        return Optional.of(launch.of(
                NAME, ports, MEMORY, List.of(mongoDb.environment(), kafka.environment(), issuer.environment())));
    }

    @Override
    public boolean isReady() {
        return Probe.answersOk(address() + "/readyz");
    }
}
