package io.rapport.query.platform.history;

import io.rapport.events.EventEnvelope;
import io.rapport.events.EventTypes;
import io.rapport.events.MemberKey;
import io.rapport.events.RapportEvent;
import io.rapport.events.member.MemberEvent.MemberForgotten;
import io.rapport.events.relationship.RelationshipEvent.PersonForgotten;
import io.rapport.query.platform.engine.asks.MemberEvents;
import io.rapport.query.platform.projection.Owner;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The events that certify that somebody was forgotten, and name nobody. */
@Component
class Certificates {

    static final Set<Class<? extends RapportEvent>> TYPES = Set.of(MemberForgotten.class, PersonForgotten.class);

    /** What was asked to be forgotten says in which aggregates that is. */
    private static final String EVENTS = """
            SELECT %s
            FROM event e JOIN event_log l USING (global_index)
            WHERE e.aggregate_id = ANY (?::text || ARRAY (
                    SELECT unnest(f.relationships)::text FROM forgetting f
                    WHERE ? AND f.tenant_id = ? AND f.member_id = ?))
                AND e.type = ANY (?) AND e.tenant_id = ? AND e.member_id = ? AND l.position <= ?
            ORDER BY l.position""".formatted(LogRows.COLUMNS);

    private final LogDatabase database;
    private final LogRows rowsOfLog;

    Certificates(LogDatabase database, LogRows rows) {
        this.database = database;
        this.rowsOfLog = rows;
    }

    /**
     * Those of a member up to a position.
     *
     * @param ofPeople whether of people, too, or of the member alone
     */
    List<EventEnvelope> of(Owner owner, long upTo, boolean ofPeople) {
        List<Consumer<MemberEvents.Reader>> read = database.read(connection -> {
            List<Consumer<MemberEvents.Reader>> told = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(EVENTS)) {
                query.setString(1, MemberKey.of(owner.tenantId(), owner.memberId()));
                query.setBoolean(2, ofPeople);
                query.setString(3, owner.tenantId());
                query.setString(4, owner.memberId());
                query.setArray(
                        5,
                        connection.createArrayOf(
                                "text", TYPES.stream().map(EventTypes::nameOf).toArray()));
                query.setString(6, owner.tenantId());
                query.setString(7, owner.memberId());
                query.setLong(8, upTo);
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
