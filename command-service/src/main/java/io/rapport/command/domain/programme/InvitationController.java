package io.rapport.command.domain.programme;

import io.rapport.command.domain.programme.EnrolmentCommand.InviteMember;
import io.rapport.command.domain.programme.EnrolmentCommand.WithdrawInvitation;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.ReasonBody;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.web.security.Caller;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Asking a member whether they want to take part, or no more; an admin may, and the programme's coaches. */
@OpenTo(
        value = {},
        ofAnother = {Role.ADMIN, Role.COACH})
@Tag(name = "Programmes")
@RestController
class InvitationController {

    private static final String INVITATION = "/members/{memberId}/programmes/{programmeId}/invitation";

    private final CommandDispatcher commands;

    InvitationController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(
            operationId = "inviteMember",
            summary = "Ask a member to take part in a programme; nobody does until they say yes themselves")
    @AnswersDone
    @PutMapping(INVITATION)
    ResponseEntity<Map<String, UUID>> inviteMember(CommandRequest request, @PathVariable UUID programmeId) {
        return commands.send(
                request,
                new InviteMember(
                        Enrolment.idOf(request.owner(), programmeId),
                        programmeId,
                        Caller.hasOneOf(Role.ADMIN),
                        request.memberTime().dayOf(request.now())));
    }

    @Operation(
            operationId = "withdrawInvitation",
            summary = "Take an invitation back that was not answered yet; the member may be invited again")
    @AnswersDone
    @PostMapping(INVITATION + "/withdrawal")
    ResponseEntity<Map<String, UUID>> withdrawInvitation(
            CommandRequest request,
            @PathVariable UUID programmeId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(
                request,
                new WithdrawInvitation(
                        Enrolment.idOf(request.owner(), programmeId),
                        programmeId,
                        Caller.hasOneOf(Role.ADMIN),
                        ReasonBody.in(stated)));
    }
}
