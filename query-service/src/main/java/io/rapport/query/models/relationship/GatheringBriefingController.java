package io.rapport.query.models.relationship;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.between.Aims;
import io.rapport.query.platform.between.GatheringPlans;
import io.rapport.query.platform.consent.Shared;
import io.rapport.query.platform.web.NotFoundException;
import io.rapport.query.platform.web.ReadsFrom;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** It stands beside the people, since what is told of a gathering is who they are. */
@OpenTo(Role.MEMBER)
@Controller
@ReadsFrom({RelationshipProjection.NAME, GatheringPlans.READ_MODEL, Aims.READ_MODEL})
@Tag(name = "Gatherings", description = "What came of conferences, meetups and evenings")
class GatheringBriefingController {

    private final GatheringBriefings briefings;
    private final People people;
    private final Answers answers;
    private final InstantSource clock;

    GatheringBriefingController(GatheringBriefings briefings, People people, Answers answers, InstantSource clock) {
        this.briefings = briefings;
        this.people = people;
        this.answers = answers;
        this.clock = clock;
    }

    @Shared(Scope.TIMELINE_AND_CARDS)
    @GetMapping(path = "/gatherings/{gatheringId}/briefing", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getGatheringBriefing",
            summary = "Before one goes to a gathering or hosts one: why, who may come, what to remember and to ask")
    Answer<GatheringBriefing> getGatheringBriefing(Owner owner, @PathVariable UUID gatheringId) {
        LocalDate today = people.calendar(owner).dayOf(clock.instant());
        return answers.of(briefings.of(owner, gatheringId, today).orElseThrow(NotFoundException::new));
    }
}
