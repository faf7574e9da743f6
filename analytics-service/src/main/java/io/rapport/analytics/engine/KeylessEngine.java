package io.rapport.analytics.engine;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.rapport.events.EventCodec;
import io.rapport.query.platform.engine.EngineHealth;
import io.rapport.query.platform.engine.EngineSettings;
import io.rapport.query.platform.engine.ProjectionEngine;
import io.rapport.query.platform.engine.ReadModelsProbe;
import io.rapport.query.platform.engine.asks.Keysets;
import io.rapport.query.platform.engine.documents.DocumentMapper;
import io.rapport.query.platform.engine.generations.Generations;
import io.rapport.query.platform.projection.Projection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The engine of query-service for a service without keys: what is sealed in an event is never opened, since there is
 * nothing to open it with.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineSettings.class)
@Import(EngineHealth.class)
public class KeylessEngine {

    /** Who asks is told within 5 s that MongoDB does not answer. */
    private static final Duration LONGEST_OPERATION = Duration.ofMillis(2_500);

    /** What is folded and added up may wait longer for its socket than anybody who asks. */
    @Bean
    MongoClient mongoClient(EngineSettings settings) {
        return MongoClients.create(MongoClientSettings.builder()
                .applicationName("rapport-analytics-service")
                .writeConcern(WriteConcern.MAJORITY)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(10, TimeUnit.MINUTES))
                .applyToServerSettings(server -> server.heartbeatFrequency(1, TimeUnit.SECONDS)
                        .minHeartbeatFrequency(100, TimeUnit.MILLISECONDS))
                .applyConnectionString(new ConnectionString(settings.mongodb().uri()))
                .build());
    }

    /** What requests ask, each operation with an end. */
    @Bean
    MongoDatabase mongoDatabase(MongoClient client, EngineSettings settings) {
        return unhurried(client, settings).withTimeout(LONGEST_OPERATION.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static MongoDatabase unhurried(MongoClient client, EngineSettings settings) {
        return client.getDatabase(settings.mongodb().database());
    }

    @Bean
    ReadModelsProbe readModelsProbe(MongoDatabase database) {
        return new ReadModelsProbe(database);
    }

    @Bean
    DocumentMapper documentMapper() {
        return new DocumentMapper();
    }

    @Bean
    Generations generations(List<Projection> projections, MongoDatabase database, EngineSettings settings) {
        return new Generations(projections, database, settings.generationsKept());
    }

    @Bean
    TenantDocuments tenantDocuments(
            MongoClient client,
            EngineSettings settings,
            MongoDatabase database,
            Generations generations,
            ProjectionEngine engine,
            DocumentMapper mapper) {
        return new TenantDocuments(database, unhurried(client, settings), generations, engine, mapper);
    }

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    /** There are none, and none are fetched. */
    @Bean
    Keysets keysets() {
        return subjects -> {};
    }

    @Bean
    ProjectionEngine projectionEngine(
            List<Projection> projections,
            EngineSettings settings,
            MongoClient client,
            DocumentMapper mapper,
            Generations generations,
            EventCodec codec,
            Keysets keysets) {
        return new ProjectionEngine(
                projections,
                settings,
                unhurried(client, settings),
                mapper,
                generations,
                codec,
                new NothingToForget(),
                keysets);
    }
}
