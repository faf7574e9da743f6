package io.rapport.query.platform.history;

import io.rapport.events.EventEnvelope;
import io.rapport.events.EventTypes;
import io.rapport.events.MemberKey;
import io.rapport.events.RapportEvent;
import io.rapport.events.member.MemberEvent.MemberForgotten;
import io.rapport.query.platform.engine.asks.MemberEvents;
import io.rapport.query.platform.projection.Owner;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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

    private final LogDatabase database;
    private final LogRows rowsOfLog;

    Certificates(LogDatabase database, LogRows rows) {
        this.database = database;
        this.rowsOfLog = rows;
    }

    /** Those of a member up to a position. */
    List<EventEnvelope> of(Owner owner, long upTo) {
        List<Consumer<MemberEvents.Reader>> read = database.read(connection -> {
            List<Consumer<MemberEvents.Reader>> told = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(EVENTS)) {
                query.setString(1, MemberKey.of(owner.tenantId(), owner.memberId()));
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
