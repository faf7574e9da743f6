package io.rapport.query.models.goal;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.events.goal.GoalEvent;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.consent.Audited;
import io.rapport.query.platform.consent.Shared;
import io.rapport.query.platform.history.DiffPart;
import io.rapport.query.platform.history.DiffPart.By;
import io.rapport.query.platform.history.Difference.Between;
import io.rapport.query.platform.history.Differences;
import io.rapport.query.platform.history.Histories;
import io.rapport.query.platform.history.HistoryItem;
import io.rapport.query.platform.history.HistoryPart;
import io.rapport.query.platform.history.Told;
import io.rapport.query.platform.web.FirstDay;
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

@OpenTo(Role.MEMBER)
@Controller
@ReadsFrom(GoalProgressProjection.NAME)
@Tag(name = "History", description = "Every event, with who, when, by what and what it changed")
class GoalHistoryController {

    private static final List<Told<?>> TOLD = List.of(new Told<>(GoalProgressProjection.GOALS, "goal", ToldGoal::of));

    private final Histories histories;
    private final Differences differences;
    private final Answers answers;

    GoalHistoryController(Histories histories, Differences differences, Answers answers) {
        this.histories = histories;
        this.differences = differences;
        this.answers = answers;
    }

    @Shared(Scope.GOALS_AND_PLAN)
    @Audited
    @OpenTo(
            value = Role.MEMBER,
            ofAnother = {Role.COACH, Role.AUDITOR})
    @GetMapping(path = "/goals/{goalId}/history", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getGoalHistory",
            summary = "Every event of a goal, the latest first, with what it changed")
    Answer<Page<HistoryItem>> getGoalHistory(
            Owner owner,
            FirstDay first,
            @PathVariable UUID goalId,
            @Parameter(description = "Only events of this type, such as GoalAdjusted; repeat it for several")
                    @RequestParam(required = false)
                    @Nullable
                    Set<String> type,
            @Parameter(description = "The first day") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "The day after the last one") @RequestParam(required = false) @Nullable
                    LocalDate to,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        HistoryPart part = new HistoryPart(goalId, GoalEvent.class, first, type, from, to, cursor, limit);
        return answers.of(histories.of(owner, goalId, GoalProgressProjection.NAME, TOLD, part));
    }

    @Shared(Scope.GOALS_AND_PLAN)
    @GetMapping(path = "/goals/{goalId}/diff", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "diffGoal",
            summary = "What of a goal differs between two moments, and the events that made it so")
    Answer<Between> diffGoal(
            Owner owner,
            FirstDay first,
            @PathVariable UUID goalId,
            @Parameter(description = DiffPart.BY_IS) @RequestParam(defaultValue = "RECORDED") By by,
            @Parameter(description = DiffPart.FROM_IS) @RequestParam(required = false) @Nullable String from,
            @Parameter(description = DiffPart.TO_IS) @RequestParam(required = false) @Nullable String to,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        first.requireAll();
        DiffPart part = new DiffPart(goalId, GoalEvent.class, by, from, to, cursor, limit);
        return answers.of(differences.of(owner, goalId, GoalProgressProjection.NAME, TOLD, part));
    }
}
