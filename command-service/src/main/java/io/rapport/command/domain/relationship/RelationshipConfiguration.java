package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.RelationshipCommand.ForgetPerson;
import io.rapport.command.platform.aggregate.AggregateType;
import io.rapport.command.platform.commands.AtStart;
import io.rapport.command.platform.commands.CertifiesForgetting;
import io.rapport.command.platform.commands.Ids;
import io.rapport.command.platform.commands.Policies;
import io.rapport.command.platform.commands.Turns;
import io.rapport.command.platform.secrets.MemberMacs;
import io.rapport.events.EventCodec;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the relationship's context. */
@Configuration(proxyBeanMethods = false)
class RelationshipConfiguration {

    /** The type of a relationship's aggregates, as others refer to them. */
    static final String RELATIONSHIP = "relationship";

    @Bean
    AggregateType<Relationship> relationshipType() {
        return new AggregateType<>(Relationship.class);
    }

    @Bean
    CertifiesForgetting forgottenPeopleAreCertified() {
        return new CertifiesForgetting() {
            @Override
            public Optional<?> of(String aggregateType, UUID aggregateId, Ids ids) {
                return aggregateType.equals(RELATIONSHIP)
                        ? Optional.of(new ForgetPerson(aggregateId, ids.next()))
                        : Optional.empty();
            }
        };
    }

    @Bean(destroyMethod = "cancel")
    Registration whenPeopleAreToldOfThenTheyAreKnown(Policies policies, EventStore events) {
        return policies.add(new WhenPeopleAreToldOfThenTheyAreKnown(events));
    }

    @Bean
    KeyedHashes keyedHashes(@Value("${rapport.secret}") String secret, MemberMacs members) {
        return new KeyedHashes(secret, members);
    }

    @Bean
    Histories histories(EventStore events) {
        return Histories.in(events);
    }

    @Bean(destroyMethod = "cancel")
    Registration whenRecordsAreOfOnePersonThenOneStandsForAll(
            Policies policies,
            CommandBus commandBus,
            Histories histories,
            JdbcClient jdbc,
            TransactionManager transactions,
            Turns turns) {
        return policies.add(
                new WhenRecordsAreOfOnePersonThenOneStandsForAll(commandBus, histories, jdbc, transactions, turns));
    }

    /**
     * As a policy it comes after the bus's own interceptors, so that a repeated request is recognised before a repeated
     * person.
     */
    @Bean(destroyMethod = "cancel")
    Registration nobodyIsMetTwice(
            Policies policies,
            JdbcClient jdbc,
            KeyedHashes hashes,
            EventCodec codec,
            Histories histories,
            TransactionManager transactions,
            PlatformTransactionManager springTransactions,
            Turns turns) {
        KeyedTable table = new KeyedTable(
                jdbc, new TransactionTemplate(springTransactions), hashes, new RecordedPersons(jdbc, codec));
        AtStart.done(table::bringUpToDate);
        return policies.add(new NobodyIsMetTwice(new PostgresMetPersons(jdbc, hashes, histories), transactions, turns));
    }
}
