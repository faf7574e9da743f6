package io.rapport.query.models.introduction;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.consent.Shared;
import io.rapport.query.platform.reading.Revisions;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Limit;
import io.rapport.query.platform.web.NotFoundException;
import io.rapport.query.platform.web.Page;
import io.rapport.query.platform.web.ReadsFrom;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@OpenTo(Role.MEMBER)
@Controller
@ReadsFrom(IntroductionProjection.NAME)
@Tag(name = "Introductions", description = "Who may get to know whom, and whether both want it")
class IntroductionController {

    private final Introductions introductions;
    private final Revisions revisions;
    private final Answers answers;

    IntroductionController(Introductions introductions, Revisions revisions, Answers answers) {
        this.introductions = introductions;
        this.revisions = revisions;
        this.answers = answers;
    }

    @Shared(Scope.TIMELINE_AND_CARDS)
    @GetMapping(path = "/introductions/{introductionId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getIntroduction",
            summary = "One introduction: what the two said, whose answer is missing, what came of it")
    Answer<IntroductionView> getIntroduction(Owner owner, @PathVariable UUID introductionId) {
        // Before the introduction, so that a command that names it finds one that has changed since.
        Long sequence = revisions.ofAggregate(IntroductionProjection.NAME, owner, introductionId.toString());
        return introductions
                .find(owner, introductionId)
                .map(introduction -> answers.tagged(IntroductionView.of(introduction), sequence))
                .orElseThrow(NotFoundException::new);
    }

    @Shared(Scope.TIMELINE_AND_CARDS)
    @GetMapping(path = "/introductions", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listIntroductions", summary = "The member's introductions, the last proposed first")
    Answer<Page<IntroductionSummary>> listIntroductions(
            Owner owner,
            @RequestParam(required = false) @Nullable IntroductionStatus status,
            @Parameter(description = "Only introductions of this person") @RequestParam(required = false) @Nullable
                    UUID relationshipId,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Introductions.Search search = new Introductions.Search(
                status, relationshipId, Cursor.read(cursor, Introductions.LIST), Limit.of(limit));
        return answers.of(introductions.list(owner, search).map(IntroductionSummary::of));
    }
}
