package io.rapport.command.platform.eventstore;

import io.rapport.command.platform.aggregate.AggregateType;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Finds aggregates of its type, and no others: ids are of all types, and so are events and cache. By the id of a goal
 * there is no relationship.
 */
final class RepositoryOfType<T> extends CachingEventSourcingRepository<T> {

    private final Class<?> type;
    private final String name;

    RepositoryOfType(AggregateType<?> type, EventSourcingRepository.Builder<T> builder) {
        super(builder);
        this.type = type.type();
        this.name = type.name();
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String id, @Nullable Long expectedVersion) {
        EventSourcedAggregate<T> found = super.doLoadWithLock(id, expectedVersion);
        if (found.rootType() != type) {
            throw new AggregateNotFoundException(id, "It is of another type");
        }
        return found;
    }

    @Override
    protected DomainEventStream readEvents(String id) {
        DomainEventStream events = super.readEvents(id);
        return events.hasNext() && !name.equals(events.peek().getType()) ? DomainEventStream.empty() : events;
    }
}
