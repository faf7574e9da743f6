package io.rapport.query.platform.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the events come from and where the read models are kept.
 *
 * @param batchSize how many records of a partition are folded at a time
 * @param generationsKept how long a read model stays that no instance uses any more, for an older version to go back to
 * @param longestPause between two attempts while Kafka or MongoDB is gone; the first pauses are shorter
 */
@ConfigurationProperties("rapport")
public record EngineSettings(
        Kafka kafka, Mongodb mongodb, int batchSize, Duration longestPause, Duration generationsKept) {

    /** The event topic. */
    public record Kafka(String bootstrapServers, String topic) {}

    /** The database of the read models. */
    public record Mongodb(String uri, String database) {}
}
