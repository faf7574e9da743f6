package io.rapport.command.platform.checkpoints;

import io.rapport.command.platform.leadership.ConnectionSettings;
import io.rapport.command.platform.leadership.Leadership;
import io.rapport.command.platform.leadership.Leases;
import io.rapport.command.platform.leadership.PublishingSettings;
import io.rapport.command.platform.relay.EvidenceTopics;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckpointSettings.class)
class CheckpointConfiguration {

    /** Any number will do, as long as every instance takes the same one: the name in ASCII. */
    private static final long LOCK_ID = 0x7369676e73L;

    /** Sought where events are published, and there is a key. */
    @Bean(destroyMethod = "stop")
    @DependsOn("flywayInitializer")
    Leadership checkpointLeadership(
            PublishingSettings publishing,
            CheckpointSettings settings,
            ConnectionSettings connection,
            Leases leases,
            EvidenceTopics topics,
            CosignatureFollower cosignatures) {
        Checkpoints checkpoints = new Checkpoints(settings, topics, cosignatures);
        boolean signs = publishing.enabled() && !settings.keys().isEmpty();
        return new Leadership("checkpoints", LOCK_ID, connection, leases, checkpoints)
                .startIf(new PublishingSettings(signs));
    }
}
