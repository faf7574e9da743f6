package io.rapport.command.domain.gathering;

import io.rapport.command.platform.aggregate.AggregateType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the gathering's context. */
@Configuration(proxyBeanMethods = false)
class GatheringConfiguration {

    @Bean
    AggregateType<Gathering> gatheringType() {
        return new AggregateType<>(Gathering.class);
    }
}
