package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.RelationshipCommand.CorrectEntry;
import io.rapport.command.domain.relationship.RelationshipCommand.RetractEntry;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.AtLeastOneOf;
import io.rapport.command.kernel.request.InCalendar;
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
import jakarta.validation.constraints.NotBlank;
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

/** Putting entries right and taking them back; neither overwrites anything. */
@OpenTo(Role.MEMBER)
@Tag(name = "Entries", description = "Corrected and retracted, never overwritten")
@RestController
@RequestMapping("/relationships/{relationshipId}/entries/{entryId}")
class EntryController {

    private final CommandDispatcher commands;

    EntryController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(operationId = "correctEntry", summary = "Put an entry right")
    @AnswersDone
    @PostMapping("/corrections")
    ResponseEntity<Map<String, UUID>> correctEntry(
            CommandRequest request,
            @PathVariable UUID relationshipId,
            @PathVariable UUID entryId,
            @Valid @RequestBody CorrectEntryBody body) {
        @Nullable Moment when = body.statesTime() ? request.when(body) : null;
        return commands.send(
                request,
                new CorrectEntry(
                        relationshipId,
                        entryId,
                        body.text(),
                        when,
                        when == null ? null : when.fromBeginningOfDay(request.memberTime()),
                        body.dueOn(),
                        body.on(),
                        body.reason()));
    }

    @Operation(operationId = "retractEntry", summary = "Take an entry back")
    @AnswersDone
    @PostMapping("/retraction")
    ResponseEntity<Map<String, UUID>> retractEntry(
            CommandRequest request,
            @PathVariable UUID relationshipId,
            @PathVariable UUID entryId,
            @Valid @RequestBody RetractEntryBody body) {
        return commands.send(request, new RetractEntry(relationshipId, entryId, body.reason()));
    }

    @AtLeastOneOf({"text", "occurredAt", "occurredOn", "dueOn", "on"})
    record CorrectEntryBody(
            @NotBlank @Size(max = Text.REMARK) String reason,

            @Schema(description = "The entry's main text from now on") @Size(max = Text.FREE) @Nullable
            String text,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn,

            @Schema(description = "Only of a planned follow-up: the day by which it is due") @InCalendar @Nullable
            LocalDate dueOn,

            @Schema(description = "Only of a remembered detail: its day") @InCalendar @Nullable
            LocalDate on)
            implements Stated {}

    record RetractEntryBody(
            @NotBlank @Size(max = Text.REMARK) String reason) {}
}
