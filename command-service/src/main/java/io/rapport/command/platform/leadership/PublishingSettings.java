package io.rapport.command.platform.leadership;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether this instance numbers and publishes events when it is its turn. A setting and no condition on beans, since
 * conditions are judged when the service is built.
 *
 * @param enabled false for one that only takes commands, {@code RAPPORT_PUBLISHING=off}: it leaves its events in the
 *     outbox for whoever leads
 */
@ConfigurationProperties("rapport.publishing")
public record PublishingSettings(boolean enabled) {}
