package io.rapport.command.domain.coaching;

import io.rapport.command.platform.aggregate.AggregateType;
import io.rapport.command.platform.aggregate.ExistingAggregates;
import io.rapport.command.platform.commands.Policies;
import org.axonframework.common.Registration;
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
    WhoComesToAnEngagementIsOneOfTheTwo whoComesToAnEngagementIsOneOfTheTwo(JdbcClient jdbc) {
        return new WhoComesToAnEngagementIsOneOfTheTwo(jdbc);
    }

    @Bean(destroyMethod = "cancel")
    Registration whatFeedbackIsAboutIsOpen(Policies policies, ExistingAggregates existing, JdbcClient jdbc) {
        return policies.add(new WhatFeedbackIsAboutIsOpen(new StoredOpenToCoaches(existing, jdbc)));
    }
}
