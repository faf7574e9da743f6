package io.rapport.command.domain.member;

import io.rapport.command.domain.member.MemberCommand.ChooseFirstDayOfWeek;
import io.rapport.command.domain.member.MemberCommand.ChooseTimeZone;
import io.rapport.command.domain.member.MemberCommand.DescribeMember;
import io.rapport.command.domain.member.MemberCommand.OptInToAnalytics;
import io.rapport.command.domain.member.MemberCommand.OptOutOfAnalytics;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The member's own choices: they hold for what is dated and counted from now on. */
@OpenTo({Role.MEMBER, Role.COACH})
@Tag(name = "Me", description = "Your time zone and the first day of your week")
@RestController
@RequestMapping("/me")
class MemberController {

    private static final String OPT_OUT = "/analytics-opt-out";

    private final CommandDispatcher commands;

    MemberController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(operationId = "chooseTimeZone", summary = "Choose in which time zone your days are")
    @AnswersDone
    @PutMapping("/time-zone")
    ResponseEntity<Map<String, UUID>> chooseTimeZone(
            CommandRequest request, @Valid @RequestBody ChooseTimeZoneBody body) {
        return commands.send(request, new ChooseTimeZone(request.owner().key(), ZoneId.of(body.zone())));
    }

    @Operation(operationId = "chooseFirstDayOfWeek", summary = "Choose on which day your weeks begin")
    @AnswersDone
    @PutMapping("/first-day-of-week")
    ResponseEntity<Map<String, UUID>> chooseFirstDayOfWeek(
            CommandRequest request, @Valid @RequestBody ChooseFirstDayOfWeekBody body) {
        return commands.send(request, new ChooseFirstDayOfWeek(request.owner().key(), body.day()));
    }

    @Operation(
            operationId = "describeMember",
            summary = "Say how you are called by those who work with you; what is left out is taken back")
    @AnswersDone
    @PutMapping("/description")
    ResponseEntity<Map<String, UUID>> describeMember(
            CommandRequest request, @Valid @RequestBody DescribeMemberBody body) {
        return commands.send(
                request,
                new DescribeMember(
                        request.owner().key(),
                        body.displayName(),
                        body.pronouns(),
                        body.language() == null ? null : inOneForm(body.language())));
    }

    @Operation(
            operationId = "optOutOfAnalytics",
            summary = "Be in no figure about many members, from the next release of figures on")
    @AnswersDone
    @PutMapping(OPT_OUT)
    ResponseEntity<Map<String, UUID>> optOutOfAnalytics(CommandRequest request) {
        return commands.send(request, new OptOutOfAnalytics(request.owner().key()));
    }

    @Operation(operationId = "optInToAnalytics", summary = "Be counted in figures about many members again")
    @AnswersDone
    @DeleteMapping(OPT_OUT)
    ResponseEntity<Map<String, UUID>> optInToAnalytics(CommandRequest request) {
        return commands.send(request, new OptInToAnalytics(request.owner().key()));
    }

    /** As BCP 47 would have it written: {@code PT-br} is {@code pt-BR}. */
    private static String inOneForm(String languageTag) {
        return Locale.forLanguageTag(languageTag).toLanguageTag();
    }

    record DescribeMemberBody(
            @Schema(description = "Your name, as you want to be called", example = "Ana Sousa")
            @NotBlank
            @Size(max = Text.NAME)
            String displayName,

            @Schema(description = "How others speak of you", example = "she/her") @Size(max = Text.NAME) @Nullable
            String pronouns,

            @Schema(
                    description = "The language that you want to be spoken to in, as BCP 47 writes it",
                    example = "pt-BR")
            @LanguageTag
            @Nullable
            String language) {}

    record ChooseTimeZoneBody(
            @Schema(description = "An IANA name", example = "Europe/Berlin") @NotBlank @ZoneName
            String zone) {}

    record ChooseFirstDayOfWeekBody(@NotNull DayOfWeek day) {}
}
