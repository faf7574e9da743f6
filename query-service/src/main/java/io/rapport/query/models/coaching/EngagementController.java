package io.rapport.query.models.coaching;

import io.rapport.events.Owner;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.reading.Revisions;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Limit;
import io.rapport.query.platform.web.NotFoundException;
import io.rapport.query.platform.web.Page;
import io.rapport.query.platform.web.ReadsFrom;
import io.rapport.web.security.Members;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a member and a coach both see of their work, and what a coach has to see to. */
@OpenTo({Role.MEMBER, Role.COACH})
@Controller
@ReadsFrom(value = CoachingProjection.NAME, ofTwo = true)
@Tag(name = "Coaching", description = "Who works with whom, what is open to them, and who looked")
class EngagementController {

    private final Engagements engagements;
    private final Desks desks;
    private final CoachAgendasOfEngagements agendas;
    private final Revisions revisions;
    private final Answers answers;
    private final InstantSource clock;

    EngagementController(
            Engagements engagements,
            Desks desks,
            CoachAgendasOfEngagements agendas,
            Revisions revisions,
            Answers answers,
            InstantSource clock) {
        this.engagements = engagements;
        this.desks = desks;
        this.revisions = revisions;
        this.agendas = agendas;
        this.answers = answers;
        this.clock = clock;
    }

    @OpenTo(
            value = {Role.MEMBER, Role.COACH},
            ofAnother = Role.COACH)
    @GetMapping(
            path = {"/engagements/{engagementId}", Members.PATH + "/engagements/{engagementId}"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getEngagement",
            summary = "How a member and a coach stand: sessions, actions, feedback, and what is open")
    Answer<EngagementView> getEngagement(Owner asking, HttpServletRequest request, @PathVariable UUID engagementId) {
        String member = Members.named(request);
        // Before the engagement, so that a command that names it finds one that has changed since.
        Long sequence = revisions.ofAggregateOfTwo(CoachingProjection.NAME, asking.tenantId(), engagementId);
        return answers.tagged(
                engagements
                        .find(asking, engagementId)
                        .filter(found ->
                                member == null || member.equals(found.other().id()))
                        .orElseThrow(NotFoundException::new),
                sequence);
    }

    @GetMapping(path = "/engagements", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listEngagements",
            summary = "With whom you work, as a member or as a coach, the latest proposal first")
    Answer<Page<EngagementView>> listEngagements(
            Owner asking,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return answers.of(engagements.list(asking, Cursor.read(cursor, Engagements.LIST), Limit.of(limit)));
    }

    @OpenTo(Role.COACH)
    @GetMapping(path = "/coaching/desk", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getDesk",
            summary =
                    "What a coach has before them: who needs them, who is silent, what changed, what waits, what is agreed")
    Answer<Desk> getDesk(
            Owner asking,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return answers.of(desks.desk(asking, Cursor.read(cursor, Place.LIST), Limit.of(limit), clock.instant()));
    }

    @OpenTo(Role.COACH)
    @GetMapping(path = "/coaching/agenda", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getCoachAgenda",
            summary =
                    "What a coach has to see to: sessions, requests, actions that are overdue, who is to be followed up")
    Answer<CoachAgenda> getCoachAgenda(
            Owner asking,
            @Parameter(description = "The first day; today unless given") @RequestParam(required = false) @Nullable
                    LocalDate from,
            @Parameter(description = "The day after the last one, a year later at most; 30 days later unless given")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate to,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return answers.of(agendas.agenda(asking, from, to, cursor, Limit.of(limit), clock.instant()));
    }
}
