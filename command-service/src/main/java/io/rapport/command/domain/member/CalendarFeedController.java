package io.rapport.command.domain.member;

import io.rapport.command.domain.member.MemberCommand.IssueCalendarFeed;
import io.rapport.command.domain.member.MemberCommand.RevokeCalendarFeed;
import io.rapport.command.kernel.request.AnswersCreated;
import io.rapport.command.kernel.request.AnswersDone;
import io.rapport.command.platform.commands.Answer;
import io.rapport.command.platform.commands.CommandDispatcher;
import io.rapport.command.platform.commands.CommandRequest;
import io.rapport.command.platform.commands.Ids;
import io.rapport.command.platform.secrets.Secret;
import io.rapport.command.platform.secrets.Secrets;
import io.rapport.events.member.FeedText;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Secrets by which programs that know no tokens read the agenda as a calendar. A secret is told in one answer and kept
 * nowhere: what an idempotency key is answered again is the id alone.
 */
@OpenTo({Role.MEMBER, Role.COACH})
@Tag(name = "Me", description = "Your time zone and the first day of your week")
@RestController
@RequestMapping("/me/calendar-feed")
class CalendarFeedController {

    private final CommandDispatcher commands;
    private final Ids ids;
    private final Secrets secrets;

    CalendarFeedController(CommandDispatcher commands, Ids ids, Secrets secrets) {
        this.commands = commands;
        this.ids = ids;
        this.secrets = secrets;
    }

    @Operation(
            operationId = "issueCalendarFeed",
            summary = "Get a secret address of your agenda as a calendar; the one before is revoked")
    @AnswersCreated
    @PostMapping
    ResponseEntity<IssuedFeed> issueCalendarFeed(
            CommandRequest request, @Valid @RequestBody(required = false) @Nullable IssueCalendarFeedBody stated) {
        IssueCalendarFeedBody body = stated == null ? IssueCalendarFeedBody.NOTHING_STATED : stated;
        UUID feedId = ids.next();
        Secret secret = secrets.next();
        ResponseEntity<Map<String, UUID>> answer = commands.send(
                request,
                new IssueCalendarFeed(
                        request.owner().key(),
                        feedId,
                        secret.hash(),
                        body.text() == null ? FeedText.NAMES : body.text(),
                        Boolean.TRUE.equals(body.alarms())),
                Answer.created("/agenda", "feedId", feedId));
        UUID issued =
                Objects.requireNonNull(Objects.requireNonNull(answer.getBody()).get("feedId"));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(issued.equals(feedId) ? IssuedFeed.opening(feedId, secret) : IssuedFeed.again(issued));
    }

    @Operation(operationId = "revokeCalendarFeed", summary = "Let nobody read your agenda as a calendar any more")
    @AnswersDone
    @DeleteMapping
    ResponseEntity<Map<String, UUID>> revokeCalendarFeed(CommandRequest request) {
        return commands.send(request, new RevokeCalendarFeed(request.owner().key()));
    }

    record IssueCalendarFeedBody(
            @Schema(description = "Which texts the calendar may show; NAMES unless given") @Nullable
            FeedText text,

            @Schema(description = "Whether the calendar is to ring in the morning; not unless given") @Nullable
            Boolean alarms) {

        static final IssueCalendarFeedBody NOTHING_STATED = new IssueCalendarFeedBody(null, null);
    }

    /** What is told once. */
    record IssuedFeed(
            UUID feedId,

            @Schema(description = "Told once: a request that is repeated with its Idempotency-Key gets none") @Nullable
            String secret,

            @Schema(description = "Where query-service gives the calendar to whoever knows the address") @Nullable
            String path) {

        private static IssuedFeed opening(UUID feedId, Secret secret) {
            return new IssuedFeed(feedId, secret.text(), "/calendar/" + secret.text() + ".ics");
        }

        private static IssuedFeed again(UUID feedId) {
            return new IssuedFeed(feedId, null, null);
        }
    }
}
