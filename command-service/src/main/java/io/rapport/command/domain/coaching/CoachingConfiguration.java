package io.rapport.command.domain.coaching;

import io.rapport.command.platform.aggregate.AggregateType;
import io.rapport.command.platform.aggregate.ExistingAggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of the context of coaching. */
@Configuration(proxyBeanMethods = false)
class CoachingConfiguration {

    @Bean
    AggregateType<Engagement> engagementType() {
        return new AggregateType<>(Engagement.class);
    }

    @Bean
    Coached coached(ExistingAggregates existing, JdbcClient jdbc) {
        return new Coached(existing, jdbc);
    }
}
