package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.RelationshipCommand.PlanFollowUp;
import io.rapport.command.domain.relationship.RelationshipCommand.RecordFollowUp;
import io.rapport.command.domain.relationship.RelationshipCommand.SkipFollowUp;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.kernel.time.Stated;
import io.rapport.command.kernel.time.StatedTime;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.events.relationship.Reference;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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

/** Following up: planned, done or skipped. */
@OpenTo(Role.MEMBER)
@Tag(name = "Follow-ups", description = "Planned, done or skipped")
@RestController
@RequestMapping("/relationships/{relationshipId}")
class FollowUpController {

    /** What a follow-up refers to, if the body does not say: the rule then has its say. */
    private static final Reference NOTHING = new Reference(null, null);

    private final CommandDispatcher commands;

    FollowUpController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(operationId = "planFollowUp", summary = "Plan to follow up by a day")
    @AnswersCreated
    @PostMapping("/follow-up-plans")
    ResponseEntity<Map<String, UUID>> planFollowUp(
            CommandRequest request, @PathVariable UUID relationshipId, @Valid @RequestBody PlanFollowUpBody body) {
        return commands.record(
                request,
                entryId -> new PlanFollowUp(relationshipId, entryId, request.when(body), body.dueOn(), body.about()));
    }

    @Operation(operationId = "skipFollowUp", summary = "Skip a planned follow-up")
    @AnswersDone
    @PostMapping("/follow-up-plans/{planId}/skip")
    ResponseEntity<Map<String, UUID>> skipFollowUp(
            CommandRequest request,
            @PathVariable UUID relationshipId,
            @PathVariable UUID planId,
            @Valid @RequestBody SkipFollowUpBody body) {
        return commands.send(request, new SkipFollowUp(relationshipId, planId, body.reason()));
    }

    @Operation(operationId = "recordFollowUp", summary = "Record a follow-up, with what it referred to")
    @AnswersCreated
    @PostMapping("/follow-ups")
    ResponseEntity<Map<String, UUID>> recordFollowUp(
            CommandRequest request, @PathVariable UUID relationshipId, @Valid @RequestBody RecordFollowUpBody body) {
        return commands.record(
                request,
                entryId -> new RecordFollowUp(
                        relationshipId,
                        entryId,
                        request.when(body),
                        body.reference() == null ? NOTHING : body.reference().asReference(),
                        body.planId(),
                        body.summary(),
                        body.valueGiven()));
    }

    record PlanFollowUpBody(
            @NotNull @InCalendar LocalDate dueOn,
            @Size(max = Text.FREE) @Nullable String about,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    record SkipFollowUpBody(
            @NotBlank @Size(max = Text.REMARK) String reason) {}

    record RecordFollowUpBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Valid @Nullable
            ReferenceBody reference,

            @Schema(description = "The plan that is settled by it") @Nullable
            UUID planId,

            @Size(max = Text.FREE) @Nullable String summary,

            @Schema(description = "What the person got out of it") @Size(max = Text.FREE) @Nullable
            String valueGiven,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    @Schema(description = "What was discussed earlier: at least one of the two")
    record ReferenceBody(
            @Nullable UUID entryId,
            @Size(max = Text.REMARK) @Nullable String words) {

        Reference asReference() {
            return new Reference(entryId, words);
        }
    }
}
