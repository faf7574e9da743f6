package io.rapport.command.platform.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/** Sends commands to their aggregates and tells what became of them. */
public interface CommandDispatcher {

    /**
     * Handles the command in one transaction and gives the answer as HTTP: 201 with {@code Location} and ids, or 204;
     * with {@code ETag} and {@code Rapport-Applied}.
     *
     * @param command an object whose {@code @TargetAggregateIdentifier} names the aggregate
     * @throws io.rapport.command.kernel.rules.RejectedException if a rule was broken, perhaps by a request that was
     *     answered before: so whoever tells of it asks for the {@link #firstAnswer} first
     */
    ResponseEntity<Map<String, Object>> create(CommandRequest request, Object command, Answer answer);

    /** The same, where each of the new ids has a name of its own. */
    default ResponseEntity<Map<String, UUID>> send(CommandRequest request, Object command, Answer answer) {
        ResponseEntity<Map<String, Object>> answered = create(request, command, answer);
        Map<String, Object> body = answered.getBody();
        if (body == null) {
            return new ResponseEntity<>(answered.getHeaders(), answered.getStatusCode());
        }
        Map<String, UUID> ids = new LinkedHashMap<>();
        body.forEach((name, id) -> ids.put(name, (UUID) id));
        return new ResponseEntity<>(ids, answered.getHeaders(), answered.getStatusCode());
    }

    /** Sends a command that creates nothing: 204. */
    default ResponseEntity<Map<String, UUID>> send(CommandRequest request, Object command) {
        return send(request, command, Answer.DONE);
    }

    /** Sends a command that records an entry, which is given a new id: 201. */
    ResponseEntity<Map<String, UUID>> record(CommandRequest request, Function<UUID, ?> command);

    /**
     * What this request was answered when it came with its idempotency key for the first time, if it did.
     *
     * @throws io.rapport.command.kernel.rules.RejectedException if it was another request that came with the key
     */
    Optional<ResponseEntity<Map<String, Object>>> firstAnswer(CommandRequest request);
}
