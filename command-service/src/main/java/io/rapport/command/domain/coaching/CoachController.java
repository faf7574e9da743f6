package io.rapport.command.domain.coaching;

import io.rapport.command.domain.coaching.EngagementCommand.AssignAction;
import io.rapport.command.domain.coaching.EngagementCommand.GiveFeedback;
import io.rapport.command.domain.coaching.EngagementCommand.RecordSession;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.AtMostOneOf;
import io.rapport.command.kernel.request.ExactlyOneOf;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.kernel.time.Stated;
import io.rapport.command.kernel.time.StatedTime;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Ids;
import io.rapport.events.coaching.Action;
import io.rapport.events.coaching.SessionKind;
import io.rapport.events.coaching.Subject;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a coach records of their work with a member: the session and what it brought, actions, feedback. */
@OpenTo(
        value = {},
        ofAnother = Role.COACH)
@Tag(name = "Coaching")
@RestController
@RequestMapping("/members/{memberId}/engagements/{engagementId}")
class CoachController {

    private final CommandDispatcher commands;
    private final Ids ids;

    CoachController(CommandDispatcher commands, Ids ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @Operation(
            operationId = "recordSession",
            summary = "Record that you spoke, what both of you may read of it, what was agreed, and what only you read")
    @AnswersCreated
    @PostMapping("/session-records")
    ResponseEntity<Map<String, UUID>> recordSession(
            CommandRequest request,
            @PathVariable UUID engagementId,
            @Valid @RequestBody(required = false) @Nullable RecordSessionBody stated) {
        RecordSessionBody body = stated == null ? RecordSessionBody.NOTHING_STATED : stated;
        List<Action> actions = body.actions() == null
                ? List.of()
                : body.actions().stream().map(action -> action.with(ids.next())).toList();
        UUID entryId = ids.next();
        return commands.send(
                request,
                new RecordSession(
                        engagementId,
                        entryId,
                        request.when(body),
                        body.sessionId(),
                        body.kind(),
                        body.notes(),
                        body.privateNotes(),
                        actions),
                entryOf(engagementId, entryId));
    }

    /** Where the coach reads it too, whatever the member has opened to them of their timeline. */
    private static Answer entryOf(UUID engagementId, UUID entryId) {
        return Answer.created("/engagements/" + engagementId, "entryId", entryId);
    }

    @Operation(operationId = "assignAction", summary = "Give the member something to do")
    @AnswersCreated
    @PostMapping("/actions")
    ResponseEntity<Map<String, UUID>> assignAction(
            CommandRequest request, @PathVariable UUID engagementId, @Valid @RequestBody StatedAction body) {
        UUID actionId = ids.next();
        return commands.send(
                request,
                new AssignAction(engagementId, body.with(actionId)),
                Answer.created("/engagements/" + engagementId, "actionId", actionId));
    }

    @Operation(
            operationId = "giveFeedback",
            summary = "Say something to what the member did: to a goal or a period of it, an entry, or a mission")
    @AnswersCreated
    @PostMapping("/feedback")
    ResponseEntity<Map<String, UUID>> giveFeedback(
            CommandRequest request, @PathVariable UUID engagementId, @Valid @RequestBody GiveFeedbackBody body) {
        UUID entryId = ids.next();
        return commands.send(
                request,
                new GiveFeedback(
                        engagementId,
                        entryId,
                        request.when(body),
                        body.subject().subject(),
                        body.words()),
                entryOf(engagementId, entryId));
    }

    @AtMostOneOf({"sessionId", "kind"})
    record RecordSessionBody(
            @Schema(description = "The session, if it was arranged here") @Nullable
            UUID sessionId,

            @Schema(description = "Of one that was not arranged here; SESSION unless given") @Nullable
            SessionKind kind,

            @Schema(description = "What both of you may read") @Size(max = Text.FREE) @Nullable
            String notes,

            @Schema(description = "What nobody but you ever reads") @Size(max = Text.FREE) @Nullable
            String privateNotes,

            @Schema(description = "What the member is to do by what you agreed on") @Size(max = 20) @Nullable
            List<@NotNull @Valid StatedAction> actions,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {

        private static final RecordSessionBody NOTHING_STATED =
                new RecordSessionBody(null, null, null, null, null, null, null);
    }

    @Schema(name = "ActionToDo")
    record StatedAction(
            @Schema(description = "What the member is to do", example = "Ask three people what their job is like")
            @NotBlank
            @Size(max = Text.REMARK)
            String what,

            @Schema(description = "By which day", example = "2026-12-03") @InCalendar @Nullable
            LocalDate dueOn) {

        private Action with(UUID actionId) {
            return new Action(actionId, what, dueOn);
        }
    }

    record GiveFeedbackBody(
            @NotNull @Valid StatedSubject subject,
            @NotBlank @Size(max = Text.FREE) String words,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    @Schema(name = "FeedbackSubject", description = "What it is about: exactly one of goalId, entryId and missionId")
    @ExactlyOneOf({"goalId", "entryId", "missionId"})
    record StatedSubject(
            @Nullable UUID goalId,
            @Nullable UUID entryId,
            @Nullable UUID missionId,

            @Schema(description = "Of a goal: the first day of the period that it is about") @InCalendar @Nullable
            LocalDate periodStart) {

        private Subject subject() {
            return new Subject(goalId, entryId, missionId, periodStart);
        }
    }
}
