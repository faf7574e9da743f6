package io.rapport.command.domain.careerplan;

import io.rapport.command.domain.careerplan.CareerPlanCommand.CorrectMilestone;
import io.rapport.command.domain.careerplan.CareerPlanCommand.RecordMilestone;
import io.rapport.command.domain.careerplan.CareerPlanCommand.RetractMilestone;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.AtLeastOneOf;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.kernel.time.Stated;
import io.rapport.command.kernel.time.StatedTime;
import io.rapport.command.platform.aggregate.OnlyOne;
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

/** What was reached on the way; putting it right and taking it back, neither of which overwrites anything. */
@OpenTo(Role.MEMBER)
@Tag(name = "Career plan")
@RestController
@RequestMapping("/plan/milestones")
class MilestoneController {

    private final CommandDispatcher commands;

    MilestoneController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(operationId = "recordMilestone", summary = "Record what you have reached")
    @AnswersCreated
    @PostMapping
    ResponseEntity<Map<String, UUID>> recordMilestone(
            CommandRequest request, @Valid @RequestBody RecordMilestoneBody body) {
        return commands.record(
                request,
                entryId -> new RecordMilestone(
                        OnlyOne.idOf(CareerPlan.NAME, request.owner()),
                        entryId,
                        request.when(body),
                        body.words(),
                        body.aimId()));
    }

    @Operation(operationId = "correctMilestone", summary = "Put a milestone right")
    @AnswersDone
    @PostMapping("/{entryId}/corrections")
    ResponseEntity<Map<String, UUID>> correctMilestone(
            CommandRequest request, @PathVariable UUID entryId, @Valid @RequestBody CorrectMilestoneBody body) {
        @Nullable Moment when = body.statesTime() ? request.when(body) : null;
        return commands.send(
                request,
                new CorrectMilestone(
                        OnlyOne.idOf(CareerPlan.NAME, request.owner()), entryId, body.words(), when, body.reason()));
    }

    @Operation(operationId = "retractMilestone", summary = "Take a milestone back: it was not reached")
    @AnswersDone
    @PostMapping("/{entryId}/retraction")
    ResponseEntity<Map<String, UUID>> retractMilestone(
            CommandRequest request, @PathVariable UUID entryId, @Valid @RequestBody RetractMilestoneBody body) {
        return commands.send(
                request, new RetractMilestone(OnlyOne.idOf(CareerPlan.NAME, request.owner()), entryId, body.reason()));
    }

    record RecordMilestoneBody(
            @Schema(example = "My first talk in the trade") @NotBlank @Size(max = Text.FREE)
            String words,

            @Schema(description = "The aim that it is a step to, retired or not") @Nullable
            UUID aimId,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    @AtLeastOneOf({"words", "occurredAt", "occurredOn"})
    record CorrectMilestoneBody(
            @NotBlank @Size(max = Text.REMARK) String reason,

            @Schema(description = "What you reached, from now on") @Size(max = Text.FREE) @Nullable
            String words,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    record RetractMilestoneBody(
            @NotBlank @Size(max = Text.REMARK) String reason) {}
}
