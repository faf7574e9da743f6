package io.rapport.command.platform.idempotency;

import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.forgetting.SubjectIsForgotten;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answers that were given to requests with an idempotency key. A key is kept by whoever asks, not by the owner of
 * what is asked for: the member of its row is the actor.
 */
@Component
public final class FirstAnswers {

    private static final TypeReference<Map<String, Object>> IDS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JsonMapper json = JsonMapper.shared();

    /** An answer, and the aggregate's sequence at that time. */
    public record FirstAnswer(Answer answer, String aggregateId, long sequence) {}

    private record Row(
            String fingerprint,
            String aggregateId,
            long sequence,
            @Nullable String location,
            String ids) {}

    FirstAnswers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The first answer to this request, if it was answered before.
     *
     * @throws RejectedException if its key was used for another request, or told of somebody who was forgotten
     */
    public Optional<FirstAnswer> to(CommandRequest request) {
        CommandRequest.Idempotency idempotency = request.idempotency();
        if (idempotency == null) {
            return Optional.empty();
        }
        return jdbc
                .query(
                        """
                        SELECT fingerprint, aggregate_id, sequence, location, ids FROM idempotency
                        WHERE tenant_id = ? AND member_id = ? AND key = ?
                        """,
                        (row, number) -> new Row(
                                row.getString("fingerprint"),
                                row.getString("aggregate_id"),
                                row.getLong("sequence"),
                                row.getString("location"),
                                row.getString("ids")),
                        request.owner().tenantId(),
                        request.actor(),
                        idempotency.key())
                .stream()
                .findFirst()
                .map(row -> answer(row, idempotency));
    }

    /**
     * Remembers the answer to a request that applied no event; those that did are remembered with their events.
     *
     * @throws IdempotencyKeyTakenException if the request was answered before
     */
    public void remember(CommandRequest request, Answer answer, String aggregateId, long sequence) {
        CommandRequest.Idempotency idempotency = request.idempotency();
        if (idempotency == null) {
            return;
        }
        int remembered = jdbc.update(
                """
                INSERT INTO idempotency (tenant_id, member_id, key, fingerprint, aggregate_id, sequence, location, ids)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?::json) ON CONFLICT DO NOTHING
                """,
                request.owner().tenantId(),
                request.actor(),
                idempotency.key(),
                idempotency.fingerprint(),
                aggregateId,
                sequence,
                answer.location(),
                json.writeValueAsString(answer.ids()));
        if (remembered == 0) {
            throw new IdempotencyKeyTakenException();
        }
    }

    private FirstAnswer answer(Row row, CommandRequest.Idempotency idempotency) {
        if (row.fingerprint().isEmpty()) {
            // Nobody can tell any more what it said.
            throw new RejectedException(new SubjectIsForgotten());
        }
        if (!row.fingerprint().equals(idempotency.fingerprint())) {
            throw new RejectedException(new IdempotencyKeyReused());
        }
        return new FirstAnswer(new Answer(row.location(), ids(row)), row.aggregateId(), row.sequence());
    }

    private Map<String, Object> ids(Row row) {
        Map<String, Object> ids = json.readValue(row.ids(), IDS);
        ids.replaceAll((name, written) -> written instanceof List<?> several
                ? several.stream().map(FirstAnswers::id).toList()
                : id(written));
        return ids;
    }

    private static UUID id(Object written) {
        return UUID.fromString((String) written);
    }
}
