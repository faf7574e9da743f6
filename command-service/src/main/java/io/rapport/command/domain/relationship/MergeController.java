package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.RelationshipCommand.MergeRelationship;
import io.rapport.command.domain.relationship.RelationshipCommand.SplitRelationship;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.InCalendar;
import io.rapport.command.kernel.request.Text;
import io.rapport.command.kernel.time.Stated;
import io.rapport.command.kernel.time.StatedTime;
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

/** Two records of one person become one, and two again. */
@OpenTo(Role.MEMBER)
@Tag(name = "Merges", description = "Two records of one person become one, and two again")
@RestController
@RequestMapping("/relationships/{relationshipId}")
class MergeController {

    private final CommandDispatcher commands;

    MergeController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(
            operationId = "mergeRelationship",
            summary = "Merge this record into another one of the same person, which stands for both from now on")
    @AnswersCreated
    @PostMapping("/merge")
    ResponseEntity<Map<String, UUID>> mergeRelationship(
            CommandRequest request, @PathVariable UUID relationshipId, @Valid @RequestBody MergeRelationshipBody body) {
        return commands.record(
                request,
                entryId ->
                        new MergeRelationship(relationshipId, entryId, request.when(body), body.into(), body.reason()));
    }

    @Operation(operationId = "splitRelationship", summary = "Take this record out of the one that stands for it")
    @AnswersCreated
    @PostMapping("/split")
    ResponseEntity<Map<String, UUID>> splitRelationship(
            CommandRequest request, @PathVariable UUID relationshipId, @Valid @RequestBody SplitRelationshipBody body) {
        return commands.record(
                request, entryId -> new SplitRelationship(relationshipId, entryId, request.when(body), body.reason()));
    }

    record MergeRelationshipBody(
            @Schema(description = "The record that stands for both from now on") @NotNull
            UUID into,

            @NotBlank @Size(max = Text.REMARK) String reason,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}

    record SplitRelationshipBody(
            @NotBlank @Size(max = Text.REMARK) String reason,
            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {}
}
