package io.rapport.bench.peer;

import io.rapport.command.platform.aggregate.MetaDataKeys;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.springframework.http.ResponseEntity;

/** Sends commands over Axon's gateway, and promises less than command-service: no retries, no idempotency, no ETag. */
final class GatewayDispatcher implements CommandDispatcher {

    private final CommandGateway gateway;

    GatewayDispatcher(CommandGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public ResponseEntity<Map<String, Object>> create(CommandRequest request, Object command, Answer answer) {
        gateway.<Object>sendAndWait(
                command,
                MetaData.with(MetaDataKeys.TENANT_ID, request.owner().tenantId())
                        .and(MetaDataKeys.MEMBER_ID, request.owner().memberId())
                        .and(MetaDataKeys.ACTOR, request.actor()));
        return answer.location() == null
                ? ResponseEntity.noContent().build()
                : ResponseEntity.created(URI.create(answer.location())).body(answer.ids());
    }

    @Override
    public ResponseEntity<Map<String, UUID>> record(CommandRequest request, Function<UUID, ?> command) {
        UUID entryId = UUID.randomUUID();
        return send(request, command.apply(entryId), Answer.entry(entryId));
    }

    /** It remembers none. */
    @Override
    public Optional<ResponseEntity<Map<String, Object>>> firstAnswer(CommandRequest request) {
        return Optional.empty();
    }
}
