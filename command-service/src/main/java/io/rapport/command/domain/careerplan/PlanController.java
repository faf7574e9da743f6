package io.rapport.command.domain.careerplan;

import io.rapport.command.domain.careerplan.CareerPlanCommand.DraftPlan;
import io.rapport.command.domain.careerplan.CareerPlanCommand.SetHorizon;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.platform.aggregate.OnlyOne;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The plan in the member's words, and what they hope for in 3, 5 and 10 years. */
@OpenTo(Role.MEMBER)
@Tag(name = "Career plan", description = "What you hope for, which aims you have, and what you have reached")
@RestController
@RequestMapping("/plan")
class PlanController {

    private final CommandDispatcher commands;

    PlanController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(operationId = "draftPlan", summary = "Draft your career plan in your own words, or say it anew")
    @AnswersDone
    @PutMapping
    ResponseEntity<Map<String, UUID>> draftPlan(CommandRequest request, @Valid @RequestBody DraftPlanBody body) {
        return commands.send(request, new DraftPlan(OnlyOne.idOf(CareerPlan.NAME, request.owner()), body.words()));
    }

    @Operation(operationId = "setHorizon", summary = "Say what you hope for in 3, 5 or 10 years")
    @AnswersDone
    @PutMapping("/horizons/{years:" + HorizonYears.IN_PATH + "}")
    ResponseEntity<Map<String, UUID>> setHorizon(
            CommandRequest request,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "integer",
                                            allowableValues = {"3", "5", "10"}))
                    @PathVariable
                    int years,
            @Valid @RequestBody SetHorizonBody body) {
        return commands.send(
                request,
                new SetHorizon(
                        OnlyOne.idOf(CareerPlan.NAME, request.owner()),
                        years,
                        body.from(),
                        request.memberTime().dayOf(request.now()),
                        body.hope()));
    }

    record DraftPlanBody(
            @Schema(example = "From events to leading a team in renewable energy") @NotBlank @Size(max = Text.FREE)
            String words) {}

    record SetHorizonBody(
            @Schema(description = "The first day of these years; today unless given") @InCalendar @Nullable
            LocalDate from,

            @Schema(example = "I lead a small team that I have chosen myself") @NotBlank @Size(max = Text.FREE)
            String hope) {}
}
