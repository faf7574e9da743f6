package io.rapport.query.platform.history;

import io.rapport.events.EventEnvelope;
import io.rapport.events.EventTypes;
import io.rapport.events.MemberKey;
import io.rapport.events.Owner;
import io.rapport.events.RapportEvent;
import io.rapport.events.member.MemberEvent.MemberForgotten;
import io.rapport.query.platform.engine.asks.MemberEvents;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The events that certify that a member was forgotten. They are about all that was theirs, whatever aggregate they are
 * of; that of a person is about that person alone.
 */
@Component
class Certificates {

    static final Class<? extends RapportEvent> TYPE = MemberForgotten.class;

    private static final String EVENTS = """
            SELECT %s
            FROM event e JOIN event_log l USING (global_index)
            WHERE e.aggregate_id = ? AND e.type = ? AND e.tenant_id = ? AND e.member_id = ? AND l.position <= ?
            ORDER BY l.position""".formatted(LogRows.COLUMNS);

    private static final String FORGOTTEN = """
            SELECT DISTINCT e.member_id
            FROM event e JOIN event_log l USING (global_index)
            WHERE e.aggregate_id = ANY (?) AND e.type = ? AND e.tenant_id = ? AND l.position <= ?
              AND (?::timestamptz IS NULL OR e.recorded_at <= ?)""";

    private final LogDatabase database;
    private final LogRows rowsOfLog;

    Certificates(LogDatabase database, LogRows rows) {
        this.database = database;
        this.rowsOfLog = rows;
    }

    /** Which of these members of a tenant it certifies up to a position, and up to an instant if there is one. */
    Set<String> forgotten(String tenantId, Collection<String> members, long upTo, @Nullable Instant by) {
        return database.read(connection -> {
            Set<String> found = new HashSet<>();
            try (PreparedStatement query = connection.prepareStatement(FORGOTTEN)) {
                query.setArray(
                        1,
                        connection.createArrayOf(
                                "text",
                                members.stream()
                                        .map(member -> MemberKey.of(tenantId, member))
                                        .toArray()));
                query.setString(2, EventTypes.nameOf(TYPE));
                query.setString(3, tenantId);
                query.setLong(4, upTo);
                @Nullable OffsetDateTime instant = by == null ? null : by.atOffset(ZoneOffset.UTC);
                query.setObject(5, instant, Types.TIMESTAMP_WITH_TIMEZONE);
                query.setObject(6, instant, Types.TIMESTAMP_WITH_TIMEZONE);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
            return found;
        });
    }

    /** Those of a member up to a position. */
    List<EventEnvelope> of(Owner owner, long upTo) {
        List<Consumer<MemberEvents.Reader>> read = database.read(connection -> {
            List<Consumer<MemberEvents.Reader>> told = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(EVENTS)) {
                query.setString(1, owner.key());
                query.setString(2, EventTypes.nameOf(TYPE));
                query.setString(3, owner.tenantId());
                query.setString(4, owner.memberId());
                query.setLong(5, upTo);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        told.add(rowsOfLog.told(rows, owner));
                    }
                }
            }
            return told;
        });
        List<EventEnvelope> found = new ArrayList<>();
        read.forEach(one -> one.accept(new AggregateEvents.Into(found)));
        return found;
    }
}
