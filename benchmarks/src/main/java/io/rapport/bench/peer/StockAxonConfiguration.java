package io.rapport.bench.peer;

import io.rapport.command.platform.aggregate.AggregateType;
import io.rapport.command.platform.aggregate.MetaDataKeys;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.Forgettings;
import io.rapport.command.platform.commands.Policies;
import io.rapport.command.platform.eventstore.TimeOrderedIds;
import io.rapport.command.platform.secrets.MemberMacs;
import io.rapport.events.EventCodec;
import io.rapport.events.Owner;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Axon by its own configuration API with what its reference guide recommends: the JDBC storage engine with the tables
 * and indexes of its PostgreSQL factory, the Jackson serializer, a cache in front of the repository, and snapshots made
 * outside of the command's thread. Its Boot starter is left out because without JPA it silently sets up neither
 * transactions nor a store, and because it walks the stack for a timeout with every message; so this is the faster one.
 */
@Configuration(proxyBeanMethods = false)
class StockAxonConfiguration {

    private static final int SNAPSHOT_EVERY = 100;
    private static final String DUPLICATE_KEY = "23505";

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    /** It has no keyring, and nobody is forgotten. */
    @Bean
    Forgettings forgettings() {
        return owner -> {};
    }

    /** Without a keyring there are no keys of members: a hash is what the installation's secret makes of it. */
    @Bean
    MemberMacs memberMacs() {
        return new MemberMacs() {
            @Override
            public boolean known(Owner owner) {
                return true;
            }

            @Override
            public void begin(Collection<Owner> owners) {
                // Nobody needs a key.
            }

            @Override
            public byte[] of(Owner owner, byte[] value) {
                return value;
            }
        };
    }

    @Bean
    TimeOrderedIds ids() {
        return new TimeOrderedIds();
    }

    @Bean(destroyMethod = "close")
    ExecutorService snapshotExecutor() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("snapshots").daemon().factory());
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean(destroyMethod = "shutdown")
    org.axonframework.config.Configuration axon(
            DataSource dataSource,
            TransactionManager transactions,
            ExecutorService snapshotExecutor,
            List<AggregateType<?>> types) {
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureTransactionManager(axon -> transactions)
                .configureSerializer(axon -> Jackson3Serializer.builder().build())
                .configureCorrelationDataProviders(axon -> List.of(
                        new MessageOriginProvider(),
                        new SimpleCorrelationDataProvider(
                                MetaDataKeys.TENANT_ID, MetaDataKeys.MEMBER_ID, MetaDataKeys.ACTOR)))
                .configureEmbeddedEventStore(axon -> storage(axon, dataSource))
                .configureSnapshotter(axon -> snapshotter(axon, snapshotExecutor, types));
        types.forEach(type -> configurer.configureAggregate(aggregate(type.type())));
        return configurer.start();
    }

    private static JdbcEventStorageEngine storage(org.axonframework.config.Configuration axon, DataSource dataSource) {
        ConnectionProvider connections =
                new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(axon.getComponent(TransactionManager.class))
                .eventSerializer(axon.eventSerializer())
                .snapshotSerializer(axon.serializer())
                .persistenceExceptionResolver(new SQLStateResolver(DUPLICATE_KEY))
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return engine;
    }

    private static Snapshotter snapshotter(
            org.axonframework.config.Configuration axon, ExecutorService executor, List<AggregateType<?>> types) {
        return AggregateSnapshotter.builder()
                .eventStore(axon.eventStore())
                .executor(executor)
                .transactionManager(axon.getComponent(TransactionManager.class))
                .aggregateFactories(types.stream()
                        .<org.axonframework.eventsourcing.AggregateFactory<?>>map(
                                type -> new GenericAggregateFactory<>(type.type()))
                        .toList())
                .build();
    }

    private static <T> AggregateConfigurer<T> aggregate(Class<T> type) {
        return AggregateConfigurer.defaultConfiguration(type)
                .configureWeakReferenceCache()
                .configureSnapshotTrigger(
                        axon -> new EventCountSnapshotTriggerDefinition(axon.snapshotter(), SNAPSHOT_EVERY));
    }

    @Bean
    EventStore eventStore(org.axonframework.config.Configuration axon) {
        return axon.eventStore();
    }

    /** Contexts add theirs, as in command-service. */
    @Bean
    Policies policies() {
        return new Policies();
    }

    @Bean
    CommandBus commandBus(org.axonframework.config.Configuration axon, Policies policies) {
        CommandBus bus = axon.commandBus();
        bus.registerHandlerInterceptor(policies);
        return bus;
    }

    @Bean
    CommandDispatcher commandDispatcher(org.axonframework.config.Configuration axon) {
        return new GatewayDispatcher(axon.commandGateway());
    }
}
