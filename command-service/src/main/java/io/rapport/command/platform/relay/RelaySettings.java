package io.rapport.command.platform.relay;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where events are published.
 *
 * @param minInSync how many replicas have to have a record before it counts as written
 */
@ConfigurationProperties("rapport.events")
record RelaySettings(String bootstrapServers, String topic, int partitions, short replication, int minInSync) {}
