package io.rapport.command.domain.coaching;

import io.rapport.command.platform.dispatch.AggregateType;
import io.rapport.command.platform.dispatch.ExistingAggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the context of coaching. */
@Configuration(proxyBeanMethods = false)
class CoachingConfiguration {

    /** The type of an engagement's aggregates. */
    static final String ENGAGEMENT = "engagement";

    @Bean
    AggregateType<Engagement> engagementType() {
        return new AggregateType<>(Engagement.class, ENGAGEMENT);
    }

    @Bean
    Coached coached(ExistingAggregates existing) {
        return new Coached(existing);
    }
}
