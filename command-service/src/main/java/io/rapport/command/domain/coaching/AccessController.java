package io.rapport.command.domain.coaching;

import io.rapport.command.domain.coaching.EngagementCommand.GrantAccess;
import io.rapport.command.domain.coaching.EngagementCommand.RevokeAccess;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.AtMostOneOf;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.events.coaching.Scope;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a member opens to their coach, and closes again. */
@OpenTo(Role.MEMBER)
@Tag(name = "Coaching")
@RestController
@RequestMapping("/engagements/{engagementId}")
class AccessController {

    private final CommandDispatcher commands;

    AccessController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(
            operationId = "grantAccess",
            summary = "Open a part of your data to your coach, from today on unless you say otherwise")
    @AnswersDone
    @PutMapping("/access")
    ResponseEntity<Map<String, UUID>> grantAccess(
            CommandRequest request, @PathVariable UUID engagementId, @Valid @RequestBody GrantAccessBody body) {
        return commands.send(
                request,
                new GrantAccess(
                        engagementId,
                        body.scopes(),
                        body.firstDay(request),
                        request.memberTime().dayOf(request.now())));
    }

    @Operation(
            operationId = "revokeAccess",
            summary = "Close a part of your data to your coach; it is closed once this is answered")
    @AnswersDone
    @PostMapping("/access/revocation")
    ResponseEntity<Map<String, UUID>> revokeAccess(
            CommandRequest request, @PathVariable UUID engagementId, @Valid @RequestBody RevokeAccessBody body) {
        return commands.send(request, new RevokeAccess(engagementId, body.scopes()));
    }

    @AtMostOneOf({"from", "past"})
    record GrantAccessBody(
            @NotNull @Size(min = 1, max = 10) List<@NotNull Scope> scopes,

            @Schema(description = "The day before which nothing is open; today unless given") @InCalendar @Nullable
            LocalDate from,

            @Schema(description = "Whether all of the past is open too") @Nullable
            Boolean past) {

        private @Nullable LocalDate firstDay(CommandRequest request) {
            if (Boolean.TRUE.equals(past)) {
                return null;
            }
            return from == null ? request.memberTime().dayOf(request.now()) : from;
        }
    }

    record RevokeAccessBody(
            @NotNull @Size(min = 1, max = 10) List<@NotNull Scope> scopes) {}
}
