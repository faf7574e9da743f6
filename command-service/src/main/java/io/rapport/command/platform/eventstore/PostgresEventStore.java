package io.rapport.command.platform.eventstore;

import java.util.List;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;

/** Axon's event store over {@link PostgresEventStorage}; wakes the sequencer after each commit. */
final class PostgresEventStore extends AbstractEventStore {

    private final PostgresEventStorage storage;
    private final Runnable afterCommit;

    private PostgresEventStore(Builder builder) {
        super(builder);
        this.storage = builder.storage;
        this.afterCommit = builder.afterCommit;
    }

    static PostgresEventStore over(PostgresEventStorage storage, Runnable afterCommit) {
        return new Builder(storage, afterCommit).build();
    }

    /** Snapshot and events in one round trip. */
    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        return DomainEventStream.concat(
                storage.readFromSnapshot(aggregateIdentifier),
                DomainEventStream.of(stagedDomainEventMessages(aggregateIdentifier)));
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        afterCommit.run();
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        throw new UnsupportedOperationException("Events are streamed from the topic, not from the event store");
    }

    private static final class Builder extends AbstractEventStore.Builder {

        private final PostgresEventStorage storage;
        private final Runnable afterCommit;

        Builder(PostgresEventStorage storage, Runnable afterCommit) {
            storageEngine(storage);
            this.storage = storage;
            this.afterCommit = afterCommit;
        }

        PostgresEventStore build() {
            return new PostgresEventStore(this);
        }
    }
}
