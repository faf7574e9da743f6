package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.RelationshipCommand.FollowThrough;
import io.rapport.command.domain.relationship.RelationshipCommand.OfferHelp;
import io.rapport.command.domain.relationship.RelationshipCommand.RecordHelpOutcome;
import io.rapport.command.domain.relationship.RelationshipCommand.RecordHelpReceived;
import io.rapport.command.domain.relationship.RelationshipCommand.RecordHelpResponse;
import io.rapport.command.domain.relationship.RelationshipCommand.WithdrawOffer;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.kernel.time.Stated;
import io.rapport.command.kernel.time.StatedTime;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
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

/** Help, given and received: ask first, and follow through only where it is wanted. */
@OpenTo(Role.MEMBER)
@Tag(name = "Help", description = "Offered, welcomed or not, given and received")
@RestController
@RequestMapping("/relationships/{relationshipId}")
class HelpController {

    private final CommandDispatcher commands;

    HelpController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(operationId = "offerHelp", summary = "Offer help out of what was heard")
    @AnswersCreated
    @PostMapping("/offers")
    ResponseEntity<Map<String, UUID>> offerHelp(
            CommandRequest request, @PathVariable UUID relationshipId, @Valid @RequestBody OfferHelpBody body) {
        return commands.record(
                request,
                entryId -> new OfferHelp(
                        relationshipId, entryId, request.when(body), body.kind(), body.what(), body.drawnFrom()));
    }

    @Operation(operationId = "recordHelpResponse", summary = "Record how an offer was taken")
    @AnswersCreated
    @PostMapping("/offers/{offerId}/responses")
    ResponseEntity<Map<String, UUID>> recordHelpResponse(
            CommandRequest request,
            @PathVariable UUID relationshipId,
            @PathVariable UUID offerId,
            @Valid @RequestBody RecordHelpResponseBody body) {
        return commands.record(
                request,
                entryId -> new RecordHelpResponse(
                        relationshipId, entryId, request.when(body), offerId, body.response(), body.words()));
    }

    @Operation(
            operationId = "followThrough",
            summary = "Record that the help was given, where it was welcomed with enthusiasm")
    @AnswersCreated
    @PostMapping("/offers/{offerId}/follow-through")
    ResponseEntity<Map<String, UUID>> followThrough(
            CommandRequest request,
            @PathVariable UUID relationshipId,
            @PathVariable UUID offerId,
            @Valid @RequestBody(required = false) @Nullable FollowThroughBody stated) {
        FollowThroughBody body = stated == null ? FollowThroughBody.NOTHING_STATED : stated;
        return commands.record(
                request,
                entryId -> new FollowThrough(relationshipId, entryId, request.when(body), offerId, body.what()));
    }

    @Operation(operationId = "recordHelpOutcome", summary = "Record whether the help was on target")
    @AnswersCreated
    @PostMapping("/offers/{offerId}/outcome")
    ResponseEntity<Map<String, UUID>> recordHelpOutcome(
            CommandRequest request,
            @PathVariable UUID relationshipId,
            @PathVariable UUID offerId,
            @Valid @RequestBody RecordHelpOutcomeBody body) {
        return commands.record(
                request,
                entryId -> new RecordHelpOutcome(
                        relationshipId, entryId, request.when(body), offerId, body.onTarget(), body.words()));
    }

    @Operation(operationId = "withdrawOffer", summary = "Take an offer back")
    @AnswersDone
    @PostMapping("/offers/{offerId}/withdrawal")
    ResponseEntity<Map<String, UUID>> withdrawOffer(
            CommandRequest request,
            @PathVariable UUID relationshipId,
            @PathVariable UUID offerId,
            @Valid @RequestBody WithdrawOfferBody body) {
        return commands.send(request, new WithdrawOffer(relationshipId, offerId, body.reason()));
    }

    @Operation(operationId = "recordHelpReceived", summary = "Record help that the person gave")
    @AnswersCreated
    @PostMapping("/help-received")
    ResponseEntity<Map<String, UUID>> recordHelpReceived(
            CommandRequest request,
            @PathVariable UUID relationshipId,
            @Valid @RequestBody RecordHelpReceivedBody body) {
        return commands.record(
                request,
                entryId ->
                        new RecordHelpReceived(relationshipId, entryId, request.when(body), body.kind(), body.what()));
    }

    record OfferHelpBody(
            @NotNull HelpKind kind,
            @NotBlank @Size(max = Text.FREE) String what,

            @Schema(description = "The entry that it was heard in") @NotNull
            UUID drawnFrom,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    record RecordHelpResponseBody(
            @NotNull HelpResponse response,
            @Size(max = Text.REMARK) @Nullable String words,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    record FollowThroughBody(
            @Schema(description = "What was given, if it differs from what was offered")
            @Size(max = Text.FREE)
            @Nullable
            String what,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {

        private static final FollowThroughBody NOTHING_STATED = new FollowThroughBody(null, null, null);
    }

    record RecordHelpOutcomeBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            boolean onTarget,

            @Size(max = Text.REMARK) @Nullable String words,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    record WithdrawOfferBody(
            @NotBlank @Size(max = Text.REMARK) String reason) {}

    record RecordHelpReceivedBody(
            @NotNull HelpKind kind,
            @NotBlank @Size(max = Text.FREE) String what,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}
}
