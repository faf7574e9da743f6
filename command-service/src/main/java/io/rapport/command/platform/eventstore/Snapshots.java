package io.rapport.command.platform.eventstore;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.rapport.command.platform.dispatch.AggregateType;
import io.rapport.events.IsoTimeModule;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
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

    Snapshots(JdbcTemplate jdbc, Collection<AggregateType<?>> types) {
        this.jdbc = jdbc;
        this.kinds = types.stream()
                .collect(Collectors.toMap(
                        AggregateType::name, type -> new Kind(type.type(), SnapshotFormat.of(type.type()))));
        this.formats = kinds.values().stream().map(Kind::format).toArray(String[]::new);
    }

    void store(DomainEventMessage<?> snapshot) {
        String type = snapshot.getType().toLowerCase(Locale.ROOT);
        jdbc.update(
                """
                INSERT INTO snapshot (aggregate_id, aggregate_type, sequence, format, payload) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (aggregate_id) DO UPDATE SET sequence = excluded.sequence, format = excluded.format,
                    payload = excluded.payload
                WHERE snapshot.sequence < excluded.sequence OR snapshot.format <> excluded.format
                """,
                snapshot.getAggregateIdentifier(),
                type,
                snapshot.getSequenceNumber(),
                kind(type).format(),
                json.writeValueAsString(snapshot.getPayload()));
    }

    Optional<DomainEventMessage<?>> read(String aggregateId) {
        return jdbc
                .query(
                        "SELECT aggregate_type, sequence, payload FROM snapshot WHERE aggregate_id = ? AND format = ANY (?)",
                        (row, number) -> message(row.getString(1), aggregateId, row.getLong(2), row.getString(3)),
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

    /** A snapshot as a message, unless its state cannot be read. */
    Optional<DomainEventMessage<?>> message(String type, String aggregateId, long sequence, String payload) {
        return state(kind(type), payload)
                .map(state -> new GenericDomainEventMessage<>(type, aggregateId, sequence, state));
    }

    private Optional<Object> state(Kind kind, String payload) {
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
