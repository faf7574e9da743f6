package io.rapport.command.domain.goal;

import io.rapport.command.platform.aggregate.AggregateType;
import io.rapport.command.platform.commands.Policies;
import io.rapport.command.platform.commands.Turns;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of the goal's context. */
@Configuration(proxyBeanMethods = false)
class GoalConfiguration {

    @Bean
    AggregateType<Goal> goalType() {
        return new AggregateType<>(Goal.class);
    }

    @Bean
    WhenAGoalIsSupportedThenItIsLongTerm whenAGoalIsSupportedThenItIsLongTerm(EventStore events) {
        return new WhenAGoalIsSupportedThenItIsLongTerm(new EventSourcedLongTermGoals(events));
    }

    @Bean(destroyMethod = "cancel")
    Registration noGoalSupportsItself(
            Policies policies,
            WhenAGoalIsSupportedThenItIsLongTerm supported,
            JdbcClient jdbc,
            TransactionManager transactions,
            Turns turns) {
        return policies.add(new NoGoalSupportsItself(supported, jdbc, transactions, turns));
    }
}
