package io.rapport.query.models.goal;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.events.goal.Term;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.consent.Shared;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Limit;
import io.rapport.query.platform.web.NotFoundException;
import io.rapport.query.platform.web.ReadsFrom;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
@Tag(name = "Goal progress", description = "How far goals are, with the entries that every figure comes from")
class GoalProgressController {

    private final Goals goals;
    private final GoalAnswers goalAnswers;
    private final Answers answers;
    private final InstantSource clock;

    GoalProgressController(Goals goals, GoalAnswers goalAnswers, Answers answers, InstantSource clock) {
        this.goals = goals;
        this.goalAnswers = goalAnswers;
        this.answers = answers;
        this.clock = clock;
    }

    @Shared(Scope.GOALS_AND_PLAN)
    @GetMapping(path = "/goals/{goalId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getGoalProgress",
            summary = "How far one goal is: status, count, contributions, periods, streak, assessments")
    Answer<GoalProgress> getGoalProgress(
            Owner owner,
            @PathVariable UUID goalId,
            @Parameter(description = "The earlier of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "The most contributions") @RequestParam(required = false) @Nullable
                    Integer limit) {
        GoalAnswers.Question question = new GoalAnswers.Question(
                owner, goalId, Cursor.read(cursor, GoalProgress.contributionsOf(goalId)), Limit.of(limit));
        return goalAnswers.find(question, clock.instant()).orElseThrow(NotFoundException::new);
    }

    @Shared(Scope.GOALS_AND_PLAN)
    @GetMapping(path = "/goals", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listGoalProgress", summary = "How far the member's goals are, the last set first")
    Answer<GoalList> listGoalProgress(
            Owner owner,
            @Parameter(description = "Only goals that stand so today") @RequestParam(required = false) @Nullable
                    GoalStatus status,
            @RequestParam(required = false) @Nullable Term term,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Instant now = clock.instant();
        int most = Limit.of(limit);
        List<Goals.Listed> found =
                goals.list(owner, new Goals.Search(status, term, Cursor.read(cursor, Goals.LIST), most + 1), now);
        boolean more = found.size() > most;
        List<Goals.Listed> items = more ? found.subList(0, most) : found;
        return answers.of(new GoalList(
                items.stream().map(item -> GoalSummary.of(item.progress())).toList(),
                more ? items.getLast().cursor().text() : null,
                goals.collectorWarning(owner, now).orElse(null)));
    }
}
