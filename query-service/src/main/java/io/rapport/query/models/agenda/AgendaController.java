package io.rapport.query.models.agenda;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.between.LackingGoals;
import io.rapport.query.platform.consent.Shared;
import io.rapport.query.platform.web.Limit;
import io.rapport.query.platform.web.ReadsFrom;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@OpenTo(Role.MEMBER)
@Controller
@ReadsFrom({AgendaProjection.NAME, LackingGoals.READ_MODEL})
@Tag(name = "Agenda", description = "What is due, and what settles it")
class AgendaController {

    private final Agendas agendas;
    private final Answers answers;
    private final InstantSource clock;

    AgendaController(Agendas agendas, Answers answers, InstantSource clock) {
        this.agendas = agendas;
        this.answers = answers;
        this.clock = clock;
    }

    @Shared(Scope.AGENDA)
    @GetMapping(path = "/agenda", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getAgenda",
            summary = "What is due on days, today unless given, and what is overdue, by day")
    Answer<Agenda> getAgenda(
            Owner owner,
            @Parameter(description = "The first day; today unless given") @RequestParam(required = false) @Nullable
                    LocalDate from,
            @Parameter(description = "The day after the last one, a year later at most; the next day unless given")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate to,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        LocalDate today = agendas.calendar(owner).dayOf(clock.instant());
        return answers.of(agendas.agenda(owner, Days.of(from, to, today), Place.read(cursor), Limit.of(limit)));
    }
}
