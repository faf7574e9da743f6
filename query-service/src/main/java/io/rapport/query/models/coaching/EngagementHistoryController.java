package io.rapport.query.models.coaching;

import io.rapport.events.Owner;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.consent.Audited;
import io.rapport.query.platform.history.DiffPart;
import io.rapport.query.platform.history.DiffPart.By;
import io.rapport.query.platform.history.Difference.Between;
import io.rapport.query.platform.history.Differences;
import io.rapport.query.platform.history.Histories;
import io.rapport.query.platform.history.HistoryItem;
import io.rapport.query.platform.history.HistoryPart;
import io.rapport.query.platform.history.Told;
import io.rapport.query.platform.web.FirstDay;
import io.rapport.query.platform.web.NotFoundException;
import io.rapport.query.platform.web.Page;
import io.rapport.query.platform.web.ReadsFrom;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What became of an engagement, for both of its two. */
@OpenTo({Role.MEMBER, Role.COACH})
@Controller
@ReadsFrom(value = CoachingProjection.NAME, ofTwo = true)
@Tag(name = "History", description = "Every event, with who, when, by what and what it changed")
class EngagementHistoryController {

    private static final List<Told<?>> TOLD =
            List.of(new Told<>(CoachingProjection.ENGAGEMENTS, "engagement", ToldEngagement::of));

    private final Engagements engagements;
    private final Histories histories;
    private final Differences differences;
    private final Answers answers;

    EngagementHistoryController(
            Engagements engagements, Histories histories, Differences differences, Answers answers) {
        this.engagements = engagements;
        this.histories = histories;
        this.differences = differences;
        this.answers = answers;
    }

    @Audited
    @OpenTo(
            value = {Role.MEMBER, Role.COACH},
            ofAnother = Role.AUDITOR)
    @GetMapping(path = "/engagements/{engagementId}/history", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getEngagementHistory",
            summary = "Every event of an engagement, the latest first, with what it changed")
    Answer<Page<HistoryItem>> getEngagementHistory(
            Owner asking,
            FirstDay first,
            @PathVariable UUID engagementId,
            @Parameter(description = "Only events of this type, such as SessionRecorded; repeat it for several")
                    @RequestParam(required = false)
                    @Nullable
                    Set<String> type,
            @Parameter(description = "The first day") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "The day after the last one") @RequestParam(required = false) @Nullable
                    LocalDate to,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        HistoryPart part = new HistoryPart(engagementId, CoachingEvent.class, first, type, from, to, cursor, limit);
        // When it is over all of it but that it was there is closed to the coach.
        return answers.of(engagements
                .told(
                        asking,
                        engagementId,
                        owner -> histories.of(owner, engagementId, CoachingProjection.NAME, TOLD, part),
                        new Page<HistoryItem>(List.of(), null))
                .orElseThrow(NotFoundException::new));
    }

    @GetMapping(path = "/engagements/{engagementId}/diff", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "diffEngagement",
            summary = "What of an engagement differs between two moments, and the events that made it so")
    Answer<Between> diffEngagement(
            Owner asking,
            @PathVariable UUID engagementId,
            @Parameter(description = DiffPart.BY_IS) @RequestParam(defaultValue = "RECORDED") By by,
            @Parameter(description = DiffPart.FROM_IS) @RequestParam(required = false) @Nullable String from,
            @Parameter(description = DiffPart.TO_IS) @RequestParam(required = false) @Nullable String to,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        DiffPart part = new DiffPart(engagementId, CoachingEvent.class, by, from, to, cursor, limit);
        return answers.of(engagements
                .told(
                        asking,
                        engagementId,
                        owner -> differences.of(owner, engagementId, CoachingProjection.NAME, TOLD, part),
                        Between.NOTHING)
                .orElseThrow(NotFoundException::new));
    }
}
