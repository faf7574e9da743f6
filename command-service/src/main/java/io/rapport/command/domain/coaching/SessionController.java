package io.rapport.command.domain.coaching;

import io.rapport.command.domain.coaching.EngagementCommand.CancelSession;
import io.rapport.command.domain.coaching.EngagementCommand.ConfirmSession;
import io.rapport.command.domain.coaching.EngagementCommand.RequestSession;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.ReasonBody;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.kernel.time.StatedTime;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Ids;
import io.rapport.events.coaching.SessionKind;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Arranging a time to speak, from either side. */
@OpenTo(value = Role.MEMBER, ofAnother = Role.COACH)
@Tag(name = "Coaching")
@RestController
@RequestMapping({"/engagements/{engagementId}/sessions", "/members/{memberId}/engagements/{engagementId}/sessions"})
class SessionController {

    private final CommandDispatcher commands;
    private final Ids ids;

    SessionController(CommandDispatcher commands, Ids ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @Operation(
            operationId = "requestSession",
            summary = "Propose times to speak: a first call before the engagement is accepted, a session after that")
    @AnswersCreated
    @PostMapping
    ResponseEntity<Map<String, UUID>> requestSession(
            CommandRequest request, @PathVariable UUID engagementId, @Valid @RequestBody RequestSessionBody body) {
        UUID sessionId = ids.next();
        return commands.send(
                request,
                new RequestSession(
                        engagementId,
                        sessionId,
                        body.kind(),
                        body.proposedTimes().stream()
                                .map(StatedTime::instant)
                                .distinct()
                                .toList(),
                        body.about(),
                        request.now()),
                Answer.created("/engagements/" + engagementId, "sessionId", sessionId));
    }

    @Operation(operationId = "confirmSession", summary = "Choose one of the times that the other one proposed")
    @AnswersDone
    @PostMapping("/{sessionId}/confirmation")
    ResponseEntity<Map<String, UUID>> confirmSession(
            CommandRequest request,
            @PathVariable UUID engagementId,
            @PathVariable UUID sessionId,
            @Valid @RequestBody ConfirmSessionBody body) {
        return commands.send(
                request, new ConfirmSession(engagementId, sessionId, body.at().instant(), request.now()));
    }

    @Operation(operationId = "cancelSession", summary = "Call a session off")
    @AnswersDone
    @PostMapping("/{sessionId}/cancellation")
    ResponseEntity<Map<String, UUID>> cancelSession(
            CommandRequest request,
            @PathVariable UUID engagementId,
            @PathVariable UUID sessionId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(request, new CancelSession(engagementId, sessionId, ReasonBody.in(stated)));
    }

    record RequestSessionBody(
            @NotNull SessionKind kind,

            @Schema(description = "Times to come, of which the other one chooses") @NotNull @Size(min = 1, max = 10)
            List<@NotNull @InCalendar StatedTime> proposedTimes,

            @Size(max = Text.FREE) @Nullable String about) {}

    record ConfirmSessionBody(
            @Schema(description = "One of the times that were proposed") @NotNull @InCalendar
            StatedTime at) {}
}
