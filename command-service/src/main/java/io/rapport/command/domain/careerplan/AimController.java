package io.rapport.command.domain.careerplan;

import io.rapport.command.domain.careerplan.CareerPlanCommand.AddAim;
import io.rapport.command.domain.careerplan.CareerPlanCommand.RetireAim;
import io.rapport.command.domain.careerplan.CareerPlanCommand.ReviseAim;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.AtLeastOneOf;
import io.rapport.command.kernel.request.GivenOrCleared;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.platform.aggregate.OnlyOne;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Ids;
import io.rapport.events.careerplan.Aim;
import io.rapport.events.careerplan.AimKind;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Areas to explore, to grow at or to achieve something in. */
@OpenTo(Role.MEMBER)
@Tag(name = "Career plan")
@RestController
@RequestMapping("/plan/aims")
class AimController {

    private static final String BELONG = "; whose industry or tag it is belongs to the area";

    private final CommandDispatcher commands;
    private final Ids ids;

    AimController(CommandDispatcher commands, Ids ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @Operation(operationId = "addAim", summary = "Add an area to explore, to grow at or to achieve something in")
    @AnswersCreated
    @PostMapping
    ResponseEntity<Map<String, UUID>> addAim(CommandRequest request, @Valid @RequestBody AddAimBody body) {
        UUID aimId = ids.next();
        return commands.send(
                request,
                new AddAim(OnlyOne.idOf(CareerPlan.NAME, request.owner()), aimId, body.aim()),
                Answer.created("/plan", "aimId", aimId));
    }

    @Operation(operationId = "reviseAim", summary = "Describe an aim anew: what changes, and why")
    @AnswersDone
    @PostMapping("/{aimId}/revisions")
    ResponseEntity<Map<String, UUID>> reviseAim(
            CommandRequest request, @PathVariable UUID aimId, @Valid @RequestBody ReviseAimBody body) {
        return commands.send(
                request,
                new ReviseAim(OnlyOne.idOf(CareerPlan.NAME, request.owner()), aimId, body.revision(), body.reason()));
    }

    @Operation(operationId = "retireAim", summary = "Pursue an aim no more, and say why")
    @AnswersDone
    @PostMapping("/{aimId}/retirement")
    ResponseEntity<Map<String, UUID>> retireAim(
            CommandRequest request, @PathVariable UUID aimId, @Valid @RequestBody RetireAimBody body) {
        return commands.send(
                request, new RetireAim(OnlyOne.idOf(CareerPlan.NAME, request.owner()), aimId, body.reason()));
    }

    record AddAimBody(
            @NotNull AimKind kind,

            @Schema(description = "In your own words", example = "Marketing of renewable energy")
            @NotBlank
            @Size(max = Text.REMARK)
            String area,

            @Schema(description = "Of people" + BELONG, example = "energy") @Size(max = 100) @Nullable
            String industry,

            @Schema(description = "Of people" + BELONG) @Size(max = 20) @Nullable
            List<@NotBlank @Size(max = Text.TAG) @Pattern(regexp = Text.TAG_PATTERN, message = Text.TAG_WORDS) String>
                    tags,

            @Schema(description = "The years of the horizon that it is for: 3, 5 or 10, as you have set it")
            @HorizonYears
            @Nullable
            Integer horizon) {
        AddAimBody {
            tags = tags == null ? null : Text.tags(tags);
        }

        Aim aim() {
            return new Aim(kind, area, industry, tags == null ? Set.of() : new LinkedHashSet<>(tags), horizon);
        }
    }

    @GivenOrCleared
    @AtLeastOneOf({"kind", "area", "industry", "tags", "horizon", "clear"})
    record ReviseAimBody(
            @NotBlank @Size(max = Text.REMARK) String reason,

            @Nullable AimKind kind,

            @Schema(description = "In your own words, from now on") @Size(max = Text.REMARK) @Nullable
            String area,

            @Size(max = 100) @Nullable String industry,

            @Schema(description = "Replace the tags as a whole") @Size(max = 20) @Nullable
            List<@NotBlank @Size(max = Text.TAG) @Pattern(regexp = Text.TAG_PATTERN, message = Text.TAG_WORDS) String>
                    tags,

            @Schema(description = "3, 5 or 10, as you have set it") @HorizonYears @Nullable
            Integer horizon,

            @Schema(description = "Names of fields that it does without from now on") @Nullable
            Set<@NotNull Clearable> clear) {
        ReviseAimBody {
            tags = tags == null ? null : Text.tags(tags);
            clear = clear == null || clear.isEmpty() ? null : clear;
        }

        Revision revision() {
            return new Revision(
                    kind,
                    area,
                    industry,
                    tags == null ? null : new LinkedHashSet<>(tags),
                    horizon,
                    clear == null ? Set.of() : clear);
        }
    }

    record RetireAimBody(@NotBlank @Size(max = Text.REMARK) String reason) {}
}
