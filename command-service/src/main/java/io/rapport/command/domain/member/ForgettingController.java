package io.rapport.command.domain.member;

import io.rapport.command.domain.member.MemberCommand.ForgetMember;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.TokenSubject;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Forgettings;
import io.rapport.command.platform.commands.Ids;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A member is forgotten, by themself or by an administrator of their tenant. */
@Tag(name = "Me")
@RestController
class ForgettingController {

    private static final String WHAT_GOES =
            "There is no way back. Everything that is theirs goes: who they are, all that"
                    + " they wrote and that was said to them, their calendar and their engagements. Nothing is recorded by them"
                    + " any more; whoever begins anew does so with a new account.";

    private final CommandDispatcher commands;
    private final Ids ids;
    private final Forgettings forgettings;

    ForgettingController(CommandDispatcher commands, Ids ids, Forgettings forgettings) {
        this.commands = commands;
        this.ids = ids;
        this.forgettings = forgettings;
    }

    @OpenTo(
            value = {Role.MEMBER, Role.COACH},
            ofAnother = Role.ADMIN)
    @Operation(
            operationId = "forgetMember",
            summary = "Forget a member for ever; oneself, or as an administrator",
            description = WHAT_GOES)
    @AnswersDone
    @PostMapping({"/me/forgetting", "/members/{memberId}/forgetting"})
    ResponseEntity<Map<String, UUID>> forgetMember(CommandRequest request, @Valid @RequestBody ForgetMemberBody body) {
        ResponseEntity<Map<String, UUID>> answer =
                commands.send(request, new ForgetMember(request.owner().key(), ids.next(), body.memberId()));
        forgettings.complete(request.owner());
        return answer;
    }

    record ForgetMemberBody(
            @Schema(description = "Whoever is to be forgotten, once more: the subject of their tokens", example = "ana")
            @NotBlank
            @TokenSubject
            String memberId) {}
}
