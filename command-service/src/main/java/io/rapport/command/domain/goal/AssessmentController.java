package io.rapport.command.domain.goal;

import io.rapport.command.domain.goal.GoalCommand.CorrectAssessment;
import io.rapport.command.domain.goal.GoalCommand.RetractAssessment;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

/** Putting assessments right and taking them back; neither overwrites anything. */
@OpenTo(Role.MEMBER)
@Tag(name = "Goals")
@RestController
@RequestMapping("/goals/{goalId}/assessments/{entryId}")
class AssessmentController {

    private final CommandDispatcher commands;

    AssessmentController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(operationId = "correctAssessment", summary = "Put an assessment right")
    @AnswersDone
    @PostMapping("/corrections")
    ResponseEntity<Map<String, UUID>> correctAssessment(
            CommandRequest request,
            @PathVariable UUID goalId,
            @PathVariable UUID entryId,
            @Valid @RequestBody CorrectAssessmentBody body) {
        @Nullable Moment when = body.statesTime() ? request.when(body) : null;
        return commands.send(
                request, new CorrectAssessment(goalId, entryId, body.rating(), body.reflection(), when, body.reason()));
    }

    @Operation(operationId = "retractAssessment", summary = "Take an assessment back")
    @AnswersDone
    @PostMapping("/retraction")
    ResponseEntity<Map<String, UUID>> retractAssessment(
            CommandRequest request,
            @PathVariable UUID goalId,
            @PathVariable UUID entryId,
            @Valid @RequestBody RetractAssessmentBody body) {
        return commands.send(request, new RetractAssessment(goalId, entryId, body.reason()));
    }

    @AtLeastOneOf({"rating", "reflection", "occurredAt", "occurredOn"})
    record CorrectAssessmentBody(
            @NotBlank @Size(max = Text.REMARK) String reason,

            @Schema(description = "1: not at all, 5: there") @Min(1) @Max(5) @Nullable
            Integer rating,

            @Size(max = Text.FREE) @Nullable String reflection,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    record RetractAssessmentBody(
            @NotBlank @Size(max = Text.REMARK) String reason) {}
}
