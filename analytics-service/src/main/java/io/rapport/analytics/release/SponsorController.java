package io.rapport.analytics.release;

import io.rapport.analytics.fold.KnownProgramme;
import io.rapport.analytics.release.FiguresController.Answer;
import io.rapport.analytics.release.Releases.Told;
import io.rapport.web.Csv;
import io.rapport.web.security.Caller;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The figures of one programme, for whoever pays for it: any other programme does not exist for them. */
@OpenTo({Role.SPONSOR, Role.ANALYST})
@RestController
@Tag(name = "Analytics", description = "Figures about many members, by months; nobody is singled out")
class SponsorController {

    private static final String PATH = "/analytics/programmes/{programmeId}/figures";

    private final Releases releases;
    private final AnalyticsSettings settings;

    SponsorController(Releases releases, AnalyticsSettings settings) {
        this.releases = releases;
        this.settings = settings;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getFiguresOfProgramme",
            summary = "Figures about those who take part in a programme that you pay for")
    Answer getFiguresOfProgramme(@PathVariable UUID programmeId) {
        Told<List<Row>> told = told(programmeId);
        return new Answer(told.at(), settings.threshold(), Disclosure.ROUNDED_TO, told.what());
    }

    @GetMapping(path = PATH, produces = Csv.MEDIA_TYPE)
    @Operation(operationId = "getFiguresOfProgrammeAsCsv", summary = "The same as CSV (RFC 4180)")
    String getFiguresOfProgrammeAsCsv(@PathVariable UUID programmeId) {
        return FiguresCsv.of(told(programmeId).what());
    }

    private Told<List<Row>> told(UUID programmeId) {
        Caller caller = Caller.current();
        KnownProgramme programme = releases.programme(caller.tenant(), programmeId)
                .filter(known ->
                        Caller.hasOneOf(Role.ANALYST) || caller.subject().equals(known.sponsorId()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return releases.of(caller.tenant(), programme);
    }
}
