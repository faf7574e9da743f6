package io.rapport.command.goal;

import io.rapport.command.dispatch.AggregateType;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the goal's context. */
@Configuration(proxyBeanMethods = false)
class GoalConfiguration {

    @Bean
    AggregateType<Goal> goalType() {
        return new AggregateType<>(Goal.class, "goal");
    }

    @Bean
    TrackingSchema trackingSchema() {
        return new TrackingSchema();
    }

    @Bean
    WhenAGoalIsSupportedThenItIsLongTerm whenAGoalIsSupportedThenItIsLongTerm(EventStore events) {
        return new WhenAGoalIsSupportedThenItIsLongTerm(new EventSourcedLongTermGoals(events));
    }
}
