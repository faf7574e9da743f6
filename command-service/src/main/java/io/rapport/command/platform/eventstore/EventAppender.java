package io.rapport.command.platform.eventstore;

import io.rapport.command.platform.aggregate.CompanionRows;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.aggregate.MetaDataKeys;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Ids;
import io.rapport.command.platform.dispatch.CommandInFlight;
import io.rapport.command.platform.idempotency.IdempotencyKeyTakenException;
import io.rapport.command.platform.keys.Keys;
import io.rapport.events.AboutPeople;
import io.rapport.events.AboutPerson;
import io.rapport.events.EventCodec;
import io.rapport.events.Forgetting;
import io.rapport.events.Origin;
import io.rapport.events.RapportEvent;
import io.rapport.events.Subject;
import io.rapport.keyring.FirstKeyset;
import io.rapport.together.RoundTrips;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Appends the events of a command in one statement, together with their outbox rows, the idempotency row and what else
 * has to be written with them. One statement is one transaction and one round trip, so none is begun for it; commands
 * that arrive while others are being committed share both ({@link RoundTrips}, {@link AppendStatement}).
 */
final class EventAppender {

    /** Data exceptions, violated constraints, transactions that had to give way, and keysets of the forgotten. */
    private static final Set<String> ROLLED_BACK = Set.of("22", "23", "40", FirstKeyset.FORGOTTEN.substring(0, 2));

    private final JdbcTemplate jdbc;
    private final EventCodec codec;
    private final Ids ids;
    private final AggregateCache cache;
    private final @Nullable Keys keys;
    private final RoundTrips<Append> together = new RoundTrips<>(
            UNDER_WAY, MOST_TOGETHER, this::executeInOneOrder, EventAppender::nothingWritten, PATIENCE);

    /** While one commit waits for the disk, the other one is executed. */
    private static final int UNDER_WAY = 2;

    /** While PostgreSQL does not answer, those behind are told soon, and not one group after the other. */
    private static final RoundTrips.Patience PATIENCE = new RoundTrips.Patience(
            Duration.ofMillis(1_500), () -> new QueryTimeoutException("The event store takes too long"));

    private static final int MOST_TOGETHER = 64;

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
        @Nullable FirstKeyset keyset = firstKeyset(events);
        Append append = new Append(written(events, keyset), keyset, command, idempotency, companions);
        try {
            appended(append);
        } catch (KeysetRefusedException e) {
            append = append.with(written(events, null));
            appended(append);
        }
        DomainEventMessage<?> last = append.last();
        cache.grew(last.getAggregateIdentifier(), append.large());
        if (answered != null) {
            answered.applied(last.getSequenceNumber());
        }
    }

    /**
     * For the first event of an aggregate. In a transaction of somebody else's there is none, since nobody would know
     * when it is committed.
     */
    private @Nullable FirstKeyset firstKeyset(List<DomainEventMessage<?>> events) {
        DomainEventMessage<?> first = events.getFirst();
        if (keys == null
                || !keys.areBesideTheLog()
                || first.getSequenceNumber() != 0
                || !(first.getPayload() instanceof AboutPerson || first.getPayload() instanceof AboutPeople)
                || TransactionSynchronizationManager.isActualTransactionActive()) {
            return null;
        }
        return keys.first(new Subject(
                Append.text(first, MetaDataKeys.TENANT_ID),
                Append.text(first, MetaDataKeys.MEMBER_ID),
                UUID.fromString(first.getAggregateIdentifier())));
    }

    private List<Append.Written> written(List<DomainEventMessage<?>> events, @Nullable FirstKeyset keyset) {
        return events.stream().map(event -> written(event, keyset)).toList();
    }

    private void appended(Append append) {
        @Nullable CompanionRows companions = append.companions();
        try {
            // Companion rows are what commands refuse each other for, and rows of two groups could wait for each other.
            if (companions != null || TransactionSynchronizationManager.isActualTransactionActive()) {
                execute(List.of(append));
            } else {
                together.go(append);
            }
        } catch (DuplicateKeyException e) {
            throw meaningOf(e, append.last().getAggregateIdentifier(), companions);
        } catch (UncategorizedSQLException e) {
            throw e.getSQLException() instanceof PSQLException cause
                            && FirstKeyset.FORGOTTEN.equals(cause.getSQLState())
                    ? new KeysetRefusedException()
                    : e;
        }
        if (append.keyset() != null) {
            append.keyset().stored();
        }
    }

    /** The new keyset was not taken, so nothing was written: the subject has one, or was forgotten. */
    private static final class KeysetRefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KeysetRefusedException() {
            super(null, null, false, false);
        }
    }

    private static @Nullable CompanionRows companions(DomainEventMessage<?> last, CommandInFlight command) {
        return last.getPayload() instanceof Forgetting forgetting
                ? new ForgettingRow(MessageOwner.in(last.getMetaData()), forgetting)
                : command.companionRows();
    }

    private Append.Written written(DomainEventMessage<?> message, @Nullable FirstKeyset keyset) {
        RapportEvent event = (RapportEvent) message.getPayload();
        Origin origin = new Origin(
                Append.text(message, MetaDataKeys.TENANT_ID),
                Append.text(message, MetaDataKeys.MEMBER_ID),
                message.getAggregateIdentifier(),
                ids.next());
        if (keys != null
                && event instanceof AboutPeople several
                && !several.tellsOf().isEmpty()) {
            keys.link(origin.aggregate(), several.tellsOf());
        }
        byte[] payload = keyset == null ? codec.encode(event, origin) : codec.encode(event, origin, keyset);
        return new Append.Written(origin.eventId(), message, payload);
    }

    /** Groups of two instances that write to the same aggregates must not wait for each other. */
    private void executeInOneOrder(List<Append> group) {
        execute(group.stream()
                .sorted(Comparator.comparing(append -> append.last().getAggregateIdentifier()))
                .toList());
    }

    private void execute(List<Append> group) {
        AppendStatement statement = AppendStatement.of(group);
        jdbc.update(statement.sql(), statement::bind);
    }

    /** The server refused a row or chose a victim, so the transaction was rolled back; a lost connection tells less. */
    private static boolean nothingWritten(RuntimeException failure) {
        return failure instanceof DataAccessException e
                && e.getMostSpecificCause() instanceof PSQLException cause
                && cause.getServerErrorMessage() != null
                && cause.getSQLState() != null
                && ROLLED_BACK.contains(cause.getSQLState().substring(0, 2));
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
            case FirstKeyset.TAKEN -> new KeysetRefusedException();
            default -> duplicate;
        };
    }
}
