package io.rapport.query.platform.history;

import io.rapport.events.Owner;
import io.rapport.query.platform.engine.asks.MemberEvents;
import io.rapport.query.platform.web.InvalidFieldException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The events of single members as the log has them, in the order of their positions. What has no position yet is no
 * part of history.
 */
@Component
public final class MemberLog implements MemberEvents {

    /** So many rows come at a time. */
    private static final int ROWS = 500;

    private static final String LAST = "SELECT coalesce(max(position), 0) FROM event_log";

    /** Positions rise with time: as many looks as there are digits, not as there are events. */
    private static final String LAST_RECORDED_BY = """
            WITH RECURSIVE search(low, high) AS (
                SELECT 0::bigint, (SELECT coalesce(max(position), 0) FROM event_log)
                UNION ALL
                SELECT CASE WHEN by_then THEN middle ELSE low END, CASE WHEN by_then THEN high ELSE middle - 1 END
                FROM search,
                    LATERAL (SELECT (low + high + 1) / 2 AS middle) AS half,
                    LATERAL (SELECT e.recorded_at <= ? AS by_then
                        FROM event_log l JOIN event e USING (global_index) WHERE l.position = middle) AS look
                WHERE low < high)
            SELECT low FROM search WHERE low = high LIMIT 1""";

    private static final String RECORDED_AT =
            "SELECT e.recorded_at FROM event_log l JOIN event e USING (global_index) WHERE l.position = ?";

    /** By the index of first events. */
    private static final String AGGREGATES =
            "SELECT aggregate_id, type FROM event WHERE sequence = 0 AND tenant_id = ? AND member_id = ?";

    private static final String EVENTS = """
            SELECT %s
            FROM event e JOIN event_log l USING (global_index)
            WHERE e.aggregate_id = ANY (?) AND e.tenant_id = ? AND e.member_id = ? AND l.position <= ?
            ORDER BY l.position""".formatted(LogRows.COLUMNS);

    private static final String FORGOTTEN =
            "SELECT done_at FROM forgetting WHERE certificate_id = ? AND done_at IS NOT NULL";

    private final LogDatabase database;
    private final LogRows rowsOfLog;

    MemberLog(LogDatabase database, LogRows rows) {
        this.database = database;
        this.rowsOfLog = rows;
    }

    /** The position of the last event that anybody recorded; 0 if there is none. */
    public long last() {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(LAST)) {
                return number(query);
            }
        });
    }

    /**
     * Takes a position that somebody asked for. What has one may be asked for at once, whether or not it was published.
     *
     * @throws InvalidFieldException if no event has it yet
     */
    long existing(String field, long position) {
        long last = last();
        if (position > last) {
            throw new InvalidFieldException(field, "The log goes up to position " + last + " so far.");
        }
        return position;
    }

    /**
     * Whether nothing can have been recorded by then yet. The clock of who recorded the last event may be ahead of
     * ours.
     */
    boolean isToCome(Instant moment) {
        return moment.isAfter(InstantSource.system().instant()) && moment.isAfter(recordedAt(last()));
    }

    /**
     * The position of the last event that was recorded by then. The clocks of those who record may differ a little, and
     * so may the order of events that were recorded at the same moment.
     */
    long lastRecordedBy(Instant moment) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(LAST_RECORDED_BY)) {
                query.setObject(1, moment.atOffset(ZoneOffset.UTC));
                return number(query);
            }
        });
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** When the event at this position was recorded. */
    Instant recordedAt(long position) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(RECORDED_AT)) {
                query.setLong(1, position);
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? instant(rows, "recorded_at") : Instant.EPOCH;
                }
            }
        });
    }

    @Override
    public void read(Owner owner, Predicate<String> followed, long upTo, Reader reader) {
        database.read(connection -> {
            List<String> aggregates = aggregates(connection, owner, followed);
            if (!aggregates.isEmpty()) {
                read(connection, owner, aggregates, upTo, reader);
            }
            return aggregates.size();
        });
    }

    @Override
    public @Nullable Instant forgottenAt(UUID certificateId) {
        return database.read(connection -> {
                    try (PreparedStatement query = connection.prepareStatement(FORGOTTEN)) {
                        query.setObject(1, certificateId);
                        try (ResultSet rows = query.executeQuery()) {
                            return Optional.ofNullable(rows.next() ? instant(rows, "done_at") : null);
                        }
                    }
                })
                .orElse(null);
    }

    /** The aggregates of a member that begin with an event that {@code followed} lets through. */
    public Set<String> aggregates(Owner owner, Predicate<String> followed) {
        return database.read(connection -> new HashSet<>(aggregates(connection, owner, followed)));
    }

    /** The events of these aggregates of a member up to a position. */
    public void readAggregates(Owner owner, Collection<String> aggregateIds, long upTo, Reader reader) {
        database.read(connection -> {
            read(connection, owner, List.copyOf(aggregateIds), upTo, reader);
            return upTo;
        });
    }

    private static List<String> aggregates(Connection connection, Owner owner, Predicate<String> followed)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(AGGREGATES)) {
            query.setFetchSize(ROWS);
            query.setString(1, owner.tenantId());
            query.setString(2, owner.memberId());
            List<String> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    if (followed.test(rows.getString(2))) {
                        found.add(rows.getString(1));
                    }
                }
            }
            return found;
        }
    }

    private void read(Connection connection, Owner owner, List<String> aggregates, long upTo, Reader reader)
            throws SQLException {
        rowsOfLog.fetchKeysets(owner, aggregates);
        try (PreparedStatement query = connection.prepareStatement(EVENTS)) {
            query.setFetchSize(ROWS);
            query.setArray(1, connection.createArrayOf("text", aggregates.toArray()));
            query.setString(2, owner.tenantId());
            query.setString(3, owner.memberId());
            query.setLong(4, upTo);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    rowsOfLog.told(rows, owner).accept(reader);
                }
            }
        }
    }

    static Instant instant(ResultSet rows, String column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }
}
