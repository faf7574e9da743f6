package io.rapport.command.platform.eventstore;

import io.rapport.command.platform.aggregate.CompanionRows;
import io.rapport.command.platform.aggregate.MetaDataKeys;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.dispatch.CommandInFlight;
import io.rapport.events.EventTypes;
import io.rapport.events.RapportEvent;
import io.rapport.keyring.FirstKeyset;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events that one command appends, and what is written with them.
 *
 * @param keysets whether keysets are stored by this statement
 * @param keyset what some of them are sealed with, if it is not stored yet
 * @param large counts what the events take beyond ordinary ones, in bytes
 */
record Append(
        List<Written> events,
        boolean keysets,
        @Nullable FirstKeyset keyset,
        @Nullable CommandInFlight command,
        CommandRequest.@Nullable Idempotency idempotency,
        @Nullable CompanionRows companions,
        AtomicLong large) {

    private static final String EVENT_COLUMNS =
            "event_id, type, aggregate_type, aggregate_id, sequence, tenant_id, member_id, actor, recorded_at,"
                    + " command_id, correlation_id, causation_id, payload";
    private static final String EVENT_VALUES = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What a statement depends on; nearly all commands have one event, and none has many. */
    record Shape(
            int events,
            boolean keysets,
            boolean idempotent,
            @Nullable String companions) {

        /** One statement, which is one transaction: either all of it is written or nothing. */
        String sql() {
            String values = String.join(", ", Collections.nCopies(events, EVENT_VALUES));
            String keyed = keysets ? "keyed AS (" + FirstKeyset.INSERT + "), " : "";
            String appended =
                    "WITH " + keyed + "appended AS (INSERT INTO event (" + EVENT_COLUMNS + ") VALUES " + values
                            + " RETURNING global_index, tenant_id, leaf_hash(event) AS leaf_hash)"
                            + (companions == null ? "" : ", accompanied AS (" + companions + ")");
            String outbox = "INSERT INTO outbox (global_index, tenant_id, leaf_hash)"
                    + " SELECT global_index, tenant_id, leaf_hash FROM appended";
            if (!idempotent) {
                return appended + " " + outbox;
            }
            return appended + ", noted AS (" + outbox + ") INSERT INTO idempotency"
                    + " (tenant_id, member_id, key, fingerprint, aggregate_id, sequence, location, ids)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?::json)";
        }
    }

    /** An event with its id and its document, sealed for that id. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Written(UUID eventId, DomainEventMessage<?> event, byte[] payload) {}

    DomainEventMessage<?> last() {
        return events.getLast().event();
    }

    Shape shape() {
        return new Shape(events.size(), keysets, idempotency != null, companions == null ? null : companions.insert());
    }

    /** The same events, sealed with keysets that are stored. */
    Append with(List<Written> sealed) {
        return new Append(sealed, keysets, null, command, idempotency, companions, large);
    }

    /** Binds the values of {@link Shape#sql()}. */
    void bind(PreparedStatement statement) throws SQLException {
        int next = 1;
        large.set(0); // what is executed a second time is not stored twice
        if (keysets) {
            next = FirstKeyset.bind(keyset, statement, next);
        }
        for (Written event : events) {
            next = bind(statement, next, event);
        }
        if (companions != null) {
            next = companions.bind(statement, next);
        }
        if (command != null && idempotency != null) {
            bind(statement, next, command, idempotency, last().getSequenceNumber());
        }
    }

    private int bind(PreparedStatement statement, int first, Written written) throws SQLException {
        DomainEventMessage<?> message = written.event();
        int i = first;
        statement.setObject(i++, written.eventId());
        statement.setString(i++, EventTypes.nameOf(((RapportEvent) message.getPayload()).getClass()));
        statement.setString(i++, message.getType().toLowerCase(Locale.ROOT));
        statement.setString(i++, message.getAggregateIdentifier());
        statement.setLong(i++, message.getSequenceNumber());
        statement.setString(i++, text(message, MetaDataKeys.TENANT_ID));
        statement.setString(i++, text(message, MetaDataKeys.MEMBER_ID));
        statement.setString(i++, text(message, MetaDataKeys.ACTOR));
        statement.setObject(
                i++, message.getTimestamp().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        statement.setObject(i++, UUID.fromString(text(message, MetaDataKeys.COMMAND_ID)));
        statement.setObject(i++, UUID.fromString(text(message, MetaDataKeys.CORRELATION_ID)));
        statement.setObject(i++, UUID.fromString(text(message, MetaDataKeys.CAUSATION_ID)));
        large.addAndGet(AggregateCache.beyondOrdinary(1, written.payload().length));
        statement.setBytes(i++, written.payload());
        return i;
    }

    private static void bind(
            PreparedStatement statement,
            int first,
            CommandInFlight command,
            CommandRequest.Idempotency idempotency,
            long sequence)
            throws SQLException {
        int i = first;
        statement.setString(i++, command.request().owner().tenantId());
        statement.setString(i++, command.request().actor());
        statement.setString(i++, idempotency.key());
        statement.setString(i++, idempotency.fingerprint());
        statement.setString(i++, command.aggregateId());
        statement.setLong(i++, sequence);
        statement.setString(i++, command.answer().location());
        statement.setString(i, JSON.writeValueAsString(command.answer().ids()));
    }

    static String text(DomainEventMessage<?> message, String key) {
        Object value = message.getMetaData().get(key);
        if (value == null) {
            throw new IllegalStateException("An event without " + key + " cannot be stored");
        }
        return value.toString();
    }
}
