package io.rapport.command.domain.goal;

import io.rapport.command.domain.goal.GoalCommand.AssessGoal;
import io.rapport.command.domain.goal.GoalCommand.ExcusePeriod;
import io.rapport.command.domain.goal.GoalCommand.PauseGoal;
import io.rapport.command.domain.goal.GoalCommand.ResumeGoal;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.ReasonBody;
import io.rapport.command.kernel.request.Text;
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

/** What comes up on the way to a goal: pauses, assessments, excuses. */
@OpenTo(Role.MEMBER)
@Tag(name = "Goals")
@RestController
@RequestMapping("/goals/{goalId}")
class GoalCourseController {

    private final CommandDispatcher commands;

    GoalCourseController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(operationId = "pauseGoal", summary = "Pause the goal from today: nothing counts and nothing breaks")
    @AnswersDone
    @PostMapping("/pause")
    ResponseEntity<Map<String, UUID>> pauseGoal(
            CommandRequest request,
            @PathVariable UUID goalId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(
                request, new PauseGoal(goalId, request.memberTime().dayOf(request.now()), ReasonBody.in(stated)));
    }

    @Operation(operationId = "resumeGoal", summary = "Resume the goal from today")
    @AnswersDone
    @PostMapping("/resume")
    ResponseEntity<Map<String, UUID>> resumeGoal(CommandRequest request, @PathVariable UUID goalId) {
        return commands.send(
                request, new ResumeGoal(goalId, request.memberTime().dayOf(request.now())));
    }

    @Operation(operationId = "assessGoal", summary = "Judge how a qualitative goal is going")
    @AnswersCreated
    @PostMapping("/assessments")
    ResponseEntity<Map<String, UUID>> assessGoal(
            CommandRequest request, @PathVariable UUID goalId, @Valid @RequestBody AssessGoalBody body) {
        return commands.record(
                request,
                entryId -> new AssessGoal(goalId, entryId, request.when(body), body.rating(), body.reflection()));
    }

    @Operation(operationId = "excusePeriod", summary = "Excuse a period: it neither breaks nor extends a streak")
    @AnswersDone
    @PostMapping("/excuses")
    ResponseEntity<Map<String, UUID>> excusePeriod(
            CommandRequest request, @PathVariable UUID goalId, @Valid @RequestBody ExcusePeriodBody body) {
        return commands.send(
                request,
                new ExcusePeriod(goalId, body.day(), request.memberTime().firstDayOfWeek(), body.reason()));
    }

    record AssessGoalBody(
            @Schema(description = "1: not at all, 5: there", requiredMode = Schema.RequiredMode.REQUIRED)
            @Min(1)
            @Max(5)
            int rating,

            @NotBlank @Size(max = Text.FREE) String reflection,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    record ExcusePeriodBody(
            @Schema(description = "Any day of the period") @NotNull @InCalendar
            LocalDate day,

            @NotBlank @Size(max = Text.REMARK) String reason) {}
}
