package io.rapport.command.domain.skill;

import io.rapport.command.domain.skill.SkillCommand.ChooseSkills;
import io.rapport.command.domain.skill.SkillCommand.CorrectPractice;
import io.rapport.command.domain.skill.SkillCommand.PracticeSkill;
import io.rapport.command.domain.skill.SkillCommand.RetractPractice;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.AtLeastOneOf;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.ReasonBody;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.kernel.time.Stated;
import io.rapport.command.kernel.time.StatedTime;
import io.rapport.command.platform.aggregate.OnlyOne;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.events.skill.ChosenSkill;
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
import java.util.List;
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

/** Practising in daily life: what one chose to practise, and when one did. */
@OpenTo(Role.MEMBER)
@Tag(name = "Skills", description = "Chosen, and practised in daily life")
@RestController
@RequestMapping("/skills")
class SkillController {

    private static final String SKILL =
            "ACTIVE_LISTENING, BUILDING_RAPPORT, MEETING_PEOPLE, OFFERING_HELP, or one of your own in words";

    private final CommandDispatcher commands;

    SkillController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(operationId = "chooseSkills", summary = "Choose what to practise; replaces what you chose before")
    @AnswersDone
    @PutMapping
    ResponseEntity<Map<String, UUID>> chooseSkills(CommandRequest request, @Valid @RequestBody ChooseSkillsBody body) {
        return commands.send(
                request,
                new ChooseSkills(
                        skillsOf(request),
                        body.skills().stream()
                                .map(skill -> new ChosenSkill(skill.skill(), skill.expectation()))
                                .toList()));
    }

    @Operation(operationId = "practiceSkill", summary = "Record that you practised a skill that you chose")
    @AnswersCreated
    @PostMapping("/practices")
    ResponseEntity<Map<String, UUID>> practiceSkill(
            CommandRequest request, @Valid @RequestBody PracticeSkillBody body) {
        return commands.record(
                request,
                entryId -> new PracticeSkill(
                        skillsOf(request),
                        entryId,
                        request.when(body),
                        body.skill(),
                        body.where(),
                        body.relationshipId(),
                        body.wentWell(),
                        body.comfort()));
    }

    @Operation(operationId = "correctPractice", summary = "Put a practice right")
    @AnswersDone
    @PostMapping("/practices/{entryId}/corrections")
    ResponseEntity<Map<String, UUID>> correctPractice(
            CommandRequest request, @PathVariable UUID entryId, @Valid @RequestBody CorrectPracticeBody body) {
        @Nullable Moment when = body.statesTime() ? request.when(body) : null;
        return commands.send(
                request,
                new CorrectPractice(skillsOf(request), entryId, when, body.wentWell(), body.comfort(), body.reason()));
    }

    @Operation(operationId = "retractPractice", summary = "Take a practice back")
    @AnswersDone
    @PostMapping("/practices/{entryId}/retraction")
    ResponseEntity<Map<String, UUID>> retractPractice(
            CommandRequest request,
            @PathVariable UUID entryId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(request, new RetractPractice(skillsOf(request), entryId, ReasonBody.in(stated)));
    }

    private static UUID skillsOf(CommandRequest request) {
        return OnlyOne.idOf("skills", request.owner());
    }

    record ChooseSkillsBody(@NotNull @Size(max = 20) List<@Valid @NotNull SkillBody> skills) {}

    @Schema(name = "ChosenSkill")
    record SkillBody(
            @Schema(description = SKILL, example = "ACTIVE_LISTENING") @NotBlank @Size(max = Text.NAME)
            String skill,

            @Schema(description = "What you expect of yourself") @Size(max = Text.REMARK) @Nullable
            String expectation) {}

    record PracticeSkillBody(
            @Schema(description = SKILL, example = "ACTIVE_LISTENING") @NotBlank @Size(max = Text.NAME)
            String skill,

            @Size(max = Text.NAME) @Nullable String where,

            @Schema(description = "Your relationship with whom you practised it") @Nullable
            UUID relationshipId,

            @Size(max = Text.FREE) @Nullable String wentWell,

            @Schema(description = "From 1, hard, to 5, easy") @Min(1) @Max(5) @Nullable
            Integer comfort,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    @AtLeastOneOf({"wentWell", "comfort", "occurredAt", "occurredOn"})
    record CorrectPracticeBody(
            @Size(max = Text.REMARK) @Nullable String reason,
            @Size(max = Text.FREE) @Nullable String wentWell,
            @Min(1) @Max(5) @Nullable Integer comfort,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}
}
