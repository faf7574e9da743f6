package io.rapport.query.models.relationship;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.events.relationship.RelationshipEvent;
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
@ReadsFrom(RelationshipProjection.NAME)
@Tag(name = "History", description = "Every event, with who, when, by what and what it changed")
class RelationshipHistoryController {

    private static final List<Told<?>> TOLD = List.of(
            new Told<>(RelationshipProjection.PEOPLE, "person", ToldPerson::of),
            new Told<>(RelationshipProjection.ITEMS, "entry", ToldEntry::of));

    private final Histories histories;
    private final Differences differences;
    private final Answers answers;

    RelationshipHistoryController(Histories histories, Differences differences, Answers answers) {
        this.histories = histories;
        this.differences = differences;
        this.answers = answers;
    }

    @Shared(Scope.TIMELINE_AND_CARDS)
    @Audited
    @OpenTo(
            value = Role.MEMBER,
            ofAnother = {Role.COACH, Role.AUDITOR})
    @GetMapping(path = "/relationships/{relationshipId}/history", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getRelationshipHistory",
            summary = "Every event of a relationship, the latest first, with what it changed")
    Answer<Page<HistoryItem>> getRelationshipHistory(
            Owner owner,
            FirstDay first,
            @PathVariable UUID relationshipId,
            @Parameter(description = "Only events of this type, such as PersonMet; repeat it for several")
                    @RequestParam(required = false)
                    @Nullable
                    Set<String> type,
            @Parameter(description = "The first day") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "The day after the last one") @RequestParam(required = false) @Nullable
                    LocalDate to,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        HistoryPart part =
                new HistoryPart(relationshipId, RelationshipEvent.class, first, type, from, to, cursor, limit);
        return answers.of(histories.of(owner, relationshipId, RelationshipProjection.NAME, TOLD, part));
    }

    @Shared(Scope.TIMELINE_AND_CARDS)
    @GetMapping(path = "/relationships/{relationshipId}/diff", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "diffRelationship",
            summary = "What of a relationship differs between two moments, and the events that made it so")
    Answer<Between> diffRelationship(
            Owner owner,
            FirstDay first,
            @PathVariable UUID relationshipId,
            @Parameter(description = DiffPart.BY_IS) @RequestParam(defaultValue = "RECORDED") By by,
            @Parameter(description = DiffPart.FROM_IS) @RequestParam(required = false) @Nullable String from,
            @Parameter(description = DiffPart.TO_IS) @RequestParam(required = false) @Nullable String to,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        first.requireAll();
        DiffPart part = new DiffPart(relationshipId, RelationshipEvent.class, by, from, to, cursor, limit);
        return answers.of(differences.of(owner, relationshipId, RelationshipProjection.NAME, TOLD, part));
    }
}
