package io.rapport.query.models.mission;

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
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@OpenTo(Role.MEMBER)
@Controller
@ReadsFrom(MissionProjection.NAME)
@Tag(name = "Missions", description = "Encounters that are prepared, and what came of them")
class MissionController {

    private final Missions missions;
    private final Revisions revisions;
    private final Answers answers;
    private final InstantSource clock;

    MissionController(Missions missions, Revisions revisions, Answers answers, InstantSource clock) {
        this.missions = missions;
        this.revisions = revisions;
        this.answers = answers;
        this.clock = clock;
    }

    @Shared(Scope.TIMELINE_AND_CARDS)
    @GetMapping(path = "/missions/{missionId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getMission", summary = "One mission: its questions with what was answered, its debrief")
    Answer<MissionView> getMission(Owner owner, @PathVariable UUID missionId) {
        // Before the mission, so that a command that names it finds a mission that has changed since.
        Long sequence = revisions.ofAggregate(MissionProjection.NAME, owner, missionId.toString());
        Mission mission = missions.find(owner, missionId).orElseThrow(NotFoundException::new);
        return answers.tagged(MissionView.of(mission, missions.today(owner, clock.instant())), sequence);
    }

    @Shared(Scope.TIMELINE_AND_CARDS)
    @GetMapping(path = "/missions", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listMissions", summary = "The member's missions, the latest day first")
    Answer<Page<MissionSummary>> listMissions(
            Owner owner,
            @Parameter(description = "Only missions that stand so today") @RequestParam(required = false) @Nullable
                    MissionStatus status,
            @Parameter(description = "Only missions about this person") @RequestParam(required = false) @Nullable
                    UUID relationshipId,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        LocalDate today = missions.today(owner, clock.instant());
        Missions.Search search =
                new Missions.Search(status, relationshipId, Cursor.read(cursor, Missions.LIST), Limit.of(limit));
        return answers.of(missions.list(owner, search, today).map(mission -> MissionSummary.of(mission, today)));
    }
}
