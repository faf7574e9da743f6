package io.rapport.command.domain.coaching;

import io.rapport.command.domain.coaching.EngagementCommand.AcceptEngagement;
import io.rapport.command.domain.coaching.EngagementCommand.DeclineEngagement;
import io.rapport.command.domain.coaching.EngagementCommand.EndEngagement;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.ReasonBody;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the two work together: the answer to a proposal, and the end. */
@OpenTo(value = Role.MEMBER, ofAnother = Role.COACH)
@Tag(name = "Coaching")
@RestController
@RequestMapping({"/engagements/{engagementId}", "/members/{memberId}/engagements/{engagementId}"})
class EngagementController {

    private final CommandDispatcher commands;

    EngagementController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(
            operationId = "acceptEngagement",
            summary = "Agree to work together; nothing is open to the coach until the member grants it")
    @AnswersDone
    @PostMapping("/acceptance")
    ResponseEntity<Map<String, UUID>> acceptEngagement(CommandRequest request, @PathVariable UUID engagementId) {
        return commands.send(request, new AcceptEngagement(engagementId));
    }

    @Operation(operationId = "declineEngagement", summary = "Not agree to work together")
    @AnswersDone
    @PostMapping("/refusal")
    ResponseEntity<Map<String, UUID>> declineEngagement(
            CommandRequest request,
            @PathVariable UUID engagementId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(request, new DeclineEngagement(engagementId, ReasonBody.in(stated)));
    }

    @Operation(
            operationId = "endEngagement",
            summary = "End it, or take your proposal back; everything is closed at once")
    @AnswersDone
    @PostMapping("/end")
    ResponseEntity<Map<String, UUID>> endEngagement(
            CommandRequest request,
            @PathVariable UUID engagementId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(request, new EndEngagement(engagementId, ReasonBody.in(stated)));
    }
}
