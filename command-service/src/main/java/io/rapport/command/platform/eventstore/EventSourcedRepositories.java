package io.rapport.command.platform.eventstore;

import io.rapport.command.platform.aggregate.AggregateType;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.command.platform.forgetting.ForgottenMembers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.Repository;

/** One event-sourcing repository an aggregate type, all with the same guard, cache and rule for snapshots. */
final class EventSourcedRepositories {

    private final Map<Class<?>, Repository<?>> repositories = new HashMap<>();

    EventSourcedRepositories(
            List<AggregateType<?>> types,
            EventStore eventStore,
            SnapshotTriggerDefinition snapshots,
            Cache cache,
            LockFactory locks,
            ForgottenMembers forgotten) {
        types.forEach(
                type -> repositories.put(type.type(), build(type, eventStore, snapshots, cache, locks, forgotten)));
    }

    private static <T extends Owned> Repository<T> build(
            AggregateType<T> type,
            EventStore eventStore,
            SnapshotTriggerDefinition snapshots,
            Cache cache,
            LockFactory locks,
            ForgottenMembers forgotten) {
        return new GuardedRepository<>(
                new RepositoryOfType<>(
                        type,
                        EventSourcingRepository.builder(type.type())
                                .eventStore(eventStore)
                                .snapshotTriggerDefinition(snapshots)
                                .cache(cache)
                                .lockFactory(locks)),
                forgotten);
    }

    void subscribe(CommandBus bus, CommandTargetResolver targets) {
        repositories.keySet().forEach(type -> subscribe(type, bus, targets));
    }

    private <T> void subscribe(Class<T> type, CommandBus bus, CommandTargetResolver targets) {
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .repository(of(type))
                .commandTargetResolver(targets)
                .build()
                .subscribe(bus);
    }

    @SuppressWarnings("unchecked") // the map's only writer puts a repository of T at the class of T
    private <T> Repository<T> of(Class<T> type) {
        Repository<?> repository = repositories.get(type);
        if (repository == null) {
            throw new IllegalArgumentException(type.getSimpleName() + " is not declared as an aggregate type");
        }
        return (Repository<T>) repository;
    }
}
