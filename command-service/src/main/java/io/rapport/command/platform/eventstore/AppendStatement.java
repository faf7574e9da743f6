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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one statement, and so the one transaction, that writes a group of appends: either all of it is written or
 * nothing. Its values are columns, not rows, so that its text is the same for one event and for a hundred, and
 * PostgreSQL begins a statement once and not for each of them.
 */
record AppendStatement(
        List<Append> group,
        List<FirstKeyset> keysets,
        List<Append> answered,
        @Nullable CompanionRows companions) {

    // The order of the columns' values is that in which the events get their global index.
    private static final String EVENTS = """
            INSERT INTO event (event_id, type, aggregate_type, aggregate_id, sequence, tenant_id, member_id, actor,
                               recorded_at, command_id, correlation_id, causation_id, payload)
            SELECT event_id::uuid, type, aggregate_type, aggregate_id, sequence, tenant_id, member_id, actor,
                   timestamptz 'epoch' + recorded_at * interval '1 microsecond',
                   command_id::uuid, correlation_id::uuid, causation_id::uuid, payload
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                        ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bytea[])
                AS appended (event_id, type, aggregate_type, aggregate_id, sequence, tenant_id, member_id, actor,
                             recorded_at, command_id, correlation_id, causation_id, payload)
            RETURNING global_index, tenant_id, leaf_hash(event) AS leaf_hash""";

    private static final String OUTBOX = """
            INSERT INTO outbox (global_index, tenant_id, leaf_hash)
            SELECT global_index, tenant_id, leaf_hash FROM appended""";

    private static final String ANSWERS = """
            INSERT INTO idempotency (tenant_id, member_id, key, fingerprint, aggregate_id, sequence, location, ids)
            SELECT tenant_id, member_id, key, fingerprint, aggregate_id, sequence, location, ids::json
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[])
                AS answered (tenant_id, member_id, key, fingerprint, aggregate_id, sequence, location, ids)""";

    /**
     * The texts without companion rows, by whether there are keysets and answers: the same strings every time, since
     * the driver looks up what it has prepared by them.
     */
    private static final List<List<String>> ALONE = List.of(
            List.of(sql(false, null, false), sql(false, null, true)),
            List.of(sql(true, null, false), sql(true, null, true)));

    private static final JsonMapper JSON = JsonMapper.shared();

    static AppendStatement of(List<Append> group) {
        return new AppendStatement(
                group,
                group.stream()
                        .map(Append::keyset)
                        .filter(Objects::nonNull)
                        .filter(FirstKeyset::isMinted)
                        .toList(),
                group.stream().filter(append -> append.idempotency() != null).toList(),
                group.size() == 1 ? group.getFirst().companions() : null);
    }

    String sql() {
        return companions == null
                ? ALONE.get(keysets.isEmpty() ? 0 : 1).get(answered.isEmpty() ? 0 : 1)
                : sql(!keysets.isEmpty(), companions, !answered.isEmpty());
    }

    private static String sql(boolean keyed, @Nullable CompanionRows companions, boolean answered) {
        return "WITH "
                + (keyed ? "keyed AS (" + FirstKeyset.INSERT + "), " : "")
                + "appended AS (" + EVENTS + ")"
                + (companions == null ? "" : ", accompanied AS (" + companions.insert() + ")")
                + (answered ? ", noted AS (" + ANSWERS + ")" : "")
                + " " + OUTBOX;
    }

    /** Binds the values of {@link #sql()}. */
    void bind(PreparedStatement statement) throws SQLException {
        int next = 1;
        if (!keysets.isEmpty()) {
            next = FirstKeyset.bind(keysets, statement, next);
        }
        next = bindEvents(statement, next);
        if (companions != null) {
            next = companions.bind(statement, next);
        }
        if (!answered.isEmpty()) {
            bindAnswers(statement, next);
        }
    }

    private int bindEvents(PreparedStatement statement, int first) throws SQLException {
        List<Append.Written> events =
                group.stream().flatMap(append -> append.events().stream()).toList();
        Columns<Append.Written> columns = new Columns<>(statement, first, events);
        columns.texts(event -> event.eventId().toString());
        columns.texts(event -> EventTypes.nameOf(((RapportEvent) event.event().getPayload()).getClass()));
        columns.texts(event -> event.event().getType().toLowerCase(Locale.ROOT));
        columns.texts(event -> event.event().getAggregateIdentifier());
        columns.numbers(event -> event.event().getSequenceNumber());
        columns.texts(event -> Append.text(event.event(), MetaDataKeys.TENANT_ID));
        columns.texts(event -> Append.text(event.event(), MetaDataKeys.MEMBER_ID));
        columns.texts(event -> Append.text(event.event(), MetaDataKeys.ACTOR));
        columns.numbers(event -> microseconds(event.event()));
        columns.texts(event -> Append.text(event.event(), MetaDataKeys.COMMAND_ID));
        columns.texts(event -> Append.text(event.event(), MetaDataKeys.CORRELATION_ID));
        columns.texts(event -> Append.text(event.event(), MetaDataKeys.CAUSATION_ID));
        columns.bytes(Append.Written::payload);
        return columns.next();
    }

    private void bindAnswers(PreparedStatement statement, int first) throws SQLException {
        Columns<Append> columns = new Columns<>(statement, first, answered);
        columns.texts(append -> command(append).request().owner().tenantId());
        columns.texts(append -> command(append).request().actor());
        columns.texts(append -> idempotency(append).key());
        columns.texts(append -> idempotency(append).fingerprint());
        columns.texts(append -> command(append).aggregateId());
        columns.numbers(append -> append.last().getSequenceNumber());
        columns.texts(append -> command(append).answer().location());
        columns.texts(append -> JSON.writeValueAsString(command(append).answer().ids()));
    }

    private static CommandInFlight command(Append append) {
        return Objects.requireNonNull(append.command());
    }

    private static CommandRequest.Idempotency idempotency(Append append) {
        return Objects.requireNonNull(append.idempotency());
    }

    private static long microseconds(DomainEventMessage<?> event) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, event.getTimestamp());
    }
}
