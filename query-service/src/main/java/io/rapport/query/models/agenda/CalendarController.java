package io.rapport.query.models.agenda;

import io.rapport.query.platform.between.LackingGoals;
import io.rapport.query.platform.web.NotFoundException;
import io.rapport.query.platform.web.ReadsFrom;
import io.rapport.web.security.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The agenda for programs that know no tokens. A secret that opens nothing is an address at which there is nothing. */
@OpenTo({}) // the address holds a secret
@Controller
@ReadsFrom(
        value = {AgendaProjection.NAME, LackingGoals.READ_MODEL},
        bySecret = true)
@Tag(name = "Agenda", description = "What is due, and what settles it")
class CalendarController {

    private static final String CALENDAR = "text/calendar;charset=utf-8";

    private final CalendarFeeds feeds;
    private final InstantSource clock;

    CalendarController(CalendarFeeds feeds, InstantSource clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    @GetMapping(path = CalendarConfiguration.PATH, produces = CALENDAR)
    @Operation(
            operationId = "getCalendar",
            summary = "The agenda of 90 days, and what is overdue, as iCalendar; the secret stands for a token")
    @SecurityRequirements
    ResponseEntity<byte[]> getCalendar(@PathVariable String secret) {
        return ResponseEntity.ok(feeds.calendar(secret, clock.instant()).orElseThrow(NotFoundException::new));
    }
}
