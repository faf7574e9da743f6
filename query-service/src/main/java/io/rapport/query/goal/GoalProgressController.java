package io.rapport.query.goal;

import io.rapport.events.goal.Term;
import io.rapport.query.answer.Answer;
import io.rapport.query.answer.Answers;
import io.rapport.query.engine.Owner;
import io.rapport.query.web.Cursor;
import io.rapport.query.web.Limit;
import io.rapport.query.web.NotFoundException;
import io.rapport.query.web.ReadsFrom;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

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
        GoalAnswers.Question question = new GoalAnswers.Question(owner, goalId, Cursor.read(cursor), Limit.of(limit));
        return goalAnswers.find(question, clock.instant()).orElseThrow(NotFoundException::new);
    }

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
        List<Goals.Listed> found = search(owner, status, term, Cursor.read(cursor), most + 1, now);
        boolean more = found.size() > most;
        List<Goals.Listed> items = more ? found.subList(0, most) : found;
        return answers.of(new GoalList(
                items.stream().map(item -> GoalSummary.of(item.progress())).toList(),
                more ? items.getLast().cursor().text() : null,
                goals.collectorWarning(owner, now).orElse(null)));
    }

    /** A status is a matter of the day and stands in no index, so goals are told until enough of them have it. */
    private List<Goals.Listed> search(
            Owner owner,
            @Nullable GoalStatus status,
            @Nullable Term term,
            @Nullable Cursor from,
            int enough,
            Instant now) {
        List<Goals.Listed> found = new ArrayList<>();
        Cursor after = from;
        List<Goals.Listed> part;
        do {
            part = goals.list(owner, new Goals.Part(term, after, enough), now);
            part.stream()
                    .filter(item -> status == null || item.progress().status() == status)
                    .limit(enough - found.size())
                    .forEach(found::add);
            after = part.isEmpty() ? after : part.getLast().cursor();
        } while (part.size() == enough && found.size() < enough);
        return found;
    }
}
