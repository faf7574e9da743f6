package io.rapport.query.models.gathering;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.query.models.gathering.GatheringDocument.State;
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
@ReadsFrom(GatheringProjection.NAME)
@Tag(name = "Gatherings", description = "What came of conferences, meetups and evenings")
class GatheringController {

    private final Gatherings gatherings;
    private final Revisions revisions;
    private final Answers answers;

    GatheringController(Gatherings gatherings, Revisions revisions, Answers answers) {
        this.gatherings = gatherings;
        this.revisions = revisions;
        this.answers = answers;
    }

    @Shared(Scope.TIMELINE_AND_CARDS)
    @GetMapping(path = "/gatherings/{gatheringId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getGathering",
            summary = "What came of a gathering: whom one met, whom one would tell others about, who came")
    Answer<GatheringView> getGathering(Owner owner, @PathVariable UUID gatheringId) {
        // Before the gathering, so that a command that names it finds one that has changed since.
        Long sequence = revisions.ofAggregate(GatheringProjection.NAME, owner, gatheringId.toString());
        return answers.tagged(gatherings.find(owner, gatheringId).orElseThrow(NotFoundException::new), sequence);
    }

    @Shared(Scope.TIMELINE_AND_CARDS)
    @GetMapping(path = "/gatherings", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listGatherings", summary = "The member's gatherings, the latest first")
    Answer<Page<GatheringSummary>> listGatherings(
            Owner owner,
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable GatheringRole role,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return answers.of(gatherings.list(owner, state, role, Cursor.read(cursor, Gatherings.LIST), Limit.of(limit)));
    }
}
