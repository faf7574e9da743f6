package io.rapport.query.models.coaching;

import io.rapport.events.Owner;
import io.rapport.query.models.coaching.Me.EngagedWith;
import io.rapport.query.models.coaching.Me.InProgramme;
import io.rapport.query.models.coaching.Someone.Part;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.between.ProgrammesOfMembers;
import io.rapport.query.platform.calendar.MemberCalendars;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.platform.reading.Revisions;
import io.rapport.query.platform.web.ReadsFrom;
import io.rapport.query.rules.MemberCalendar;
import io.rapport.web.security.Caller;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Tells everybody who they are here. */
@OpenTo({Role.MEMBER, Role.COACH, Role.AUDITOR, Role.ANALYST, Role.SPONSOR, Role.ADMIN})
@Controller
@ReadsFrom(value = CoachingProjection.NAME, ofTwo = true)
@Tag(name = "Me", description = "Who you are")
class MeController {

    private final Engagements engagements;
    private final MemberCalendars calendars;
    private final ProgrammesOfMembers programmes;
    private final Revisions revisions;
    private final Answers answers;

    MeController(
            Engagements engagements,
            ReadModels readModels,
            ProgrammesOfMembers programmes,
            Revisions revisions,
            Answers answers) {
        this.revisions = revisions;
        this.engagements = engagements;
        this.calendars = new MemberCalendars(readModels, CoachingProjection.NAME, CoachingProjection.CALENDARS);
        this.programmes = programmes;
        this.answers = answers;
    }

    @GetMapping(path = "/me", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getMe",
            summary = "Who you are: tenant, roles, name, calendar, plan and engagements in short")
    Answer<Me> getMe(Owner asking) {
        // Before what is told, so that a command that names it finds somebody who has changed since.
        Long sequence = revisions.ofAggregate(CoachingProjection.NAME, asking, asking.key());
        return answers.tagged(me(asking), sequence);
    }

    private Me me(Owner asking) {
        Someone known = engagements.whoIs(asking);
        MemberCalendar calendar = calendars.of(asking);
        return new Me(
                asking.tenantId(),
                asking.memberId(),
                Arrays.stream(Role.values())
                        .filter(Caller::hasOneOf)
                        .map(Role::claim)
                        .toList(),
                known.displayName(),
                known.pronouns(),
                known.language(),
                known.outOfAnalytics(),
                calendar.zone(),
                calendar.firstDayOfWeek(),
                known.planId(),
                engagements.current(asking, Me.MOST_ENGAGEMENTS).stream()
                        .map(EngagedWith::of)
                        .toList(),
                programmes(asking, known));
    }

    private List<InProgramme> programmes(Owner asking, Someone known) {
        Map<UUID, Part> all = new LinkedHashMap<>();
        known.programmes().forEach((id, part) -> all.put(UUID.fromString(id), part));
        Map<UUID, String> names = programmes.names(asking, all.keySet());
        return all.entrySet().stream()
                .map(one -> new InProgramme(one.getKey(), names.get(one.getKey()), one.getValue()))
                .toList();
    }
}
