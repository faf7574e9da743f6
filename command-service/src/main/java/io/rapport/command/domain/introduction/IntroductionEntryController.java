package io.rapport.command.domain.introduction;

import io.rapport.command.domain.introduction.IntroductionCommand.CorrectIntroductionEntry;
import io.rapport.command.domain.introduction.IntroductionCommand.RetractIntroductionEntry;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.AtLeastOneOf;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.ReasonBody;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.kernel.time.Stated;
import io.rapport.command.kernel.time.StatedTime;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Putting entries of an introduction right and taking them back; neither overwrites anything. */
@OpenTo(Role.MEMBER)
@Tag(name = "Introductions")
@RestController
@RequestMapping("/introductions/{introductionId}/entries/{entryId}")
class IntroductionEntryController {

    private final CommandDispatcher commands;

    IntroductionEntryController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(operationId = "correctIntroductionEntry", summary = "Put an entry of an introduction right")
    @AnswersDone
    @PostMapping("/corrections")
    ResponseEntity<Map<String, UUID>> correctIntroductionEntry(
            CommandRequest request,
            @PathVariable UUID introductionId,
            @PathVariable UUID entryId,
            @Valid @RequestBody CorrectIntroductionEntryBody body) {
        @Nullable Moment when = body.statesTime() ? request.when(body) : null;
        return commands.send(
                request, new CorrectIntroductionEntry(introductionId, entryId, body.text(), when, body.reason()));
    }

    @Operation(operationId = "retractIntroductionEntry", summary = "Take an entry of an introduction back")
    @AnswersDone
    @PostMapping("/retraction")
    ResponseEntity<Map<String, UUID>> retractIntroductionEntry(
            CommandRequest request,
            @PathVariable UUID introductionId,
            @PathVariable UUID entryId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(request, new RetractIntroductionEntry(introductionId, entryId, ReasonBody.in(stated)));
    }

    @AtLeastOneOf({"text", "occurredAt", "occurredOn"})
    record CorrectIntroductionEntryBody(
            @Size(max = Text.REMARK) @Nullable String reason,

            @Schema(description = "What the entry says from now on: the reason why, or the words")
            @Size(max = Text.FREE)
            @Nullable
            String text,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}
}
