package io.rapport.command.domain.goal;

import io.rapport.command.domain.goal.GoalCommand.AdjustGoal;
import io.rapport.command.domain.goal.GoalCommand.AlignGoal;
import io.rapport.command.domain.goal.GoalCommand.CloseGoal;
import io.rapport.command.domain.goal.GoalCommand.SetGoal;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.AtLeastOneOf;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Ids;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Smart;
import io.rapport.events.goal.Term;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a goal is: set, aligned, adjusted, closed. */
@OpenTo(Role.MEMBER)
@Tag(name = "Goals", description = "Set with a purpose, adjusted, paused, assessed, closed")
@RestController
@RequestMapping("/goals")
class GoalController {

    private final CommandDispatcher commands;
    private final Ids ids;

    GoalController(CommandDispatcher commands, Ids ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @Operation(operationId = "setGoal", summary = "Set a goal, with what success is to you and what it is good for")
    @AnswersCreated
    @PostMapping
    ResponseEntity<Map<String, UUID>> setGoal(CommandRequest request, @Valid @RequestBody SetGoalBody body) {
        UUID goalId = ids.next();
        Purpose purpose = body.purpose() == null
                ? new Purpose(null, null, null)
                : body.purpose().asPurpose();
        return commands.send(
                request,
                new SetGoal(
                        goalId,
                        request.memberTime().dayOf(request.now()),
                        body.title(),
                        body.term() == null ? Term.SHORT : body.term(),
                        body.definitionOfSuccess(),
                        purpose,
                        body.smart() == null ? null : body.smart().asSmart(),
                        body.tracking()),
                Answer.created("/goals/" + goalId, "goalId", goalId));
    }

    @Operation(operationId = "alignGoal", summary = "Say anew what the goal is good for")
    @AnswersDone
    @PutMapping("/{goalId}/purpose")
    ResponseEntity<Map<String, UUID>> alignGoal(
            CommandRequest request, @PathVariable UUID goalId, @Valid @RequestBody PurposeBody body) {
        return commands.send(request, new AlignGoal(goalId, body.asPurpose()));
    }

    @Operation(operationId = "adjustGoal", summary = "Adjust the goal: make it your own")
    @AnswersDone
    @PostMapping("/{goalId}/adjustments")
    ResponseEntity<Map<String, UUID>> adjustGoal(
            CommandRequest request, @PathVariable UUID goalId, @Valid @RequestBody AdjustGoalBody body) {
        return commands.send(
                request,
                new AdjustGoal(
                        goalId,
                        request.memberTime().dayOf(request.now()),
                        body.title(),
                        body.definitionOfSuccess(),
                        body.smart() == null ? null : body.smart().asSmart(),
                        body.tracking(),
                        body.reason()));
    }

    @Operation(
            operationId = "closeGoal",
            summary = "Close the goal, and say whether success was reached as you meant it")
    @AnswersDone
    @PostMapping("/{goalId}/closure")
    ResponseEntity<Map<String, UUID>> closeGoal(
            CommandRequest request, @PathVariable UUID goalId, @Valid @RequestBody CloseGoalBody body) {
        return commands.send(
                request,
                new CloseGoal(goalId, request.memberTime().dayOf(request.now()), body.outcome(), body.reflection()));
    }

    record SetGoalBody(
            @NotBlank @Size(max = Text.TITLE) String title,

            @Schema(description = "SHORT unless given") @Nullable
            Term term,

            @Schema(description = "How you will know, in your own words") @NotBlank @Size(max = Text.FREE)
            String definitionOfSuccess,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Valid @Nullable
            PurposeBody purpose,

            @Valid @Nullable SmartBody smart,
            @NotNull @Valid StatedTracking tracking) {}

    @Schema(description = "What the goal is good for: at least one of the three")
    record PurposeBody(
            @Schema(description = "A long-term goal of yours") @Nullable
            UUID supportsGoalId,

            @Schema(description = "An aim of your career plan") @Nullable
            UUID aimId,

            @Schema(description = "Why it matters to you") @Size(max = Text.REMARK) @Nullable
            String words) {

        Purpose asPurpose() {
            return new Purpose(supportsGoalId, aimId, words);
        }
    }

    @Schema(description = "All optional: they stand beside your own definition of success, not in its place")
    record SmartBody(
            @Size(max = Text.REMARK) @Nullable String specific,
            @Size(max = Text.REMARK) @Nullable String measurable,
            @Size(max = Text.REMARK) @Nullable String achievable,
            @Size(max = Text.REMARK) @Nullable String relevant,
            @Size(max = Text.REMARK) @Nullable String timeBound) {

        private static final Smart NOTHING = new Smart(null, null, null, null, null);

        @Nullable
        Smart asSmart() {
            Smart smart = new Smart(specific, measurable, achievable, relevant, timeBound);
            return smart.equals(NOTHING) ? null : smart;
        }
    }

    @AtLeastOneOf({"title", "definitionOfSuccess", "smart", "tracking"})
    record AdjustGoalBody(
            @NotBlank @Size(max = Text.REMARK) String reason,
            @Size(max = Text.TITLE) @Nullable String title,
            @Size(max = Text.FREE) @Nullable String definitionOfSuccess,
            @Valid @Nullable SmartBody smart,

            @Schema(description = "Replaces the tracking as a whole; the start stays unless given") @Valid @Nullable
            StatedTracking tracking) {
        AdjustGoalBody {
            smart = smart == null || smart.asSmart() == null ? null : smart;
        }
    }

    record CloseGoalBody(
            @NotNull Outcome outcome,
            @NotBlank @Size(max = Text.FREE) String reflection) {}
}
