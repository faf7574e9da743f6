package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.RelationshipCommand.CaptureContact;
import io.rapport.command.domain.relationship.RelationshipCommand.MeetCapturedContact;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.kernel.time.Stated;
import io.rapport.command.kernel.time.StatedTime;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Ids;
import io.rapport.events.relationship.CaptureSource;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.RelationshipKind;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
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

/** Cards in the drawer: kept, and turned into a person met by meeting them. */
@OpenTo(Role.MEMBER)
@Tag(name = "People", description = "Met, described, tagged, kept in touch with, archived")
@RestController
@RequestMapping("/relationships")
class CaptureController {

    private final CommandDispatcher commands;
    private final Ids ids;

    CaptureController(CommandDispatcher commands, Ids ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @Operation(
            operationId = "captureContact",
            summary = "Keep the card of somebody whom you have not met: nothing counts until you meet")
    @AnswersCreated
    @PostMapping("/captures")
    ResponseEntity<Map<String, UUID>> captureContact(
            CommandRequest request, @Valid @RequestBody CaptureContactBody body) {
        UUID relationshipId = ids.next();
        UUID entryId = ids.next();
        return commands.send(
                request,
                new CaptureContact(
                        relationshipId,
                        entryId,
                        request.when(body),
                        body.person(),
                        body.source() == null ? CaptureSource.CARD : body.source(),
                        body.tagSet(),
                        body.note()),
                Answer.created(
                        "/relationships/" + relationshipId, "relationshipId", relationshipId, "entryId", entryId));
    }

    @Operation(operationId = "meetCapturedContact", summary = "Record that you met somebody whose card you have")
    @AnswersCreated
    @PostMapping("/{relationshipId}/meeting")
    ResponseEntity<Map<String, UUID>> meetCapturedContact(
            CommandRequest request,
            @PathVariable UUID relationshipId,
            @Valid @RequestBody(required = false) @Nullable MeetCapturedContactBody stated) {
        MeetCapturedContactBody body = stated == null ? MeetCapturedContactBody.NOTHING_STATED : stated;
        @Nullable HowMet howMet = body.howMet() == null ? null : body.howMet().asHowMet();
        return commands.record(
                request,
                entryId -> new MeetCapturedContact(
                        relationshipId,
                        entryId,
                        request.when(body).fromBeginningOfDay(request.memberTime()),
                        howMet,
                        body.note()));
    }

    record CaptureContactBody(
            @NotBlank @Size(max = Text.NAME) String name,

            @Schema(description = "CARD unless given") @Nullable
            CaptureSource source,

            @Schema(description = "ACQUAINTANCE unless given") @Nullable
            RelationshipKind kind,

            @Size(max = 300) @Nullable String headline,
            @Size(max = 200) @Nullable String organisation,
            @Size(max = 100) @Nullable String industry,

            @Schema(description = "Whether you hold them for an expert of their field") @Nullable
            Boolean expert,

            @Size(max = 254) @Email @Nullable String email,

            @Size(max = 500)
            @Pattern(regexp = PersonController.PROFILE_URL, message = PersonController.PROFILE_URL_WORDS)
            @Nullable
            String profileUrl,

            @Size(max = 50) @Nullable String phone,

            @Schema(description = PersonController.TELL_OTHERS) @Size(max = Text.REMARK) @Nullable
            String tellOthers,

            @Size(max = 20) @Nullable
            List<@NotBlank @Size(max = Text.TAG) @Pattern(regexp = Text.TAG_PATTERN, message = Text.TAG_WORDS) String>
                    tags,

            @Size(max = Text.FREE) @Nullable String note,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements StatedPerson {
        CaptureContactBody {
            tags = tags == null ? null : Text.tags(tags);
        }
    }

    record MeetCapturedContactBody(
            @Valid PersonController.@Nullable HowMetBody howMet,
            @Size(max = Text.FREE) @Nullable String note,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {

        private static final MeetCapturedContactBody NOTHING_STATED =
                new MeetCapturedContactBody(null, null, null, null);
    }
}
