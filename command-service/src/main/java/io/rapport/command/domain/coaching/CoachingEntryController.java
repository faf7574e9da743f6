package io.rapport.command.domain.coaching;

import io.rapport.command.domain.coaching.EngagementCommand.CorrectCoachingEntry;
import io.rapport.command.domain.coaching.EngagementCommand.RetractCoachingEntry;
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

/** Putting right what one recorded oneself: sessions and feedback of the coach, completions of the member. */
@OpenTo(value = Role.MEMBER, ofAnother = Role.COACH)
@Tag(name = "Coaching")
@RestController
@RequestMapping({
    "/engagements/{engagementId}/entries/{entryId}",
    "/members/{memberId}/engagements/{engagementId}/entries/{entryId}"
})
class CoachingEntryController {

    private final CommandDispatcher commands;

    CoachingEntryController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(operationId = "correctCoachingEntry", summary = "Put right what you recorded: the words, or the time")
    @AnswersDone
    @PostMapping("/corrections")
    ResponseEntity<Map<String, UUID>> correctCoachingEntry(
            CommandRequest request,
            @PathVariable UUID engagementId,
            @PathVariable UUID entryId,
            @Valid @RequestBody CorrectCoachingEntryBody body) {
        @Nullable Moment when = body.statesTime() ? request.when(body) : null;
        return commands.send(
                request, new CorrectCoachingEntry(engagementId, entryId, body.words(), when, body.reason()));
    }

    @Operation(operationId = "retractCoachingEntry", summary = "Take back what you recorded: it was not so")
    @AnswersDone
    @PostMapping("/retraction")
    ResponseEntity<Map<String, UUID>> retractCoachingEntry(
            CommandRequest request,
            @PathVariable UUID engagementId,
            @PathVariable UUID entryId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(request, new RetractCoachingEntry(engagementId, entryId, ReasonBody.in(stated)));
    }

    @AtLeastOneOf({"words", "occurredAt", "occurredOn"})
    record CorrectCoachingEntryBody(
            @Size(max = Text.REMARK) @Nullable String reason,

            @Schema(description = "What it says from now on: the shared notes, how it went, or the feedback")
            @Size(max = Text.FREE)
            @Nullable
            String words,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}
}
