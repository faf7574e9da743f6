package io.rapport.command.domain.careerplan;

import io.rapport.command.platform.aggregate.AggregateType;
import org.axonframework.commandhandling.CommandBus;
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
    Registration whenAnAimIsNamedThenItIsPursued(CommandBus commandBus, EventStore events) {
        return commandBus.registerHandlerInterceptor(new WhenAnAimIsNamedThenItIsPursued(new EventSourcedAims(events)));
    }
}
