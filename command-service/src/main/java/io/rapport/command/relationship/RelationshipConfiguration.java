package io.rapport.command.relationship;

import io.rapport.command.dispatch.AggregateType;
import io.rapport.command.dispatch.ExistingAggregates;
import io.rapport.command.dispatch.Turns;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of the relationship's context. */
@Configuration(proxyBeanMethods = false)
class RelationshipConfiguration {

    /** The type of a relationship's aggregates, as others refer to them. */
    static final String RELATIONSHIP = "relationship";

    @Bean
    AggregateType<Relationship> relationshipType() {
        return new AggregateType<>(Relationship.class, RELATIONSHIP);
    }

    @Bean
    References relationshipReferences(ExistingAggregates existing) {
        return new References(existing);
    }

    /**
     * Registered after the bus's own interceptors, so that a repeated request is recognised before a repeated person.
     */
    @Bean(destroyMethod = "cancel")
    Registration nobodyIsMetTwice(
            CommandBus commandBus, JdbcClient jdbc, TransactionManager transactions, Turns turns) {
        return commandBus.registerHandlerInterceptor(
                new NobodyIsMetTwice(new PostgresMetPersons(jdbc), transactions, turns));
    }
}
