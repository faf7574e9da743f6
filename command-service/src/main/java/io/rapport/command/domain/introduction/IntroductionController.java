package io.rapport.command.domain.introduction;

import io.rapport.command.domain.introduction.IntroductionCommand.MakeIntroduction;
import io.rapport.command.domain.introduction.IntroductionCommand.ProposeIntroduction;
import io.rapport.command.domain.introduction.IntroductionCommand.RecordIntroductionOutcome;
import io.rapport.command.domain.introduction.IntroductionCommand.RecordIntroductionResponse;
import io.rapport.command.domain.introduction.IntroductionCommand.WithdrawIntroduction;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.ReasonBody;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.kernel.time.Stated;
import io.rapport.command.kernel.time.StatedTime;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Ids;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.introduction.Pair;
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

/** Introducing people to each other: ask both first, and introduce them only where both want it. */
@OpenTo(Role.MEMBER)
@Tag(name = "Introductions", description = "Proposed, wanted by both or not, made")
@RestController
@RequestMapping("/introductions")
class IntroductionController {

    private final CommandDispatcher commands;
    private final Ids ids;

    IntroductionController(CommandDispatcher commands, Ids ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @Operation(operationId = "proposeIntroduction", summary = "Propose that two of your people get to know each other")
    @AnswersCreated
    @PostMapping
    ResponseEntity<Map<String, UUID>> proposeIntroduction(
            CommandRequest request, @Valid @RequestBody ProposeIntroductionBody body) {
        UUID introductionId = ids.next();
        UUID entryId = ids.next();
        return commands.send(
                request,
                new ProposeIntroduction(
                        introductionId,
                        entryId,
                        request.when(body),
                        new Pair(body.firstId(), body.secondId()),
                        body.why(),
                        body.drawnFrom()),
                Answer.created(
                        "/introductions/" + introductionId, "introductionId", introductionId, "entryId", entryId));
    }

    @Operation(operationId = "recordIntroductionResponse", summary = "Record how one of the two took it")
    @AnswersCreated
    @PostMapping("/{introductionId}/responses")
    ResponseEntity<Map<String, UUID>> recordIntroductionResponse(
            CommandRequest request,
            @PathVariable UUID introductionId,
            @Valid @RequestBody RecordIntroductionResponseBody body) {
        return commands.record(
                request,
                entryId -> new RecordIntroductionResponse(
                        introductionId,
                        entryId,
                        request.when(body),
                        body.relationshipId(),
                        body.response(),
                        body.words()));
    }

    @Operation(
            operationId = "makeIntroduction",
            summary = "Record that you introduced the two, where both welcomed it with enthusiasm")
    @AnswersCreated
    @PostMapping("/{introductionId}/making")
    ResponseEntity<Map<String, UUID>> makeIntroduction(
            CommandRequest request,
            @PathVariable UUID introductionId,
            @Valid @RequestBody(required = false) @Nullable MakeIntroductionBody stated) {
        MakeIntroductionBody body = stated == null ? MakeIntroductionBody.NOTHING_STATED : stated;
        return commands.record(
                request, entryId -> new MakeIntroduction(introductionId, entryId, request.when(body), body.words()));
    }

    @Operation(operationId = "recordIntroductionOutcome", summary = "Record whether the introduction was on target")
    @AnswersCreated
    @PostMapping("/{introductionId}/outcome")
    ResponseEntity<Map<String, UUID>> recordIntroductionOutcome(
            CommandRequest request,
            @PathVariable UUID introductionId,
            @Valid @RequestBody RecordIntroductionOutcomeBody body) {
        return commands.record(
                request,
                entryId -> new RecordIntroductionOutcome(
                        introductionId, entryId, request.when(body), body.onTarget(), body.words()));
    }

    @Operation(operationId = "withdrawIntroduction", summary = "Give the idea up before the two were introduced")
    @AnswersDone
    @PostMapping("/{introductionId}/withdrawal")
    ResponseEntity<Map<String, UUID>> withdrawIntroduction(
            CommandRequest request,
            @PathVariable UUID introductionId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(request, new WithdrawIntroduction(introductionId, ReasonBody.in(stated)));
    }

    record ProposeIntroductionBody(
            @Schema(description = "Your relationship with one of the two") @NotNull
            UUID firstId,

            @Schema(description = "Your relationship with the other") @NotNull
            UUID secondId,

            @Schema(description = "Why the two should know each other", example = "Both open a branch in Lyon in May")
            @NotBlank
            @Size(max = Text.FREE)
            String why,

            @Schema(description = "The entry that it was heard in") @Nullable
            UUID drawnFrom,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    record RecordIntroductionResponseBody(
            @Schema(description = "Whose answer it is: one of the two") @NotNull
            UUID relationshipId,

            @Schema(description = "Only ENTHUSIASTIC is a yes") @NotNull
            IntroductionResponse response,

            @Size(max = Text.REMARK) @Nullable String words,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    record MakeIntroductionBody(
            @Schema(description = "How you introduced them") @Size(max = Text.FREE) @Nullable
            String words,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {

        private static final MakeIntroductionBody NOTHING_STATED = new MakeIntroductionBody(null, null, null);
    }

    record RecordIntroductionOutcomeBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            boolean onTarget,

            @Size(max = Text.REMARK) @Nullable String words,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}
}
