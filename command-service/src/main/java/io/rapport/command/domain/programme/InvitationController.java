package io.rapport.command.domain.programme;

import io.rapport.command.domain.programme.EnrolmentCommand.InviteAgain;
import io.rapport.command.domain.programme.EnrolmentCommand.InviteMember;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.platform.aggregate.ExistingAggregates;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.web.security.Caller;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asking a member whether they want to take part; an admin may, and the programme's coaches. */
@OpenTo(
        value = {},
        ofAnother = {Role.ADMIN, Role.COACH})
@Tag(name = "Programmes")
@RestController
class InvitationController {

    private static final String ENROLMENT = "enrolment";

    private final CommandDispatcher commands;
    private final ExistingAggregates existing;
    private final WhenSomebodyJoinsThenTheProgrammeIsOpen joining;

    InvitationController(
            CommandDispatcher commands, ExistingAggregates existing, WhenSomebodyJoinsThenTheProgrammeIsOpen joining) {
        this.commands = commands;
        this.existing = existing;
        this.joining = joining;
    }

    @Operation(
            operationId = "inviteMember",
            summary = "Ask a member to take part in a programme; nobody does until they say yes themselves")
    @AnswersDone
    @PutMapping("/members/{memberId}/programmes/{programmeId}/invitation")
    ResponseEntity<Map<String, UUID>> inviteMember(CommandRequest request, @PathVariable UUID programmeId) {
        boolean coach = joining.checkInvitation(
                request.owner().tenantId(),
                programmeId,
                request.actor(),
                Caller.hasOneOf(Role.ADMIN),
                request.memberTime().dayOf(request.now()));
        UUID enrolmentId = Enrolment.idOf(request.owner(), programmeId);
        return commands.send(
                request,
                existing.exists(request.owner(), ENROLMENT, enrolmentId)
                        ? new InviteAgain(enrolmentId, coach)
                        : new InviteMember(enrolmentId, programmeId, coach));
    }
}
