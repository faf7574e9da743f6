package io.rapport.command.platform.eventstore;

import io.rapport.command.platform.commands.Ids;
import io.rapport.command.platform.dispatch.CommandInFlight;
import io.rapport.command.platform.keys.Keys;
import io.rapport.events.EventCodec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Events and snapshots in PostgreSQL. It offers no streaming: a tracking token forgets events that commit late (Axon
 * issue 4829), and the sequencer does not.
 */
final class PostgresEventStorage implements EventStorageEngine {

    private final EventAppender appender;
    private final EventReader reader;
    private final Snapshots snapshots;

    PostgresEventStorage(
            JdbcTemplate jdbc,
            EventCodec codec,
            Snapshots snapshots,
            Ids ids,
            AggregateCache cache,
            @Nullable Keys keys) {
        this.appender = new EventAppender(jdbc, codec, ids, cache, keys);
        this.reader = new EventReader(jdbc, codec, snapshots, cache);
        this.snapshots = snapshots;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (!events.isEmpty()) {
            appender.append(
                    events.stream().map(PostgresEventStorage::ofAggregate).toList(), CommandInFlight.current());
        }
    }

    private static DomainEventMessage<?> ofAggregate(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> domainEvent) {
            return domainEvent;
        }
        throw new IllegalArgumentException("Only aggregates publish events");
    }

    /** The aggregate's snapshot, if there is one of today's form, and the events after it. */
    DomainEventStream readFromSnapshot(String aggregateIdentifier) {
        return reader.readFromSnapshot(aggregateIdentifier);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return reader.read(aggregateIdentifier, firstSequenceNumber);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return Optional.ofNullable(reader.lastSequence(aggregateIdentifier));
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots.store(snapshot);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return snapshots.read(aggregateIdentifier);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        throw new UnsupportedOperationException("Events are streamed from the topic, not from the event store");
    }
}
