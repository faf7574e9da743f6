package io.rapport.command.domain.coaching;

import io.rapport.command.domain.coaching.EngagementCommand.ProposeEngagement;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.kernel.request.TokenSubject;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Ids;
import io.rapport.events.coaching.Scope;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Proposing to work together, from either side. */
@OpenTo(value = Role.MEMBER, ofAnother = Role.COACH)
@Tag(name = "Coaching", description = "A member and their coach: consent, sessions, actions, feedback")
@RestController
class ProposalController {

    private final CommandDispatcher commands;
    private final Ids ids;

    ProposalController(CommandDispatcher commands, Ids ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @Operation(
            operationId = "proposeEngagement",
            summary = "Propose to a coach to work with you; nothing is open to them yet")
    @AnswersCreated
    @PostMapping("/engagements")
    ResponseEntity<Map<String, UUID>> proposeEngagement(
            CommandRequest request, @Valid @RequestBody ProposeEngagementBody body) {
        return propose(request, body.coachId(), body.about(), body.scopes());
    }

    @Operation(
            operationId = "proposeEngagementOfMember",
            summary = "Propose to a member to be their coach, and say what you would have to see")
    @AnswersCreated
    @PostMapping("/members/{memberId}/engagements")
    ResponseEntity<Map<String, UUID>> proposeEngagementOfMember(
            CommandRequest request, @Valid @RequestBody ProposeAsCoachBody body) {
        return propose(request, request.actor(), body.about(), body.scopes());
    }

    private ResponseEntity<Map<String, UUID>> propose(
            CommandRequest request, String coachId, String about, @Nullable List<Scope> scopes) {
        UUID engagementId = ids.next();
        return commands.send(
                request,
                new ProposeEngagement(engagementId, coachId, about, scopes == null ? List.of() : scopes),
                Answer.created("/engagements/" + engagementId, "engagementId", engagementId));
    }

    record ProposeEngagementBody(
            @Schema(description = "The subject of the coach's tokens", example = "carla") @NotBlank @TokenSubject
            String coachId,

            @Schema(description = "What you want to work on", example = "Into the marketing of energy")
            @NotBlank
            @Size(max = Text.FREE)
            String about,

            @Schema(description = "What you would open; nothing is open until you grant it") @Size(max = 10) @Nullable
            List<@NotNull Scope> scopes) {}

    record ProposeAsCoachBody(
            @Schema(description = "What you would work on together") @NotBlank @Size(max = Text.FREE)
            String about,

            @Schema(description = "What you would have to see") @Size(max = 10) @Nullable
            List<@NotNull Scope> scopes) {}
}
