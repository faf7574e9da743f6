package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.RelationshipCommand.ConfirmAssumption;
import io.rapport.command.domain.relationship.RelationshipCommand.CorrectAssumption;
import io.rapport.command.domain.relationship.RelationshipCommand.LearnFact;
import io.rapport.command.domain.relationship.RelationshipCommand.RateRapport;
import io.rapport.command.domain.relationship.RelationshipCommand.RecordAssumption;
import io.rapport.command.domain.relationship.RelationshipCommand.RecordConversation;
import io.rapport.command.domain.relationship.RelationshipCommand.RememberDetail;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.kernel.time.Stated;
import io.rapport.command.kernel.time.StatedTime;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.events.relationship.Aspect;
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

/** What is known about a person: conversations, guesses, certainties and details. */
@OpenTo(Role.MEMBER)
@Tag(name = "Knowledge", description = "Conversations, guesses, certainties and details")
@RestController
@RequestMapping("/relationships/{relationshipId}")
class KnowledgeController {

    private final CommandDispatcher commands;

    KnowledgeController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(operationId = "recordConversation", summary = "Record a conversation, summed up")
    @AnswersCreated
    @PostMapping("/conversations")
    ResponseEntity<Map<String, UUID>> recordConversation(
            CommandRequest request,
            @PathVariable UUID relationshipId,
            @Valid @RequestBody RecordConversationBody body) {
        return commands.record(
                request,
                entryId -> new RecordConversation(
                        relationshipId, entryId, request.when(body), body.summary(), body.gatheringId()));
    }

    @Operation(operationId = "recordAssumption", summary = "Record a guess about the person")
    @AnswersCreated
    @PostMapping("/assumptions")
    ResponseEntity<Map<String, UUID>> recordAssumption(
            CommandRequest request, @PathVariable UUID relationshipId, @Valid @RequestBody RecordAssumptionBody body) {
        return commands.record(
                request,
                entryId -> new RecordAssumption(
                        relationshipId, entryId, request.when(body), body.aspect(), body.statement()));
    }

    @Operation(operationId = "confirmAssumption", summary = "Say that a guess turned out to be right")
    @AnswersCreated
    @PostMapping("/assumptions/{assumptionId}/confirmation")
    ResponseEntity<Map<String, UUID>> confirmAssumption(
            CommandRequest request,
            @PathVariable UUID relationshipId,
            @PathVariable UUID assumptionId,
            @Valid @RequestBody ConfirmAssumptionBody body) {
        return commands.record(
                request,
                entryId -> new ConfirmAssumption(
                        relationshipId, entryId, request.when(body), assumptionId, body.conversationId()));
    }

    @Operation(
            operationId = "correctAssumption",
            summary = "Say that a guess turned out to be wrong, and what is so instead")
    @AnswersCreated
    @PostMapping("/assumptions/{assumptionId}/correction")
    ResponseEntity<Map<String, UUID>> correctAssumption(
            CommandRequest request,
            @PathVariable UUID relationshipId,
            @PathVariable UUID assumptionId,
            @Valid @RequestBody CorrectAssumptionBody body) {
        return commands.record(
                request,
                entryId -> new CorrectAssumption(
                        relationshipId,
                        entryId,
                        request.when(body),
                        assumptionId,
                        body.conversationId(),
                        body.statement()));
    }

    @Operation(operationId = "learnFact", summary = "Record what the person said that had not been guessed")
    @AnswersCreated
    @PostMapping("/facts")
    ResponseEntity<Map<String, UUID>> learnFact(
            CommandRequest request, @PathVariable UUID relationshipId, @Valid @RequestBody LearnFactBody body) {
        return commands.record(
                request,
                entryId -> new LearnFact(
                        relationshipId,
                        entryId,
                        request.when(body),
                        body.aspect(),
                        body.statement(),
                        body.conversationId()));
    }

    @Operation(operationId = "rememberDetail", summary = "Remember a detail: the hobby, the trip")
    @AnswersCreated
    @PostMapping("/details")
    ResponseEntity<Map<String, UUID>> rememberDetail(
            CommandRequest request, @PathVariable UUID relationshipId, @Valid @RequestBody RememberDetailBody body) {
        return commands.record(
                request,
                entryId -> new RememberDetail(relationshipId, entryId, request.when(body), body.detail(), body.on()));
    }

    @Operation(operationId = "rateRapport", summary = "Rate how much rapport there was in an encounter")
    @AnswersDone
    @PutMapping("/conversations/{conversationId}/rapport")
    ResponseEntity<Map<String, UUID>> rateRapport(
            CommandRequest request,
            @PathVariable UUID relationshipId,
            @PathVariable UUID conversationId,
            @Valid @RequestBody RateRapportBody body) {
        return commands.send(request, new RateRapport(relationshipId, conversationId, body.rating()));
    }

    record RecordConversationBody(
            @Schema(description = "What was heard") @NotBlank @Size(max = Text.FREE)
            String summary,

            @Nullable UUID gatheringId,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    record RecordAssumptionBody(
            @NotNull Aspect aspect,
            @NotBlank @Size(max = Text.FREE) String statement,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    record ConfirmAssumptionBody(
            @Schema(description = "The encounter that it came from: the meeting, a conversation or a follow-up")
            @NotNull
            UUID conversationId,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    record CorrectAssumptionBody(
            @Schema(description = "The encounter that it came from: the meeting, a conversation or a follow-up")
            @NotNull
            UUID conversationId,

            @Schema(description = "What is so instead") @NotBlank @Size(max = Text.FREE)
            String statement,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    record LearnFactBody(
            @NotNull Aspect aspect,
            @NotBlank @Size(max = Text.FREE) String statement,

            @Schema(description = "The encounter that it came from: the meeting, a conversation or a follow-up")
            @NotNull
            UUID conversationId,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    record RememberDetailBody(
            @NotBlank @Size(max = Text.FREE) String detail,

            @Schema(description = "Its day, if it has one") @InCalendar @Nullable
            LocalDate on,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    record RateRapportBody(
            @Schema(description = "1: none, 5: deep", requiredMode = Schema.RequiredMode.REQUIRED) @Min(1) @Max(5)
            int rating) {}
}
