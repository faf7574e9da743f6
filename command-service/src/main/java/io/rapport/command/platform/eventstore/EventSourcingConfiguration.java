package io.rapport.command.platform.eventstore;

import io.rapport.command.platform.aggregate.AggregateType;
import io.rapport.command.platform.aggregate.ExistingAggregates;
import io.rapport.command.platform.commands.Ids;
import io.rapport.command.platform.commands.Policies;
import io.rapport.command.platform.dispatch.CommandInFlightInterceptor;
import io.rapport.command.platform.dispatch.WhatIsNamedIsThere;
import io.rapport.command.platform.forgetting.ForgottenMembers;
import io.rapport.command.platform.keys.Keys;
import io.rapport.command.platform.leadership.Signal;
import io.rapport.events.EventCodec;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.unit.DataSize;

/**
 * Puts Axon together by hand. Its autoconfiguration falls back to a bus without a transaction and a store without an
 * engine when there is no JPA, and says nothing; what is written here is what runs.
 */
@Configuration(proxyBeanMethods = false)
class EventSourcingConfiguration {

    private static final int MOST_SNAPSHOTS_WAITING = 1_000;

    /**
     * Migrations have a connection of their own, since they may take longer than a request; PostgreSQL may start at the
     * same time as this service, or a little later.
     */
    @Bean
    FlywayConfigurationCustomizer migrations(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String user,
            @Value("${spring.datasource.password}") String password) {
        return flyway ->
                flyway.dataSource(url, user, password).connectRetries(60).connectRetriesInterval(1);
    }

    /** The only one that is to be used for what is stored. */
    @Bean
    EventCodec eventCodec(Keys keys) {
        return new EventCodec(keys);
    }

    @Bean
    TimeOrderedIds ids() {
        return new TimeOrderedIds();
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    EventStore eventStore(
            JdbcTemplate jdbc,
            EventCodec codec,
            Ids ids,
            List<AggregateType<?>> types,
            Signal commitSignal,
            AggregateCache cache,
            Keys keys) {
        Snapshots snapshots = new Snapshots(jdbc, types, keys);
        return PostgresEventStore.over(
                new PostgresEventStorage(jdbc, codec, snapshots, ids, cache, keys), commitSignal::raise);
    }

    @Bean
    Policies policies(ExistingAggregates existing) {
        Policies policies = new Policies();
        policies.add(new WhatIsNamedIsThere(existing));
        return policies;
    }

    /** A command's events are appended in one statement, so no transaction is begun unless a policy needs one. */
    @Bean
    CommandBus commandBus(Policies policies) {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .build();
        bus.registerHandlerInterceptor(new CommandInFlightInterceptor());
        bus.registerHandlerInterceptor(policies);
        return bus;
    }

    @Bean(destroyMethod = "close")
    ExecutorService snapshotExecutor() {
        // Off the command's thread, and one at a time: a snapshot is never urgent, and one that is left out comes
        // later.
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_SNAPSHOTS_WAITING),
                Thread.ofPlatform().name("snapshots").daemon().factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Bean
    Snapshotter snapshotter(
            EventStore eventStore,
            ExecutorService snapshotExecutor,
            TransactionManager transactions,
            List<AggregateType<?>> types) {
        return AggregateSnapshotter.builder()
                .eventStore(eventStore)
                .executor(snapshotExecutor)
                .transactionManager(transactions)
                .aggregateFactories(types.stream()
                        .<org.axonframework.eventsourcing.AggregateFactory<?>>map(
                                type -> new GenericAggregateFactory<>(type.type()))
                        .toList())
                .build();
    }

    @Bean
    AggregateCache aggregateCache(@Value("${rapport.aggregate-cache-size:32MB}") DataSize size) {
        return new AggregateCache(size);
    }

    @Bean
    EventSourcedRepositories aggregateRepositories(
            EventStore eventStore,
            Snapshotter snapshotter,
            Cache cache,
            List<AggregateType<?>> types,
            ForgottenMembers forgotten) {
        return new EventSourcedRepositories(
                types,
                eventStore,
                new GrowingSnapshotTrigger(snapshotter),
                cache,
                PessimisticLockFactory.usingDefaults(),
                forgotten);
    }

    @Bean
    SmartInitializingSingleton commandSubscriptions(
            CommandBus bus, EventSourcedRepositories repositories, CommandTargetResolver targets) {
        return () -> repositories.subscribe(bus, targets);
    }
}
