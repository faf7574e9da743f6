package io.rapport.command.platform.eventstore;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.rapport.command.platform.aggregate.AggregateType;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.events.BrokenSealException;
import io.rapport.events.ForgottenSubjectException;
import io.rapport.events.IsoTimeModule;
import io.rapport.events.Owner;
import io.rapport.events.Seals;
import io.rapport.events.SealsUnavailableException;
import io.rapport.events.Subject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Snapshots of aggregates as JSON, one an aggregate. A snapshot of another {@link SnapshotFormat} than today's class is
 * passed over, and so is one that cannot be read: the events tell the same story, only longer.
 */
final class Snapshots {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final JdbcTemplate jdbc;
    private final @Nullable Seals seals;
    private final Map<String, Kind> kinds;
    private final String[] formats;
    private final JsonMapper json = JsonMapper.builder()
            .addModule(new IsoTimeModule())
            .changeDefaultVisibility(visibility -> visibility
                    .with(JsonAutoDetect.Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY))
            .build();

    private record Kind(Class<?> type, String format) {}

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    /** Aggregates that tell of other people, which have keysets of their own. */
    private static final Set<String> OF_OTHERS =
            Set.of("relationship", "introduction", "gathering", "mission", "engagement");

    Snapshots(JdbcTemplate jdbc, Collection<AggregateType<?>> types, @Nullable Seals seals) {
        this.seals = seals;
        this.jdbc = jdbc;
        this.kinds = types.stream()
                .collect(Collectors.toMap(
                        AggregateType::name, type -> new Kind(type.type(), SnapshotFormat.of(type.type()))));
        this.formats = kinds.values().stream().map(Kind::format).toArray(String[]::new);
    }

    void store(DomainEventMessage<?> snapshot) {
        String type = snapshot.getType().toLowerCase(Locale.ROOT);
        Owner owner = ((Owned) snapshot.getPayload()).owner();
        Subject subject = subject(owner.tenantId(), owner.memberId(), type, snapshot.getAggregateIdentifier());
        @Nullable String state = sealed(subject, snapshot, json.writeValueAsBytes(snapshot.getPayload()));
        if (state == null) {
            return;
        }
        jdbc.update(
                """
                INSERT INTO snapshot (aggregate_id, aggregate_type, sequence, format, payload, tenant_id, member_id)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (aggregate_id) DO UPDATE SET sequence = excluded.sequence, format = excluded.format,
                    payload = excluded.payload
                WHERE snapshot.sequence < excluded.sequence OR snapshot.format <> excluded.format
                """,
                snapshot.getAggregateIdentifier(),
                type,
                snapshot.getSequenceNumber(),
                kind(type).format(),
                state,
                owner.tenantId(),
                owner.memberId());
    }

    private static Subject subject(String tenantId, String memberId, String type, String aggregateId) {
        return OF_OTHERS.contains(type)
                ? new Subject(tenantId, memberId, UUID.fromString(aggregateId))
                : Subject.member(tenantId, memberId);
    }

    /** What a state belongs to: that of another sequence is another one. */
    private static byte[] associated(String aggregateId, long sequence) {
        return ("snapshot " + sequence + " of " + aggregateId).getBytes(StandardCharsets.UTF_8);
    }

    /** The state as it is stored, or {@code null} if it cannot be: then there is no snapshot. */
    private @Nullable String sealed(Subject subject, DomainEventMessage<?> snapshot, byte[] state) {
        if (seals == null) {
            return new String(state, StandardCharsets.UTF_8);
        }
        try {
            byte[] associated = associated(snapshot.getAggregateIdentifier(), snapshot.getSequenceNumber());
            return TEXT.encodeToString(seals.seal(subject, state, associated));
        } catch (ForgottenSubjectException | SealsUnavailableException e) {
            return null;
        }
    }

    private byte @Nullable [] opened(Subject subject, String aggregateId, long sequence, String state) {
        if (seals == null) {
            return state.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return seals.open(subject, Base64.getUrlDecoder().decode(state), associated(aggregateId, sequence));
        } catch (BrokenSealException | SealsUnavailableException | IllegalArgumentException e) {
            LOG.warn(
                    "A snapshot cannot be opened ({}); its events are used instead",
                    e.getClass().getSimpleName());
            return null;
        }
    }

    Optional<DomainEventMessage<?>> read(String aggregateId) {
        return jdbc
                .query(
                        """
                        SELECT aggregate_type, sequence, tenant_id, member_id, payload
                        FROM snapshot WHERE aggregate_id = ? AND format = ANY (?)""",
                        (row, number) -> message(
                                row.getString(1),
                                aggregateId,
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)),
                        aggregateId,
                        formats)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The forms of snapshots that can be used today. */
    String[] formats() {
        return formats;
    }

    /** A snapshot as a message, unless its state cannot be opened or read. */
    Optional<DomainEventMessage<?>> message(
            String type, String aggregateId, long sequence, String tenantId, String memberId, String payload) {
        Subject subject = subject(tenantId, memberId, type, aggregateId);
        byte @Nullable [] opened = opened(subject, aggregateId, sequence, payload);
        if (opened == null) {
            return Optional.empty();
        }
        return state(kind(type), opened)
                .map(state -> new GenericDomainEventMessage<>(type, aggregateId, sequence, state));
    }

    private Optional<Object> state(Kind kind, byte[] payload) {
        try {
            return Optional.of(json.readValue(payload, kind.type()));
        } catch (JacksonException e) {
            LOG.warn(
                    "A snapshot of {} cannot be read ({}); its events are used instead",
                    kind.type().getSimpleName(),
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private Kind kind(String type) {
        Kind kind = kinds.get(type);
        if (kind == null) {
            throw new IllegalStateException("No aggregate is called " + type);
        }
        return kind;
    }
}
