package io.rapport.command.platform.eventstore;

import io.rapport.command.platform.aggregate.CompanionRows;
import io.rapport.command.platform.aggregate.MetaDataKeys;
import io.rapport.command.platform.aggregate.Owner;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Ids;
import io.rapport.command.platform.dispatch.CommandInFlight;
import io.rapport.command.platform.idempotency.IdempotencyKeyTakenException;
import io.rapport.command.platform.keys.Keys;
import io.rapport.events.AboutPeople;
import io.rapport.events.EventCodec;
import io.rapport.events.EventTypes;
import io.rapport.events.Forgetting;
import io.rapport.events.Origin;
import io.rapport.events.RapportEvent;
import io.rapport.together.RoundTrips;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Appends the events of a command in one statement, together with their outbox rows, the idempotency row and what else
 * has to be written with them. One statement is one transaction and one round trip, so none is begun for it; commands
 * that arrive while others are being committed share both ({@link RoundTrips}).
 */
final class EventAppender {

    private static final String EVENT_COLUMNS =
            "event_id, type, aggregate_type, aggregate_id, sequence, tenant_id, member_id, actor, recorded_at,"
                    + " command_id, correlation_id, causation_id, payload";
    private static final String EVENT_VALUES = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** Data exceptions, violated constraints, and transactions that had to give way. */
    private static final Set<String> ROLLED_BACK = Set.of("22", "23", "40");

    private final JdbcTemplate jdbc;
    private final EventCodec codec;
    private final Ids ids;
    private final AggregateCache cache;
    private final @Nullable Keys keys;
    private final JsonMapper json = JsonMapper.shared();
    private final Map<Shape, Statement> statements = new ConcurrentHashMap<>();

    /** What a statement depends on; nearly all commands have one event, and none has many. */
    private record Shape(
            int events, boolean idempotent, @Nullable String companions) {}

    /** While one commit waits for the disk, the other one is executed. */
    private static final int UNDER_WAY = 2;

    /** While PostgreSQL does not answer, those behind are told soon, and not one group after the other. */
    private static final RoundTrips.Patience PATIENCE = new RoundTrips.Patience(
            Duration.ofMillis(1_500), () -> new QueryTimeoutException("The event store takes too long"));

    /** Far below what the driver splits into several transactions (262 statements). */
    private static final int MOST_TOGETHER = 64;

    /** One text of SQL, and the appends that are executed with it at the same time. */
    private record Statement(String sql, RoundTrips<Append> together) {}

    /** An event with its id and its document, sealed for that id. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Written(UUID eventId, DomainEventMessage<?> event, byte[] payload) {}

    private record Append(
            List<Written> events,
            @Nullable CommandInFlight command,
            CommandRequest.@Nullable Idempotency idempotency,
            @Nullable CompanionRows companions,
            AtomicLong large) {

        DomainEventMessage<?> last() {
            return events.getLast().event();
        }
    }

    EventAppender(JdbcTemplate jdbc, EventCodec codec, Ids ids, AggregateCache cache, @Nullable Keys keys) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.codec = codec;
        this.ids = ids;
        this.cache = cache;
    }

    /**
     * Appends at once, or in the current transaction if there is one. What answers the command, and what is written
     * beside it, goes with the events of the command's own aggregate.
     *
     * @throws ConcurrencyException if somebody else appended to the aggregate since it was loaded
     * @throws IdempotencyKeyTakenException if the request was answered before
     * @throws io.rapport.events.ForgottenSubjectException if it tells of somebody who was forgotten
     * @throws io.rapport.events.SealsUnavailableException if the keyring does not answer; then nothing was written
     */
    void append(List<DomainEventMessage<?>> events, @Nullable CommandInFlight command) {
        @Nullable
        CommandInFlight answered =
                command != null && events.getLast().getAggregateIdentifier().equals(command.aggregateId())
                        ? command
                        : null;
        CommandRequest.@Nullable Idempotency idempotency =
                answered == null ? null : answered.request().idempotency();
        @Nullable CompanionRows companions = answered == null ? null : companions(events.getLast(), answered);
        // Sealed here, since whoever waits for a keyset must not make a group wait, or hold a row.
        List<Written> written = events.stream().map(this::written).toList();
        Append append = new Append(written, command, idempotency, companions, new AtomicLong());
        Shape shape = new Shape(events.size(), idempotency != null, companions == null ? null : companions.insert());
        Statement statement = statements.computeIfAbsent(shape, this::statement);
        try {
            // Companion rows are what commands refuse each other for, and rows of two groups could wait for each other.
            if (companions != null || TransactionSynchronizationManager.isActualTransactionActive()) {
                execute(statement.sql(), List.of(append));
            } else {
                statement.together().go(append);
            }
        } catch (DuplicateKeyException e) {
            throw meaningOf(e, append.last().getAggregateIdentifier(), companions);
        }
        DomainEventMessage<?> last = append.last();
        cache.grew(last.getAggregateIdentifier(), append.large().get());
        if (answered != null) {
            answered.applied(last.getSequenceNumber());
        }
    }

