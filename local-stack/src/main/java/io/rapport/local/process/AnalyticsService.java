package io.rapport.local.process;

import io.rapport.local.home.Ports;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Figures about many members. It is given no key and no database but its own, and few need it: it is optional. */
public final class AnalyticsService extends ServicePart {

    public static final String NAME = "analytics-service";

    /** A release of a small tenant is some thousand rows; folding is that of query-service. */
    private static final List<String> MEMORY =
            List.of("-Xmx128m", "-Xmn52m", "-XX:+UseCompactObjectHeaders", "-XX:+UseSerialGC");

    private final ServiceLaunch launch;
    private final MongoDb mongoDb;
    private final Kafka kafka;
    private final TokenIssuer issuer;

    AnalyticsService(Ports ports, ServiceLaunch launch, MongoDb mongoDb, Kafka kafka, TokenIssuer issuer) {
        super(NAME, ports);
        this.launch = launch;
        this.mongoDb = mongoDb;
        this.kafka = kafka;
        this.issuer = issuer;
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
    public Optional<Launch> launch() throws IOException {
        return Optional.of(launch.of(
                NAME, stackPorts(), MEMORY, List.of(mongoDb.environment(), kafka.environment(), issuer.environment())));
    }
}
