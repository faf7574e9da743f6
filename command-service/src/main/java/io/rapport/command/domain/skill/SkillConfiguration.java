package io.rapport.command.domain.skill;

import io.rapport.command.platform.aggregate.AggregateType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the skills' context. */
@Configuration(proxyBeanMethods = false)
class SkillConfiguration {

    @Bean
    AggregateType<SkillSet> skillSetType() {
        return new AggregateType<>(SkillSet.class);
    }
}
