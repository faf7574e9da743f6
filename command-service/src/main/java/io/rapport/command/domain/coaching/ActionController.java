package io.rapport.command.domain.coaching;

import io.rapport.command.domain.coaching.EngagementCommand.CompleteAction;
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

/** What a member did of what they are to do. */
@OpenTo(Role.MEMBER)
@Tag(name = "Coaching")
@RestController
@RequestMapping("/engagements/{engagementId}")
class ActionController {

    private final CommandDispatcher commands;

    ActionController(CommandDispatcher commands) {
        this.commands = commands;
    }

    @Operation(operationId = "completeAction", summary = "Record that you did what was agreed or assigned")
    @AnswersCreated
    @PostMapping("/actions/{actionId}/completion")
    ResponseEntity<Map<String, UUID>> completeAction(
            CommandRequest request,
            @PathVariable UUID engagementId,
            @PathVariable UUID actionId,
            @Valid @RequestBody(required = false) @Nullable CompleteActionBody stated) {
        CompleteActionBody body = stated == null ? CompleteActionBody.NOTHING_STATED : stated;
        return commands.record(
                request,
                entryId -> new CompleteAction(engagementId, entryId, request.when(body), actionId, body.words()));
    }

    record CompleteActionBody(
            @Schema(description = "How it went") @Size(max = Text.FREE) @Nullable
            String words,

            @InCalendar @Nullable StatedTime occurredAt,
            @InCalendar @Nullable LocalDate occurredOn)
            implements Stated {

        private static final CompleteActionBody NOTHING_STATED = new CompleteActionBody(null, null, null);
    }
}
