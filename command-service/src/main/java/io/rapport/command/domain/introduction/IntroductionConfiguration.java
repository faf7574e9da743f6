package io.rapport.command.domain.introduction;

import io.rapport.command.platform.aggregate.AggregateType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the introduction's context. */
@Configuration(proxyBeanMethods = false)
class IntroductionConfiguration {

    @Bean
    AggregateType<Introduction> introductionType() {
        return new AggregateType<>(Introduction.class);
    }
}
