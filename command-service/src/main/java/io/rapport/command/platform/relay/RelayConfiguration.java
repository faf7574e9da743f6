package io.rapport.command.platform.relay;

import io.rapport.command.platform.leadership.Backpressure;
import io.rapport.command.platform.leadership.ConnectionSettings;
import io.rapport.command.platform.leadership.Leadership;
import io.rapport.command.platform.leadership.Leases;
import io.rapport.command.platform.leadership.PublishingSettings;
import io.rapport.command.platform.leadership.Signal;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RelaySettings.class)
class RelayConfiguration {

    /** Any number will do, as long as every instance takes the same one: the name in ASCII. */
    private static final long LOCK_ID = 0x72656c6179L;

    @Bean
    Relay relay(RelaySettings settings, Signal sequencedSignal, Backpressure publishingBackpressure) {
        return new Relay(settings, sequencedSignal, publishingBackpressure);
    }

    @Bean
    TopicControl topicControl(RelaySettings settings, DataSource dataSource) {
        return new TopicOperator(settings, dataSource);
    }

    @Bean
    EvidenceTopics evidenceTopics(RelaySettings settings) {
        return new EvidenceTopics(settings);
    }

    @Bean(destroyMethod = "stop")
    @DependsOn("flywayInitializer")
    Leadership relayLeadership(PublishingSettings publishing, ConnectionSettings settings, Leases leases, Relay relay) {
        return new Leadership("relay", LOCK_ID, settings, leases, relay).startIf(publishing);
    }
}
