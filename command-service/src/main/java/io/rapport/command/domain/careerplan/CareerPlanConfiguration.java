package io.rapport.command.domain.careerplan;

import io.rapport.command.platform.aggregate.AggregateType;
import io.rapport.command.platform.commands.Policies;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the career plan's context. */
@Configuration(proxyBeanMethods = false)
class CareerPlanConfiguration {

    @Bean
    AggregateType<CareerPlan> careerPlanType() {
        return new AggregateType<>(CareerPlan.class);
    }

    @Bean(destroyMethod = "cancel")
    Registration whenAnAimIsNamedThenItIsPursued(Policies policies, EventStore events) {
        return policies.add(new WhenAnAimIsNamedThenItIsPursued(new EventSourcedAims(events)));
    }
}
