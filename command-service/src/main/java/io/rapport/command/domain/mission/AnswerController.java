package io.rapport.command.domain.mission;

import io.rapport.command.domain.mission.MissionCommand.CorrectAnswer;
import io.rapport.command.domain.mission.MissionCommand.RecordAnswer;
import io.rapport.command.domain.mission.MissionCommand.RetractAnswer;
import io.rapport.command.kernel.request.AnswersCreated;
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

/** What was answered to a mission's questions. */
@OpenTo(Role.MEMBER)
@Tag(name = "Missions")
@RestController
@RequestMapping("/missions/{missionId}")
class AnswerController {

    private final CommandDispatcher commands;

    AnswerController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(
            operationId = "recordAnswer",
            summary = "Record what was answered; a later answer replaces an earlier one")
    @AnswersCreated
    @PostMapping("/questions/{questionId}/answers")
    ResponseEntity<Map<String, UUID>> recordAnswer(
            CommandRequest request,
            @PathVariable UUID missionId,
            @PathVariable UUID questionId,
            @Valid @RequestBody RecordAnswerBody body) {
        return commands.record(
                request,
                entryId -> new RecordAnswer(
                        missionId,
                        entryId,
                        request.when(body),
                        questionId,
                        body.words(),
                        body.encounterId(),
                        body.relationshipId()));
    }

    @Operation(operationId = "correctAnswer", summary = "Put an answer right")
    @AnswersDone
    @PostMapping("/answers/{entryId}/corrections")
    ResponseEntity<Map<String, UUID>> correctAnswer(
            CommandRequest request,
            @PathVariable UUID missionId,
            @PathVariable UUID entryId,
            @Valid @RequestBody CorrectAnswerBody body) {
        @Nullable Moment when = body.statesTime() ? request.when(body) : null;
        return commands.send(request, new CorrectAnswer(missionId, entryId, body.words(), when, body.reason()));
    }

    @Operation(operationId = "retractAnswer", summary = "Take an answer back: it was not given")
    @AnswersDone
    @PostMapping("/answers/{entryId}/retraction")
    ResponseEntity<Map<String, UUID>> retractAnswer(
            CommandRequest request,
            @PathVariable UUID missionId,
            @PathVariable UUID entryId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(request, new RetractAnswer(missionId, entryId, ReasonBody.in(stated)));
    }

    record RecordAnswerBody(
            @Schema(description = "What was answered", example = "That nobody there speaks to the sales people")
            @NotBlank
            @Size(max = Text.FREE)
            String words,

            @Schema(description = "The entry of the encounter that it was heard in") @Nullable
            UUID encounterId,

            @Schema(description = "With whom that encounter was, if the mission is about a gathering or words")
            @Nullable
            UUID relationshipId,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    @AtLeastOneOf({"words", "occurredAt", "occurredOn"})
    record CorrectAnswerBody(
            @Size(max = Text.REMARK) @Nullable String reason,

            @Schema(description = "What was answered, from now on") @Size(max = Text.FREE) @Nullable
            String words,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}
}
