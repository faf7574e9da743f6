package io.rapport.query.platform.history;

import io.rapport.events.EventCodec;
import io.rapport.events.EventEnvelope;
import io.rapport.events.Origin;
import io.rapport.events.Owner;
import io.rapport.events.SealsUnavailableException;
import io.rapport.events.Subject;
import io.rapport.query.platform.engine.asks.Keysets;
import io.rapport.query.platform.engine.asks.MemberEvents.Reader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes events of the log's rows, with the keys of today. */
@Component
class LogRows {

    /** What a row needs to have, of {@code event_log l} and {@code event e}. */
    static final String COLUMNS = """
            l.position, e.event_id, e.type, e.aggregate_type, e.aggregate_id, e.sequence, e.actor,
                e.recorded_at, e.command_id, e.correlation_id, e.causation_id, e.payload""";

    /** A member's own aggregate has an id of another form, and no keyset but the member's. */
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final int MOST_KEYSETS = 4_000;

    private static final Logger LOG = LoggerFactory.getLogger(LogRows.class);

    private final EventCodec codec;
    private final Keysets keysets;

    LogRows(EventCodec codec, Keysets keysets) {
        this.codec = codec;
        this.keysets = keysets;
    }

    /** The event of the row that is looked at, or that it cannot be read. */
    Consumer<Reader> told(ResultSet rows, Owner owner) throws SQLException {
        String aggregate = rows.getString("aggregate_id");
        try {
            EventEnvelope event = event(rows, owner, aggregate);
            return reader -> reader.on(event);
        } catch (SealsUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            // The engine parks it, and says why.
            return reader -> reader.onIllegible(aggregate);
        }
    }

    /** Of more than can be kept, the rest is fetched one by one. */
    void fetchKeysets(Owner owner, Collection<String> aggregates) {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(Subject.member(owner.tenantId(), owner.memberId()));
        aggregates.stream()
                .filter(id -> UUID_FORM.matcher(id).matches())
                .limit(MOST_KEYSETS)
                .forEach(id -> subjects.add(new Subject(owner.tenantId(), owner.memberId(), UUID.fromString(id))));
        try {
            keysets.fetch(subjects);
        } catch (SealsUnavailableException e) {
            LOG.debug("The keyring is away: it shows when something sealed is opened, and not before", e);
        }
    }

    private EventEnvelope event(ResultSet rows, Owner owner, String aggregate) throws SQLException {
        String type = rows.getString("type");
        UUID eventId = rows.getObject("event_id", UUID.class);
        Origin origin = new Origin(owner.tenantId(), owner.memberId(), aggregate, eventId);
        return new EventEnvelope(
                eventId,
                type,
                rows.getString("aggregate_type"),
                aggregate,
                rows.getLong("sequence"),
                rows.getLong("position"),
                owner.tenantId(),
                owner.memberId(),
                rows.getString("actor"),
                MemberLog.instant(rows, "recorded_at"),
                rows.getObject("command_id", UUID.class),
                rows.getObject("correlation_id", UUID.class),
                rows.getObject("causation_id", UUID.class),
                codec.decode(type, rows.getBytes("payload"), origin));
    }
}