    private static @Nullable CompanionRows companions(DomainEventMessage<?> last, CommandInFlight command) {
        return last.getPayload() instanceof Forgetting forgetting
                ? new ForgettingRow(Owner.in(last.getMetaData()), forgetting)
                : command.companionRows();
    }

    private Written written(DomainEventMessage<?> message) {
        RapportEvent event = (RapportEvent) message.getPayload();
        Origin origin = new Origin(
                text(message, MetaDataKeys.TENANT_ID),
                text(message, MetaDataKeys.MEMBER_ID),
                message.getAggregateIdentifier(),
                ids.next());
        if (keys != null
                && event instanceof AboutPeople several
                && !several.tellsOf().isEmpty()) {
            keys.link(origin.aggregate(), several.tellsOf());
        }
        return new Written(origin.eventId(), message, codec.encode(event, origin));
    }

    private Statement statement(Shape shape) {
        String sql = sql(shape);
        return new Statement(
                sql,
                new RoundTrips<>(
                        UNDER_WAY,
                        MOST_TOGETHER,
                        group -> execute(sql, inOneOrder(group)),
                        EventAppender::nothingWritten,
                        PATIENCE));
    }

    /** Groups of two instances that write to the same aggregates must not wait for each other. */
    private static List<Append> inOneOrder(List<Append> group) {
        return group.stream()
                .sorted(Comparator.comparing(append -> append.last().getAggregateIdentifier()))
                .toList();
    }

    /** PostgreSQL takes what comes with one Sync as one transaction, so that all of a group is committed or nothing. */
    private void execute(String sql, List<Append> group) {
        if (group.size() == 1) {
            jdbc.update(sql, statement -> bind(statement, group.getFirst()));
        } else {
            jdbc.batchUpdate(sql, new BatchPreparedStatementSetter() {
                @Override
                public void setValues(PreparedStatement statement, int index) throws SQLException {
                    bind(statement, group.get(index));
                }

                @Override
                public int getBatchSize() {
                    return group.size();
                }
            });
        }
    }

    /** The server refused a row or chose a victim, so the transaction was rolled back; a lost connection tells less. */
    private static boolean nothingWritten(RuntimeException failure) {
        return failure instanceof DataAccessException e
                && e.getMostSpecificCause() instanceof PSQLException cause
                && cause.getServerErrorMessage() != null
                && cause.getSQLState() != null
                && ROLLED_BACK.contains(cause.getSQLState().substring(0, 2));
    }

    private static String sql(Shape shape) {
        String values = String.join(", ", Collections.nCopies(shape.events(), EVENT_VALUES));
        String appended = "WITH appended AS (INSERT INTO event (" + EVENT_COLUMNS + ") VALUES " + values
                + " RETURNING global_index, tenant_id, leaf_hash(event) AS leaf_hash)"
                + (shape.companions() == null ? "" : ", accompanied AS (" + shape.companions() + ")");
        String outbox = "INSERT INTO outbox (global_index, tenant_id, leaf_hash)"
                + " SELECT global_index, tenant_id, leaf_hash FROM appended";
        if (!shape.idempotent()) {
            return appended + " " + outbox;
        }
        return appended + ", noted AS (" + outbox + ") INSERT INTO idempotency"
                + " (tenant_id, member_id, key, fingerprint, aggregate_id, sequence, location, ids)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?::json)";
    }

    private void bind(PreparedStatement statement, Append append) throws SQLException {
        int next = 1;
        append.large().set(0); // what is executed a second time is not stored twice
        for (Written event : append.events()) {
            next = bind(statement, next, event, append.large());
        }
        if (append.companions() != null) {
            next = append.companions().bind(statement, next);
        }
        if (append.command() != null && append.idempotency() != null) {
            bind(
                    statement,
                    next,
                    append.command(),
                    append.idempotency(),
                    append.last().getSequenceNumber());
        }
    }

    private int bind(PreparedStatement statement, int first, Written written, AtomicLong large) throws SQLException {
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

    private void bind(
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
        statement.setString(i, json.writeValueAsString(command.answer().ids()));
    }

    private static String text(DomainEventMessage<?> message, String key) {
        Object value = message.getMetaData().get(key);
        if (value == null) {
            throw new IllegalStateException("An event without " + key + " cannot be stored");
        }
        return value.toString();
    }

    private static RuntimeException meaningOf(
            DuplicateKeyException duplicate, String aggregateId, @Nullable CompanionRows companions) {
        String constraint =
                duplicate.getMostSpecificCause() instanceof PSQLException e && e.getServerErrorMessage() != null
                        ? String.valueOf(e.getServerErrorMessage().getConstraint())
                        : "";
        if (companions != null && constraint.equals(companions.constraint())) {
            return companions.taken();
        }
        return switch (constraint) {
            case "event_aggregate_sequence" ->
                // The cause is left out on purpose: PostgreSQL quotes the key's values in it.
                new ConcurrencyException("Aggregate " + aggregateId + " was changed by somebody else");
            case "idempotency_key" -> new IdempotencyKeyTakenException();
            default -> duplicate;
        };
    }
}
