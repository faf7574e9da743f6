package io.rapport.command.domain.gathering;

import io.rapport.command.domain.gathering.GatheringCommand.HoldGathering;
import io.rapport.command.domain.gathering.GatheringCommand.InviteToGathering;
import io.rapport.command.domain.gathering.GatheringCommand.RecordGuest;
import io.rapport.command.domain.gathering.GatheringCommand.RecordInvitationResponse;
import io.rapport.command.domain.gathering.GatheringCommand.RetractGuest;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.ExactlyOneOf;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.ReasonBody;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.kernel.time.Stated;
import io.rapport.command.kernel.time.StatedTime;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Ids;
import io.rapport.events.gathering.InvitationResponse;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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

/** Hosting a small gathering: who is invited, who comes, and that it was held. */
@OpenTo(Role.MEMBER)
@Tag(name = "Gatherings", description = "Planned, attended or cancelled")
@RestController
@RequestMapping("/gatherings/{gatheringId}")
class HostController {

    private final CommandDispatcher commands;
    private final Ids ids;

    HostController(CommandDispatcher commands, Ids ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @Operation(operationId = "inviteToGathering", summary = "Invite somebody to a gathering that you host")
    @AnswersCreated
    @PostMapping("/invitations")
    ResponseEntity<Map<String, UUID>> inviteToGathering(
            CommandRequest request, @PathVariable UUID gatheringId, @Valid @RequestBody InviteToGatheringBody body) {
        UUID invitationId = ids.next();
        return commands.send(
                request,
                new InviteToGathering(gatheringId, invitationId, body.relationshipId(), body.words()),
                Answer.created("/gatherings/" + gatheringId, "invitationId", invitationId));
    }

    @Operation(operationId = "recordInvitationResponse", summary = "Record how an invitation was answered")
    @AnswersDone
    @PutMapping("/invitations/{invitationId}/response")
    ResponseEntity<Map<String, UUID>> recordInvitationResponse(
            CommandRequest request,
            @PathVariable UUID gatheringId,
            @PathVariable UUID invitationId,
            @Valid @RequestBody RecordInvitationResponseBody body) {
        return commands.send(request, new RecordInvitationResponse(gatheringId, invitationId, body.response()));
    }

    @Operation(operationId = "recordGuest", summary = "Record that somebody came, invited or not")
    @AnswersCreated
    @PostMapping("/guests")
    ResponseEntity<Map<String, UUID>> recordGuest(
            CommandRequest request, @PathVariable UUID gatheringId, @Valid @RequestBody RecordGuestBody body) {
        UUID guestId = ids.next();
        return commands.send(
                request,
                new RecordGuest(
                        gatheringId,
                        guestId,
                        request.memberTime().dayOf(request.now()),
                        body.invitationId(),
                        body.relationshipId(),
                        body.words()),
                Answer.created("/gatherings/" + gatheringId, "guestId", guestId));
    }

    @Operation(operationId = "retractGuest", summary = "Take a guest back: they did not come")
    @AnswersDone
    @PostMapping("/guests/{guestId}/retraction")
    ResponseEntity<Map<String, UUID>> retractGuest(
            CommandRequest request,
            @PathVariable UUID gatheringId,
            @PathVariable UUID guestId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(request, new RetractGuest(gatheringId, guestId, ReasonBody.in(stated)));
    }

    @Operation(operationId = "holdGathering", summary = "Record that you held the gathering that you host")
    @AnswersCreated
    @PostMapping("/holding")
    ResponseEntity<Map<String, UUID>> holdGathering(
            CommandRequest request,
            @PathVariable UUID gatheringId,
            @Valid @RequestBody(required = false) @Nullable HoldGatheringBody stated) {
        HoldGatheringBody body = stated == null ? HoldGatheringBody.NOTHING_STATED : stated;
        return commands.record(
                request, entryId -> new HoldGathering(gatheringId, entryId, request.when(body), body.takeaway()));
    }

    @ExactlyOneOf({"relationshipId", "words"})
    record InviteToGatheringBody(
            @Schema(description = "Your relationship with the person") @Nullable
            UUID relationshipId,

            @Schema(description = "Who it is, of somebody whom you have no relationship with")
            @Size(max = Text.NAME)
            @Nullable
            String words) {}

    record RecordInvitationResponseBody(@NotNull InvitationResponse response) {}

    @ExactlyOneOf({"invitationId", "relationshipId", "words"})
    record RecordGuestBody(
            @Schema(description = "Of somebody who was invited") @Nullable
            UUID invitationId,

            @Schema(description = "Of one of your people who was not invited") @Nullable
            UUID relationshipId,

            @Schema(description = "Who it was, of anybody else") @Size(max = Text.NAME) @Nullable
            String words) {}

    record HoldGatheringBody(
            @Size(max = Text.FREE) @Nullable String takeaway,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {

        private static final HoldGatheringBody NOTHING_STATED = new HoldGatheringBody(null, null, null);
    }
}
