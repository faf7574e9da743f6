package io.rapport.command.domain.mission;

import io.rapport.command.domain.mission.MissionCommand.CorrectDebrief;
import io.rapport.command.domain.mission.MissionCommand.DebriefMission;
import io.rapport.command.domain.mission.MissionCommand.RetractDebrief;
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
import io.rapport.events.mission.MindOn;
import io.rapport.events.mission.MissionOutcome;
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

/** Looking back on a mission, once. */
@OpenTo(Role.MEMBER)
@Tag(name = "Missions")
@RestController
@RequestMapping("/missions/{missionId}/debrief")
class DebriefController {

    private final CommandDispatcher commands;

    DebriefController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(operationId = "debriefMission", summary = "Reflect whether the mission succeeded, and what you learned")
    @AnswersCreated
    @PostMapping
    ResponseEntity<Map<String, UUID>> debriefMission(
            CommandRequest request, @PathVariable UUID missionId, @Valid @RequestBody DebriefMissionBody body) {
        return commands.record(
                request,
                entryId -> new DebriefMission(
                        missionId,
                        entryId,
                        request.when(body),
                        body.outcome(),
                        body.learned(),
                        body.next(),
                        body.comfort(),
                        body.mindOn()));
    }

    @Operation(operationId = "correctDebrief", summary = "Put the debrief right")
    @AnswersDone
    @PostMapping("/corrections")
    ResponseEntity<Map<String, UUID>> correctDebrief(
            CommandRequest request, @PathVariable UUID missionId, @Valid @RequestBody CorrectDebriefBody body) {
        @Nullable Moment when = body.statesTime() ? request.when(body) : null;
        return commands.send(
                request,
                new CorrectDebrief(
                        missionId,
                        body.outcome(),
                        body.learned(),
                        body.next(),
                        body.comfort(),
                        body.mindOn(),
                        when,
                        body.reason()));
    }

    @Operation(operationId = "retractDebrief", summary = "Take the debrief back: the mission is open again")
    @AnswersDone
    @PostMapping("/retraction")
    ResponseEntity<Map<String, UUID>> retractDebrief(
            CommandRequest request,
            @PathVariable UUID missionId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(request, new RetractDebrief(missionId, ReasonBody.in(stated)));
    }

    record DebriefMissionBody(
            @NotNull MissionOutcome outcome,

            @Schema(description = "What you learned", example = "They decide in spring, and the team decides with them")
            @NotBlank
            @Size(max = Text.FREE)
            String learned,

            @Schema(description = "What you mean to do next") @Size(max = Text.FREE) @Nullable
            String next,

            @Schema(description = "How much at ease you were: 1 not at all, 5 entirely") @Min(1) @Max(5) @Nullable
            Integer comfort,

            @Schema(description = "Whom your mind was on") @Nullable
            MindOn mindOn,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    @AtLeastOneOf({"outcome", "learned", "next", "comfort", "mindOn", "occurredAt", "occurredOn"})
    record CorrectDebriefBody(
            @Size(max = Text.REMARK) @Nullable String reason,
            @Nullable MissionOutcome outcome,
            @Size(max = Text.FREE) @Nullable String learned,
            @Size(max = Text.FREE) @Nullable String next,
            @Min(1) @Max(5) @Nullable Integer comfort,
            @Nullable MindOn mindOn,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}
}
