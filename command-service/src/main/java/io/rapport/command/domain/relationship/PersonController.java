package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.RelationshipCommand.ArchiveRelationship;
import io.rapport.command.domain.relationship.RelationshipCommand.DescribePerson;
import io.rapport.command.domain.relationship.RelationshipCommand.ForgetPerson;
import io.rapport.command.domain.relationship.RelationshipCommand.MeetPerson;
import io.rapport.command.domain.relationship.RelationshipCommand.RestoreRelationship;
import io.rapport.command.domain.relationship.RelationshipCommand.SetCadence;
import io.rapport.command.domain.relationship.RelationshipCommand.TagPerson;
import io.rapport.command.domain.relationship.RelationshipCommand.UntagPerson;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.AtLeastOneOf;
import io.rapport.command.kernel.request.BothOrNeither;
import io.rapport.command.kernel.request.GivenOrCleared;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.ReasonBody;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.kernel.time.StatedTime;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Forgettings;
import io.rapport.command.platform.commands.Ids;
import io.rapport.events.Rhythm;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.RelationshipKind;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Meeting a person, describing them, and keeping the relationship in order. */
@OpenTo(Role.MEMBER)
@Tag(name = "People", description = "Met, described, tagged, kept in touch with, archived")
@RestController
@RequestMapping("/relationships")
class PersonController {

    static final String PROFILE_URL = "^[hH][tT][tT][pP][sS]?://[^\\s/?#@]+([/?#]\\S*)?$";
    static final String PROFILE_URL_WORDS = "has to be an address of the web such as https://example.org/mara";

    static final String TELL_OTHERS = "The words in which you would tell others about them, if you would";

    private final CommandDispatcher commands;
    private final Ids ids;
    private final Forgettings forgettings;

    PersonController(CommandDispatcher commands, Ids ids, Forgettings forgettings) {
        this.forgettings = forgettings;
        this.commands = commands;
        this.ids = ids;
    }

    @Operation(operationId = "meetPerson", summary = "Record that you met a person")
    @AnswersCreated
    @PostMapping
    ResponseEntity<Map<String, UUID>> meetPerson(CommandRequest request, @Valid @RequestBody MeetPersonBody body) {
        @Nullable HowMet howMet = body.howMet() == null ? null : body.howMet().asHowMet();
        UUID relationshipId = ids.next();
        UUID entryId = ids.next();
        return commands.send(
                request,
                new MeetPerson(
                        relationshipId,
                        entryId,
                        request.when(body).fromBeginningOfDay(request.memberTime()),
                        body.person(),
                        howMet,
                        body.tagSet(),
                        body.note()),
                Answer.created(
                        "/relationships/" + relationshipId, "relationshipId", relationshipId, "entryId", entryId));
    }

    @Operation(operationId = "describePerson", summary = "Describe the person anew: what changes")
    @AnswersDone
    @PatchMapping("/{relationshipId}/person")
    ResponseEntity<Map<String, UUID>> describePerson(
            CommandRequest request, @PathVariable UUID relationshipId, @Valid @RequestBody DescribePersonBody body) {
        return commands.send(request, new DescribePerson(relationshipId, body.description()));
    }

    @Operation(operationId = "setCadence", summary = "Choose how often to be in touch; an empty body for no rhythm")
    @AnswersDone
    @PutMapping("/{relationshipId}/cadence")
    ResponseEntity<Map<String, UUID>> setCadence(
            CommandRequest request, @PathVariable UUID relationshipId, @Valid @RequestBody SetCadenceBody body) {
        return commands.send(request, new SetCadence(relationshipId, body.rhythm()));
    }

    @Operation(operationId = "tagPerson", summary = "Tag the person")
    @AnswersDone
    @PostMapping("/{relationshipId}/tags")
    ResponseEntity<Map<String, UUID>> tagPerson(
            CommandRequest request, @PathVariable UUID relationshipId, @Valid @RequestBody TagPersonBody body) {
        return commands.send(request, new TagPerson(relationshipId, body.tag()));
    }

    @Operation(operationId = "untagPerson", summary = "Take a tag off the person")
    @AnswersDone
    @DeleteMapping("/{relationshipId}/tags/{tag}")
    ResponseEntity<Map<String, UUID>> untagPerson(
            CommandRequest request, @PathVariable UUID relationshipId, @PathVariable String tag) {
        return commands.send(request, new UntagPerson(relationshipId, Text.required(tag)));
    }

    @Operation(
            operationId = "forgetPerson",
            summary = "Forget the person for ever: who they are, and every word about them",
            description = "There is no way back. All records of the person go, and so do the words of introductions,"
                    + " gatherings and missions that they were brought into. That something happened, and when, stays.")
    @AnswersDone
    @PostMapping("/{relationshipId}/forgetting")
    ResponseEntity<Map<String, UUID>> forgetPerson(CommandRequest request, @PathVariable UUID relationshipId) {
        ResponseEntity<Map<String, UUID>> answer = commands.send(request, new ForgetPerson(relationshipId, ids.next()));
        forgettings.complete(request.owner());
        return answer;
    }

