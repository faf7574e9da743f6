package io.rapport.command.domain.programme;

import io.rapport.command.domain.programme.EnrolmentCommand.DeclineInvitation;
import io.rapport.command.domain.programme.EnrolmentCommand.EnrolMember;
import io.rapport.command.domain.programme.EnrolmentCommand.LeaveProgramme;
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

/** What a member answers to an invitation, and that they leave again. */
@OpenTo(Role.MEMBER)
@Tag(name = "Programmes")
@RestController
@RequestMapping("/programmes/{programmeId}")
class EnrolmentController {

    private final CommandDispatcher commands;

    EnrolmentController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(operationId = "enrolMember", summary = "Take part in a programme to which you were invited")
    @AnswersDone
    @PostMapping("/enrolment")
    ResponseEntity<Map<String, UUID>> enrolMember(CommandRequest request, @PathVariable UUID programmeId) {
        return commands.send(
                request,
                new EnrolMember(
                        Enrolment.idOf(request.owner(), programmeId),
                        programmeId,
                        request.memberTime().dayOf(request.now())));
    }

    @Operation(operationId = "declineInvitation", summary = "Not take part in a programme to which you were invited")
    @AnswersDone
    @PostMapping("/refusal")
    ResponseEntity<Map<String, UUID>> declineInvitation(
            CommandRequest request,
            @PathVariable UUID programmeId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(
                request, new DeclineInvitation(Enrolment.idOf(request.owner(), programmeId), ReasonBody.in(stated)));
    }

    @Operation(operationId = "leaveProgramme", summary = "Take part no more, at any time")
    @AnswersDone
    @PostMapping("/departure")
    ResponseEntity<Map<String, UUID>> leaveProgramme(
            CommandRequest request,
            @PathVariable UUID programmeId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(
                request, new LeaveProgramme(Enrolment.idOf(request.owner(), programmeId), ReasonBody.in(stated)));
    }
}
