package io.rapport.command.relay;

import io.rapport.events.EventAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the event log in the order of positions. */
final class EventLog implements AutoCloseable {

    private static final String AFTER = """
            SELECT l.position, e.event_id, e.type, e.aggregate_type, e.aggregate_id, e.sequence, e.tenant_id, e.member_id,
                   e.actor, e.recorded_at, e.command_id, e.correlation_id, e.causation_id, e.payload
            FROM event_log l JOIN event e USING (global_index)
            WHERE l.position > ? ORDER BY l.position LIMIT ?
            """;

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

    EventLog(Connection connection) throws SQLException {
        after = connection.prepareStatement(AFTER);
    }

    /**
     * At most so many entries after a position.
     *
     * @throws LostEventException if a position is missing: the log is dense, so that would be a proof of loss
     */
    List<Entry> after(long position, int atMost) throws SQLException {
        after.setLong(1, position);
        after.setInt(2, atMost);
        List<Entry> entries = new ArrayList<>();
        try (ResultSet row = after.executeQuery()) {
            while (row.next()) {
                Entry entry = entry(row);
                if (entry.attributes().position() != position + entries.size() + 1) {
                    throw new LostEventException(position + entries.size() + 1);
                }
                entries.add(entry);
            }
        }
        return entries;
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

    @Override
    public void close() throws SQLException {
        after.close();
    }
}
