package io.rapport.command.domain.mission;

import io.rapport.command.domain.mission.MissionCommand.AddQuestion;
import io.rapport.command.domain.mission.MissionCommand.CancelMission;
import io.rapport.command.domain.mission.MissionCommand.DropQuestion;
import io.rapport.command.domain.mission.MissionCommand.PlanMission;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.AtLeastOneOf;
import io.rapport.command.kernel.request.AtMostOneOf;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.ReasonBody;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Ids;
import io.rapport.events.mission.About;
import io.rapport.events.mission.Question;
import io.rapport.events.relationship.Aspect;
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

/** Preparing an encounter: whom it is about, what to ask, and what to share. */
@OpenTo(Role.MEMBER)
@Tag(name = "Missions", description = "Prepared, answered, debriefed")
@RestController
@RequestMapping("/missions")
class MissionController {

    private final CommandDispatcher commands;
    private final Ids ids;

    MissionController(CommandDispatcher commands, Ids ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @Operation(
            operationId = "planMission",
            summary = "Prepare an encounter: whom it is about, what to ask, and what they shall understand about you")
    @AnswersCreated
    @PostMapping
    ResponseEntity<Map<String, Object>> planMission(CommandRequest request, @Valid @RequestBody PlanMissionBody body) {
        UUID missionId = ids.next();
        List<Question> questions = body.questions().stream()
                .map(question -> question.with(ids.next()))
                .toList();
        return commands.create(
                request,
                new PlanMission(missionId, body.about().about(), body.on(), questions, body.shareOfMyself()),
                Answer.created(
                        "/missions/" + missionId,
                        "missionId",
                        missionId,
                        "questionIds",
                        questions.stream().map(Question::questionId).toList()));
    }

    @Operation(operationId = "addQuestion", summary = "Mean to ask one thing more")
    @AnswersCreated
    @PostMapping("/{missionId}/questions")
    ResponseEntity<Map<String, UUID>> addQuestion(
            CommandRequest request, @PathVariable UUID missionId, @Valid @RequestBody StatedQuestion body) {
        UUID questionId = ids.next();
        return commands.send(
                request,
                new AddQuestion(missionId, body.with(questionId)),
                Answer.created("/missions/" + missionId, "questionId", questionId));
    }

    @Operation(operationId = "dropQuestion", summary = "Not mean to ask it any more; answers to it stay")
    @AnswersDone
    @PostMapping("/{missionId}/questions/{questionId}/drop")
    ResponseEntity<Map<String, UUID>> dropQuestion(
            CommandRequest request, @PathVariable UUID missionId, @PathVariable UUID questionId) {
        return commands.send(request, new DropQuestion(missionId, questionId));
    }

    @Operation(operationId = "cancelMission", summary = "Cancel it: it does not take place")
    @AnswersDone
    @PostMapping("/{missionId}/cancellation")
    ResponseEntity<Map<String, UUID>> cancelMission(
            CommandRequest request,
            @PathVariable UUID missionId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(request, new CancelMission(missionId, ReasonBody.in(stated)));
    }

    record PlanMissionBody(
            @NotNull @Valid StatedAbout about,

            @Schema(description = "The day of the encounter, past or to come", example = "2026-12-03")
            @NotNull
            @InCalendar
            LocalDate on,

            @Schema(description = "What you want to find out: at least one question")
            @NotNull
            @Size(max = Mission.MOST_QUESTIONS)
            List<@NotNull @Valid StatedQuestion> questions,

            @Schema(
                    description = "What they shall understand about you",
                    example = "That I build teams, not slides",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Size(max = Text.FREE)
            @Nullable
            String shareOfMyself) {}

    @Schema(name = "AboutWhom", description = "Whom or what it is about: exactly one of these")
    @AtLeastOneOf({"relationshipId", "gatheringId", "words"})
    @AtMostOneOf({"relationshipId", "gatheringId", "words"})
    record StatedAbout(
            @Schema(description = "Somebody whom you know") @Nullable
            UUID relationshipId,

            @Schema(description = "Whoever is there") @Nullable
            UUID gatheringId,

            @Schema(description = "Somebody whom you have not met yet", example = "The head of marketing at Solaris")
            @Size(max = Text.REMARK)
            @Nullable
            String words) {

        private About about() {
            return new About(relationshipId, gatheringId, words);
        }
    }

    @Schema(name = "QuestionToAsk")
    record StatedQuestion(
            @Schema(example = "What keeps you awake about the new market?") @NotBlank @Size(max = Text.REMARK)
            String text,

            @Schema(description = "The piece of the puzzle that the answer may bring") @Nullable
            Aspect aspect) {

        private Question with(UUID questionId) {
            return new Question(questionId, text, aspect);
        }
    }
}
