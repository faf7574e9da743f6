package io.rapport.command.domain.mission;

import io.rapport.command.platform.aggregate.AggregateType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the mission's context. */
@Configuration(proxyBeanMethods = false)
class MissionConfiguration {

    @Bean
    AggregateType<Mission> missionType() {
        return new AggregateType<>(Mission.class);
    }
}
