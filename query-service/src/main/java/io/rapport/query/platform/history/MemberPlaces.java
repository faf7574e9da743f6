package io.rapport.query.platform.history;

import io.rapport.events.Owner;
import io.rapport.query.platform.engine.asks.MemberEvents.Reader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/**
 * Where in the log the events of members are, so that any number of them can be read a few at a time, and whoever takes
 * their time with what they are told holds no connection.
 */
@Component
public final class MemberPlaces {

    private static final int ROWS = 10_000;

    /** Without an order, so that PostgreSQL has nothing to sort and to keep. */
    private static final String PLACES = """
            SELECT l.position FROM event e JOIN event_log l USING (global_index)
            WHERE e.aggregate_id = ANY (?) AND e.tenant_id = ? AND e.member_id = ? AND l.position <= ?""";

    private static final String AGGREGATES = """
            SELECT DISTINCT e.aggregate_id FROM event_log l JOIN event e USING (global_index)
            WHERE l.position = ANY (?) AND e.tenant_id = ? AND e.member_id = ?""";

    private static final String EVENTS = """
            SELECT %s
            FROM event_log l JOIN event e USING (global_index)
            WHERE l.position = ANY (?) AND e.tenant_id = ? AND e.member_id = ?
            ORDER BY l.position""".formatted(LogRows.COLUMNS);

    private final LogDatabase database;
    private final LogRows rowsOfLog;

    MemberPlaces(LogDatabase database, LogRows rows) {
        this.database = database;
        this.rowsOfLog = rows;
    }

    /** Of the events of these aggregates of a member, up to a position, in order. */
    public long[] of(Owner owner, Collection<String> aggregateIds, long upTo) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(PLACES)) {
                query.setFetchSize(ROWS);
                query.setArray(1, connection.createArrayOf("text", aggregateIds.toArray()));
                query.setString(2, owner.tenantId());
                query.setString(3, owner.memberId());
                query.setLong(4, upTo);
                LongStream.Builder found = LongStream.builder();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getLong(1));
                    }
                }
                return found.build().sorted().toArray();
            }
        });
    }

    /** Tells the member's events at these few places, once the log has given all of them. */
    public void read(Owner owner, long[] places, Reader reader) {
        List<Consumer<Reader>> read = database.read(connection -> {
            Object[] all = LongStream.of(places).boxed().toArray();
            Set<String> aggregates = new HashSet<>();
            try (PreparedStatement query = connection.prepareStatement(AGGREGATES)) {
                query.setArray(1, connection.createArrayOf("bigint", all));
                query.setString(2, owner.tenantId());
                query.setString(3, owner.memberId());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        aggregates.add(rows.getString(1));
                    }
                }
            }
            rowsOfLog.fetchKeysets(owner, aggregates);
            List<Consumer<Reader>> told = new ArrayList<>(places.length);
            try (PreparedStatement query = connection.prepareStatement(EVENTS)) {
                query.setArray(1, connection.createArrayOf("bigint", all));
                query.setString(2, owner.tenantId());
                query.setString(3, owner.memberId());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        told.add(rowsOfLog.told(rows, owner));
                    }
                }
            }
            return told;
        });
        read.forEach(one -> one.accept(reader));
    }
}
