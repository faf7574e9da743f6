package io.rapport.command.platform.relay;

import io.rapport.events.EventAttributes;
import io.rapport.events.MemberKey;
import io.rapport.trouble.TroubleException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the event log in the order of positions. */
final class EventLog implements AutoCloseable {

    /** A transaction costs the broker some 10 ms whatever it holds, so a backlog is published in large ones. */
    static final int MOST_EVENTS = 4_000;

    /** What the payloads of a batch may weigh: two of them are in memory, one being published and one read ahead. */
    static final long MOST_BYTES = 4L * 1024 * 1024;

    /**
     * The lengths are summed up before any payload is read: a large one is stored beside its row, which knows how long
     * it is. The first event comes however large it is.
     */
    private static final String AFTER = """
            SELECT * FROM (
                SELECT row.*, sum(octet_length(payload)) OVER (ORDER BY position ROWS UNBOUNDED PRECEDING) AS bytes
                FROM (
                    SELECT l.position, e.event_id, e.type, e.aggregate_type, e.aggregate_id, e.sequence, e.tenant_id,
                           e.member_id, e.actor, e.recorded_at, e.command_id, e.correlation_id, e.causation_id,
                           e.payload
                    FROM event_log l JOIN event e USING (global_index)
                    WHERE l.position > ? ORDER BY l.position LIMIT ?) row) weighed
            WHERE bytes <= ? OR bytes = octet_length(payload)
            ORDER BY position
            """;

    private static final String ORIGINS = """
            SELECT l.position, e.event_id, e.tenant_id, e.member_id
            FROM event_log l JOIN event e USING (global_index) WHERE l.position = ANY (?)
            """;

    private static final String KEYS = """
            SELECT l.position, e.tenant_id, e.member_id
            FROM event_log l JOIN event e USING (global_index) WHERE l.position > ? AND l.position <= ?
            """;

    private final Connection connection;
    private final PreparedStatement after;

    /** An event as it is stored: nobody reads it on the way, so its bytes stay those that were written. */
    record Entry(EventAttributes attributes, Payload payload) {}

    /** The stored bytes of an event. */
    static final class Payload {

        private final byte[] bytes;

        Payload(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /**
     * Entries that are published together.
     *
     * @param moreMayFollow whether it is as much as a batch may be, so that there may be a backlog
     */
    record Batch(List<Entry> entries, boolean moreMayFollow) {

        static final Batch EMPTY = new Batch(List.of(), false);

        boolean isEmpty() {
            return entries.isEmpty();
        }

        long last() {
            return entries.getLast().attributes().position();
        }
    }

    /** Which event is at a position, and the key of its record. */
    record Origin(UUID eventId, String key) {}

    /** Takes one position after the other. */
    @FunctionalInterface
    interface KeyTaker {
        void take(long position, String key);
    }

    EventLog(Connection connection) throws SQLException {
        this.connection = connection;
        this.after = connection.prepareStatement(AFTER);
    }

    /**
     * The batch after a position: as many entries as are there, up to {@link #MOST_EVENTS} and {@link #MOST_BYTES}.
     *
     * @throws TroubleException if a position is missing: the log is dense, so that would be a proof of loss
     */
    Batch after(long position) throws SQLException {
        return after(position, MOST_EVENTS);
    }

    /** As {@link #after(long)}, but no more entries than these. */
    Batch after(long position, int atMost) throws SQLException {
        after.setLong(1, position);
        after.setInt(2, atMost);
        after.setLong(3, MOST_BYTES);
        List<Entry> entries = new ArrayList<>();
        long bytes = 0;
        try (ResultSet row = after.executeQuery()) {
            while (row.next()) {
                Entry entry = entry(row);
                long expected = position + entries.size() + 1;
                if (entry.attributes().position() != expected) {
                    throw new TroubleException(
                            "LostEvent",
                            "position %d is missing in the log; nothing after it is published".formatted(expected));
                }
                entries.add(entry);
                bytes += entry.payload().bytes().length;
            }
        }
        return new Batch(entries, entries.size() == atMost || bytes > MOST_BYTES / 2);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        EventAttributes attributes = new EventAttributes(
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getLong("sequence"),
                row.getLong("position"),
                row.getString("tenant_id"),
                row.getString("member_id"),
                row.getString("actor"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("command_id", UUID.class),
                row.getObject("correlation_id", UUID.class),
                row.getObject("causation_id", UUID.class));
        return new Entry(attributes, new Payload(row.getBytes("payload")));
    }

    /** The last position, 0 if there is none. */
    long head() throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT coalesce(max(position), 0) FROM event_log");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** What the log knows of these positions; those that it does not have are left out. */
    Map<Long, Origin> origins(Collection<Long> positions) throws SQLException {
        Map<Long, Origin> origins = new HashMap<>();
        Array array = connection.createArrayOf("bigint", positions.toArray());
        try (PreparedStatement statement = connection.prepareStatement(ORIGINS)) {
            statement.setArray(1, array);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    origins.put(row.getLong("position"), new Origin(row.getObject("event_id", UUID.class), key(row)));
                }
            }
        } finally {
            array.free();
        }
        return origins;
    }

    /** The keys of the positions after one and up to another. */
    void keysBetween(long position, long last, KeyTaker taker) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEYS)) {
            statement.setLong(1, position);
            statement.setLong(2, last);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    taker.take(row.getLong("position"), key(row));
                }
            }
        }
    }

    private static String key(ResultSet row) throws SQLException {
        return MemberKey.of(row.getString("tenant_id"), row.getString("member_id"));
    }

    @Override
    public void close() throws SQLException {
        after.close();
    }
}
