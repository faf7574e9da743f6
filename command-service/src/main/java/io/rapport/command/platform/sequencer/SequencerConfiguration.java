package io.rapport.command.platform.sequencer;

import io.rapport.command.platform.leadership.Backpressure;
import io.rapport.command.platform.leadership.ConnectionSettings;
import io.rapport.command.platform.leadership.Leadership;
import io.rapport.command.platform.leadership.Leases;
import io.rapport.command.platform.leadership.PublishingSettings;
import io.rapport.command.platform.leadership.Signal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublishingSettings.class)
class SequencerConfiguration {

    /** Any number will do, as long as every instance takes the same one: the name in ASCII. */
    private static final long LOCK_ID = 0x73657175656e6365L;

    /** Raised by the event store after each commit. */
    @Bean
    Signal commitSignal() {
        return new Signal();
    }

    /** Raised by the sequencer after each batch. */
    @Bean
    Signal sequencedSignal() {
        return new Signal();
    }

    /** The relay's, if it is this instance that publishes. */
    @Bean
    Backpressure publishingBackpressure() {
        return new Backpressure();
    }

    @Bean
    ConnectionSettings leadershipConnection(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String user,
            @Value("${spring.datasource.password}") String password) {
        return new ConnectionSettings(url, user, password);
    }

    @Bean(destroyMethod = "stop")
    Leases leases(ConnectionSettings settings) {
        return new Leases(settings);
    }

    @Bean(destroyMethod = "stop")
    @DependsOn("flywayInitializer")
    Leadership sequencerLeadership(
            PublishingSettings publishing,
            ConnectionSettings settings,
            Leases leases,
            Signal commitSignal,
            Signal sequencedSignal,
            Backpressure publishingBackpressure) {
        Sequencer sequencer = new Sequencer(commitSignal, sequencedSignal, publishingBackpressure);
        return new Leadership("sequencer", LOCK_ID, settings, leases, sequencer).startIf(publishing);
    }
}
