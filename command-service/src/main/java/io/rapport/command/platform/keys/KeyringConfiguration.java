package io.rapport.command.platform.keys;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The keyring as this service has it; its connections are no bean, since those of the event store are the only ones.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeyringSettings.class)
class KeyringConfiguration {

    @Bean
    KeptKeys keys(KeyringSettings settings) {
        return new KeptKeys(settings, Clock.systemUTC());
    }

    /** Readiness does not depend on it: whatever is needed of it lately is in memory. */
    @Bean
    HealthIndicator keyringHealthIndicator(KeptKeys keys) {
        return () -> switch (keys.status()) {
            case READY -> Health.up().build();
            case AWAY, UNKNOWN_SUBJECT, WRONG_MASTER_KEY ->
                Health.down()
                        .withDetail("keyring", keys.status().name())
                        .withDetail("says", keys.status().text())
                        .build();
        };
    }
}