    @Operation(operationId = "archiveRelationship", summary = "Archive the relationship")
    @AnswersDone
    @PostMapping("/{relationshipId}/archive")
    ResponseEntity<Map<String, UUID>> archiveRelationship(
            CommandRequest request,
            @PathVariable UUID relationshipId,
            @Valid @RequestBody(required = false) @Nullable ReasonBody stated) {
        return commands.send(request, new ArchiveRelationship(relationshipId, ReasonBody.in(stated)));
    }

    @Operation(operationId = "restoreRelationship", summary = "Restore an archived relationship")
    @AnswersDone
    @PostMapping("/{relationshipId}/restore")
    ResponseEntity<Map<String, UUID>> restoreRelationship(CommandRequest request, @PathVariable UUID relationshipId) {
        return commands.send(request, new RestoreRelationship(relationshipId));
    }

    record MeetPersonBody(
            @NotBlank @Size(max = Text.NAME) String name,
            @Valid @Nullable HowMetBody howMet,

            @Schema(description = "ACQUAINTANCE unless given") @Nullable
            RelationshipKind kind,

            @Size(max = 300) @Nullable String headline,
            @Size(max = 200) @Nullable String organisation,
            @Size(max = 100) @Nullable String industry,

            @Schema(description = "Whether you hold them for an expert of their field") @Nullable
            Boolean expert,

            @Size(max = 254) @Email @Nullable String email,

            @Size(max = 500) @Pattern(regexp = PROFILE_URL, message = PROFILE_URL_WORDS) @Nullable
            String profileUrl,

            @Size(max = 50) @Nullable String phone,

            @Schema(description = TELL_OTHERS) @Size(max = Text.REMARK) @Nullable
            String tellOthers,

            @Size(max = 20) @Nullable
            List<@NotBlank @Size(max = Text.TAG) @Pattern(regexp = Text.TAG_PATTERN, message = Text.TAG_WORDS) String>
                    tags,

            @Size(max = Text.FREE) @Nullable String note,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements StatedPerson {
        MeetPersonBody {
            tags = tags == null ? null : Text.tags(tags);
        }
    }

    @Schema(description = "How you met; several may be true at once")
    record HowMetBody(
            @Schema(description = "A gathering of yours") @Nullable
            UUID gatheringId,

            @Schema(description = "Your relationship with whoever introduced you") @Nullable
            UUID introducedBy,

            @Size(max = Text.NAME) @Nullable String place,

            @Schema(description = "On which site or in which forum") @Size(max = Text.NAME) @Nullable
            String online) {

        @Nullable
        HowMet asHowMet() {
            boolean unknown = gatheringId == null && introducedBy == null && place == null && online == null;
            return unknown ? null : new HowMet(gatheringId, introducedBy, place, online);
        }
    }

    @GivenOrCleared
    @AtLeastOneOf({
        "name",
        "kind",
        "headline",
        "organisation",
        "industry",
        "expert",
        "email",
        "profileUrl",
        "phone",
        "tellOthers",
        "clear"
    })
    record DescribePersonBody(
            @Size(max = Text.NAME) @Nullable String name,
            @Nullable RelationshipKind kind,
            @Size(max = 300) @Nullable String headline,
            @Size(max = 200) @Nullable String organisation,
            @Size(max = 100) @Nullable String industry,

            @Schema(description = "Whether you hold them for an expert of their field") @Nullable
            Boolean expert,

            @Size(max = 254) @Email @Nullable String email,

            @Size(max = 500) @Pattern(regexp = PROFILE_URL, message = PROFILE_URL_WORDS) @Nullable
            String profileUrl,

            @Size(max = 50) @Nullable String phone,

            @Schema(description = TELL_OTHERS) @Size(max = Text.REMARK) @Nullable
            String tellOthers,

            @Schema(description = "Names of fields that are no longer known") @Nullable
            Set<@NotNull Clearable> clear) {
        DescribePersonBody {
            clear = clear == null || clear.isEmpty() ? null : clear;
        }

        Description description() {
            return new Description(
                    name,
                    kind,
                    headline,
                    organisation,
                    industry,
                    expert,
                    email,
                    profileUrl,
                    phone,
                    tellOthers,
                    clear == null ? Set.of() : clear);
        }
    }

    @BothOrNeither({"every", "unit"})
    record SetCadenceBody(@Min(1) @Max(366) @Nullable Integer every, Rhythm.@Nullable Unit unit) {
        @Nullable
        Rhythm rhythm() {
            return every == null || unit == null ? null : new Rhythm(every, unit);
        }
    }

    record TagPersonBody(
            @NotBlank @Size(max = Text.TAG) @Pattern(regexp = Text.TAG_PATTERN, message = Text.TAG_WORDS)
            String tag) {}
}
