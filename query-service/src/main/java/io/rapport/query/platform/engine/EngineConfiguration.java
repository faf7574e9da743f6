package io.rapport.query.platform.engine;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.rapport.events.EventCodec;
import io.rapport.events.Seals;
import io.rapport.query.platform.engine.asks.Keysets;
import io.rapport.query.platform.engine.asks.MemberEvents;
import io.rapport.query.platform.engine.documents.DocumentMapper;
import io.rapport.query.platform.engine.generations.Generations;
import io.rapport.query.platform.engine.member.MemberFolds;
import io.rapport.query.platform.projection.Projection;
import io.rapport.query.platform.reading.AppliedMarkers;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.platform.reading.Revisions;
import io.rapport.query.platform.reading.StoppedAggregates;
import io.rapport.query.platform.reading.Viewpoint;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine and what it works with. Nothing here waits for Kafka or MongoDB: the service starts without them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineSettings.class)
class EngineConfiguration {

    /** With the wait of a query for what its member wrote, it is less than 5 s until an answer. */
    private static final Duration LONGEST_OPERATION = Duration.ofMillis(2_500);

    @Bean
    MongoClient mongoClient(EngineSettings settings) {
        return MongoClients.create(MongoClientSettings.builder()
                .applicationName("rapport-query-service")
                .writeConcern(WriteConcern.MAJORITY)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(30, TimeUnit.SECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(1, TimeUnit.SECONDS)
                        .minHeartbeatFrequency(100, TimeUnit.MILLISECONDS))
                .applyConnectionString(new ConnectionString(settings.mongodb().uri()))
                .build());
    }

    /** What queries ask, each operation with an end: the engine may wait longer, since it writes much at a time. */
    @Bean
    MongoDatabase mongoDatabase(MongoClient client, EngineSettings settings) {
        return client.getDatabase(settings.mongodb().database())
                .withTimeout(LONGEST_OPERATION.toMillis(), TimeUnit.MILLISECONDS);
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
    ReadModels readModels(
            MongoDatabase database, DocumentMapper mapper, Generations generations, Viewpoint.Current viewpoint) {
        return new ReadModels(database, mapper, generations, viewpoint);
    }

    @Bean
    MemberFolds memberFolds(List<Projection> projections, DocumentMapper mapper) {
        return new MemberFolds(projections, mapper);
    }

    /** Opens what is sealed. */
    @Bean
    EventCodec eventCodec(Seals seals) {
        return new EventCodec(seals);
    }

    @Bean
    ProjectionEngine projectionEngine(
            List<Projection> projections,
            EngineSettings settings,
            MongoClient client,
            DocumentMapper mapper,
            Generations generations,
            EventCodec codec,
            MemberEvents log,
            Keysets keysets) {
        return new ProjectionEngine(
                projections,
                settings,
                client.getDatabase(settings.mongodb().database()),
                mapper,
                generations,
                codec,
                log,
                keysets);
    }

    @Bean
    StoppedAggregates stoppedAggregates(MongoDatabase database, Generations generations) {
        return new StoppedAggregates(database, generations);
    }

    @Bean
    Revisions revisions(
            ProjectionEngine engine, MongoDatabase database, Generations generations, Viewpoint.Current viewpoint) {
        return new Revisions(engine::signal, database, generations, viewpoint);
    }

    @Bean
    AppliedMarkers appliedMarkers(ProjectionEngine engine, MongoDatabase database, Generations generations) {
        return new AppliedMarkers(engine::signal, database, generations);
    }
}
