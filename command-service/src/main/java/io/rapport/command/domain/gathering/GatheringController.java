package io.rapport.command.domain.gathering;

import io.rapport.command.domain.gathering.GatheringCommand.CancelGathering;
import io.rapport.command.domain.gathering.GatheringCommand.CorrectAttendance;
import io.rapport.command.domain.gathering.GatheringCommand.PlanGathering;
import io.rapport.command.domain.gathering.GatheringCommand.RecordAttendance;
import io.rapport.command.domain.gathering.GatheringCommand.RetractAttendance;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.AtLeastOneOf;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.ReasonBody;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.kernel.time.Stated;
import io.rapport.command.kernel.time.StatedTime;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Ids;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
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

/** Going to conferences and events, each for a reason. */
@OpenTo(Role.MEMBER)
@Tag(name = "Gatherings", description = "Planned, attended or cancelled")
@RestController
@RequestMapping("/gatherings")
class GatheringController {

    private final CommandDispatcher commands;
    private final Ids ids;

    GatheringController(CommandDispatcher commands, Ids ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @Operation(operationId = "planGathering", summary = "Plan to go to a gathering, and say why")
    @AnswersCreated
    @PostMapping
    ResponseEntity<Map<String, UUID>> planGathering(
            CommandRequest request, @Valid @RequestBody PlanGatheringBody body) {
        UUID gatheringId = ids.next();
        return commands.send(
                request,
                new PlanGathering(
                        gatheringId,
                        body.name(),
                        body.role() == null ? GatheringRole.ATTEND : body.role(),
                        body.kind(),
                        body.aim(),
                        body.aimId(),
                        body.startsOn(),
                        body.endsOn() == null ? body.startsOn() : body.endsOn(),
                        body.place(),
                        body.theme(),
                        body.activity()),
                Answer.created("/gatherings/" + gatheringId, "gatheringId", gatheringId));
    }

    @Operation(operationId = "recordAttendance", summary = "Record that you were there")
    @AnswersCreated
    @PostMapping("/{gatheringId}/attendance")
    ResponseEntity<Map<String, UUID>> recordAttendance(
            CommandRequest request,
            @PathVariable UUID gatheringId,
            @Valid @RequestBody(required = false) @Nullable RecordAttendanceBody stated) {
        RecordAttendanceBody body = stated == null ? RecordAttendanceBody.NOTHING_STATED : stated;
        return commands.record(
                request, entryId -> new RecordAttendance(gatheringId, entryId, request.when(body), body.takeaway()));
    }

    @Operation(operationId = "correctAttendance", summary = "Put your attendance right")
    @AnswersDone
    @PostMapping("/{gatheringId}/attendance/corrections")
    ResponseEntity<Map<String, UUID>> correctAttendance(
            CommandRequest request, @PathVariable UUID gatheringId, @Valid @RequestBody CorrectAttendanceBody body) {
        @Nullable Moment when = body.statesTime() ? request.when(body) : null;
        return commands.send(request, new CorrectAttendance(gatheringId, body.takeaway(), when, body.reason()));
    }

    @Operation(operationId = "retractAttendance", summary = "Take your attendance back: you were not there")
    @AnswersDone
    @PostMapping("/{gatheringId}/attendance/retraction")
    ResponseEntity<Map<String, UUID>> retractAttendance(
            CommandRequest request,
            @PathVariable UUID gatheringId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(request, new RetractAttendance(gatheringId, ReasonBody.in(stated)));
    }

    @Operation(operationId = "cancelGathering", summary = "Cancel it: it does not take place, or you do not go")
    @AnswersDone
    @PostMapping("/{gatheringId}/cancellation")
    ResponseEntity<Map<String, UUID>> cancelGathering(
            CommandRequest request,
            @PathVariable UUID gatheringId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(request, new CancelGathering(gatheringId, ReasonBody.in(stated)));
    }

    @AtLeastOneOf({"aim", "aimId"})
    record PlanGatheringBody(
            @NotBlank @Size(max = Text.NAME) String name,

            @Schema(description = "ATTEND unless given") @Nullable
            GatheringRole role,

            @NotNull GatheringKind kind,

            @Schema(description = "Why you go, in your own words") @Size(max = Text.FREE) @Nullable
            String aim,

            @Schema(description = "The aim of your career plan that it serves") @Nullable
            UUID aimId,

            @NotNull @InCalendar LocalDate startsOn,

            @Schema(description = "The last day; the first one unless given") @InCalendar @Nullable
            LocalDate endsOn,

            @Size(max = Text.NAME) @Nullable String place,

            @Schema(description = "What it is about; required of a host") @Size(max = Text.REMARK) @Nullable
            String theme,

            @Schema(description = "What everybody does together; required of a host") @Size(max = Text.REMARK) @Nullable
            String activity) {}

    record RecordAttendanceBody(
            @Size(max = Text.FREE) @Nullable String takeaway,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {

        private static final RecordAttendanceBody NOTHING_STATED = new RecordAttendanceBody(null, null, null);
    }

    @AtLeastOneOf({"takeaway", "occurredAt", "occurredOn"})
    record CorrectAttendanceBody(
            @Size(max = Text.REMARK) @Nullable String reason,

            @Schema(description = "What you took away, from now on") @Size(max = Text.FREE) @Nullable
            String takeaway,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}
}
