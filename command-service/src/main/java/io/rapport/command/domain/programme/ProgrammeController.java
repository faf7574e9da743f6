package io.rapport.command.domain.programme;

import io.rapport.command.domain.programme.ProgrammeCommand.ChangeProgramme;
import io.rapport.command.domain.programme.ProgrammeCommand.CloseProgramme;
import io.rapport.command.domain.programme.ProgrammeCommand.OpenProgramme;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.ReasonBody;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.kernel.request.TokenSubject;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Ids;
import io.rapport.events.programme.ProgrammeCoach;
import io.rapport.events.programme.Sponsor;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a tenant runs with its coaches. */
@OpenTo(Role.ADMIN)
@Tag(name = "Programmes", description = "What a tenant runs with its coaches, and who takes part")
@RestController
@RequestMapping("/programmes")
class ProgrammeController {

    private final CommandDispatcher commands;
    private final Ids ids;

    ProgrammeController(CommandDispatcher commands, Ids ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @Operation(
            operationId = "openProgramme",
            summary = "Begin a programme: its coaches, who pays for it, and when it is")
    @AnswersCreated
    @PostMapping
    ResponseEntity<Map<String, UUID>> openProgramme(CommandRequest request, @Valid @RequestBody ProgrammeBody body) {
        UUID programmeId = ids.next();
        return commands.send(
                request.ofTenant(),
                new OpenProgramme(programmeId, body.outline()),
                Answer.created("/programmes/" + programmeId, "programmeId", programmeId));
    }

    @Operation(operationId = "changeProgramme", summary = "Say anew what a programme is: all of it")
    @AnswersDone
    @PutMapping("/{programmeId}")
    ResponseEntity<Map<String, UUID>> changeProgramme(
            CommandRequest request, @PathVariable UUID programmeId, @Valid @RequestBody ProgrammeBody body) {
        return commands.send(request.ofTenant(), new ChangeProgramme(programmeId, body.outline()));
    }

    @Operation(operationId = "closeProgramme", summary = "Close a programme: nobody joins it any more")
    @AnswersDone
    @PostMapping("/{programmeId}/closure")
    ResponseEntity<Map<String, UUID>> closeProgramme(
            CommandRequest request,
            @PathVariable UUID programmeId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(request.ofTenant(), new CloseProgramme(programmeId, ReasonBody.in(stated)));
    }

    record ProgrammeBody(
            @Schema(example = "First hundred days") @NotBlank @Size(max = Text.NAME)
            String name,

            @Schema(description = "The subjects of the coaches' tokens", example = "[\"carla\"]")
            @NotNull
            @Size(max = 200)
            List<@NotBlank @TokenSubject String> coachIds,

            @Schema(description = "Who pays for it and is told numbers, if somebody does") @Valid @Nullable
            StatedSponsor sponsor,

            @Schema(description = "The first day", example = "2027-01-01") @NotNull @InCalendar
            LocalDate from,

            @Schema(description = "The last day, if it has one", example = "2027-06-30") @InCalendar @Nullable
            LocalDate to) {

        private Outline outline() {
            return new Outline(
                    name,
                    coachIds.stream().map(ProgrammeCoach::new).toList(),
                    sponsor == null ? null : new Sponsor(sponsor.userId(), sponsor.displayName()),
                    from,
                    to);
        }
    }

    @Schema(name = "StatedSponsor")
    record StatedSponsor(
            @Schema(description = "The subject of their tokens", example = "hr-lead") @NotBlank @TokenSubject
            String userId,

            @Schema(description = "As the programme calls them", example = "Northwind HR")
            @NotBlank
            @Size(max = Text.NAME)
            String displayName) {}
}
