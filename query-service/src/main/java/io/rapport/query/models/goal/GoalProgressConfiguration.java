package io.rapport.query.models.goal;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GoalProgressConfiguration {

    /** Status and open periods depend on the member's today. */
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
