package io.rapport.command.platform.eventstore;

import io.rapport.command.platform.aggregate.MetaDataKeys;
import io.rapport.events.EventCodec;
import io.rapport.events.Origin;
import io.rapport.events.RapportEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the events of one aggregate, a page at a time, each in its current version. */
final class EventReader {

    private static final int PAGE = 1_000;

    private static final String COLUMNS =
            "event_id, type, aggregate_type, aggregate_id, sequence, tenant_id, member_id, recorded_at, payload";

    private static final String EVENTS =
            "SELECT " + COLUMNS + " FROM event WHERE aggregate_id = ? AND sequence >= ? ORDER BY sequence LIMIT ?";

    /** A snapshot has no event id. It comes first, since all events here are later. */
    private static final String SNAPSHOT_AND_EVENTS = """
            WITH shortcut AS MATERIALIZED (
                SELECT aggregate_type, sequence, tenant_id, member_id, payload
                FROM snapshot WHERE aggregate_id = ? AND format = ANY (?)
            ), events AS (
                SELECT %1$s FROM event
                WHERE aggregate_id = ? AND sequence > coalesce((SELECT sequence FROM shortcut), -1)
                ORDER BY sequence LIMIT ?
            )
            SELECT %1$s, NULL AS state FROM events
            UNION ALL
            SELECT NULL, NULL, aggregate_type, NULL, sequence, tenant_id, member_id, NULL, NULL, payload FROM shortcut
            ORDER BY sequence
            """.formatted(COLUMNS);

    private final JdbcTemplate jdbc;
    private final EventCodec codec;
    private final Snapshots snapshots;
    private final AggregateCache cache;

    EventReader(JdbcTemplate jdbc, EventCodec codec, Snapshots snapshots, AggregateCache cache) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.snapshots = snapshots;
        this.cache = cache;
    }

    /** The aggregate's snapshot, if there is one that can be used, and the events after it. */
    DomainEventStream readFromSnapshot(String aggregateId) {
        Pages pages = new Pages(aggregateId, 0);
        List<Optional<DomainEventMessage<?>>> found = pages.fetchFromSnapshot();
        if (found.isEmpty()) {
            return pages;
        }
        return found.getFirst()
                .map(snapshot -> DomainEventStream.concat(DomainEventStream.of(snapshot), pages))
                .orElseGet(() -> read(aggregateId, 0));
    }

    DomainEventStream read(String aggregateId, long firstSequence) {
        return new Pages(aggregateId, firstSequence);
    }

    @Nullable
    Long lastSequence(String aggregateId) {
        return jdbc.queryForObject("SELECT max(sequence) FROM event WHERE aggregate_id = ?", Long.class, aggregateId);
    }

    private DomainEventMessage<RapportEvent> message(ResultSet row, byte[] payload) throws SQLException {
        Origin origin = new Origin(
                row.getString("tenant_id"),
                row.getString("member_id"),
                row.getString("aggregate_id"),
                row.getObject("event_id", UUID.class));
        MetaData metaData = MetaData.emptyInstance()
                .and(MetaDataKeys.TENANT_ID, origin.tenantId())
                .and(MetaDataKeys.MEMBER_ID, origin.memberId());
        return new GenericDomainEventMessage<>(
                row.getString("aggregate_type"),
                origin.aggregateId(),
                row.getLong("sequence"),
                codec.decode(row.getString("type"), payload, origin),
                metaData,
                origin.eventId().toString(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private final class Pages implements DomainEventStream {

        private final String aggregateId;
        private final Deque<DomainEventMessage<RapportEvent>> page = new ArrayDeque<>();
        private long large;
        private long nextSequence;
        private boolean exhausted;
        private @Nullable Long last;

        Pages(String aggregateId, long firstSequence) {
            this.aggregateId = aggregateId;
            this.nextSequence = firstSequence;
        }

        @Override
        public DomainEventMessage<?> peek() {
            if (!hasNext()) {
                throw new NoSuchElementException("The aggregate has no more events");
            }
            return page.getFirst();
        }

        @Override
        public boolean hasNext() {
            if (page.isEmpty() && !exhausted) {
                fetch();
            }
            return !page.isEmpty();
        }

        @Override
        public DomainEventMessage<?> next() {
            DomainEventMessage<?> next = peek();
            page.removeFirst();
            last = next.getSequenceNumber();
            return next;
        }

        @Override
        public @Nullable Long getLastSequenceNumber() {
            return last;
        }

        private void fetch() {
            boolean first = nextSequence == 0;
            jdbc.query(
                    EVENTS,
                    row -> {
                        add(row);
                    },
                    aggregateId,
                    nextSequence,
                    PAGE);
            fetched(first);
        }

        /** The snapshot, if there is one; it is empty if its state cannot be read. */
        List<Optional<DomainEventMessage<?>>> fetchFromSnapshot() {
            List<Optional<DomainEventMessage<?>>> found = new ArrayList<>(1);
            jdbc.query(
                    SNAPSHOT_AND_EVENTS,
                    row -> {
                        if (row.getString("event_id") == null) {
                            large += AggregateCache.beyondOrdinary(
                                    row.getLong("sequence") + 1,
                                    row.getString("state").length());
                            found.add(snapshots.message(
                                    row.getString("aggregate_type"),
                                    aggregateId,
                                    row.getLong("sequence"),
                                    row.getString("tenant_id"),
                                    row.getString("member_id"),
                                    row.getString("state")));
                        } else {
                            add(row);
                        }
                    },
                    aggregateId,
                    snapshots.formats(),
                    aggregateId,
                    PAGE);
            fetched(true);
            return found;
        }

        private void add(ResultSet row) throws SQLException {
            byte[] payload = row.getBytes("payload");
            large += AggregateCache.beyondOrdinary(1, payload.length);
            page.addLast(message(row, payload));
        }

        private void fetched(boolean first) {
            if (first) {
                cache.readAnew(aggregateId, large);
            } else {
                cache.grew(aggregateId, large);
            }
            large = 0;
            exhausted = page.size() < PAGE;
            if (!page.isEmpty()) {
                nextSequence = page.getLast().getSequenceNumber() + 1;
            }
        }
    }
}
