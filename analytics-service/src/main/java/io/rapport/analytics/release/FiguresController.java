package io.rapport.analytics.release;

import io.rapport.analytics.release.Releases.Told;
import io.rapport.web.Csv;
import io.rapport.web.security.Caller;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** There is one question, and it has no filters: two answers never differ by a few members. */
@OpenTo(Role.ANALYST)
@RestController
@Tag(name = "Analytics", description = "Figures about many members, by months; nobody is singled out")
class FiguresController {

    private static final String PATH = "/analytics/figures";

    private final Releases releases;
    private final AnalyticsSettings settings;

    FiguresController(Releases releases, AnalyticsSettings settings) {
        this.releases = releases;
        this.settings = settings;
    }

    /** A release, or some months of it. */
    @Schema(description = "What is told until the next release")
    record Answer(
            Instant releasedAt,

            @Schema(description = "A figure is of so many members at least")
            int threshold,

            @Schema(description = "Counts are rounded to this")
            int roundedTo,

            List<Row> figures) {}

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getFigures",
            summary = "Figures about the tenant's members, month by month in which things happened")
    Answer getFigures(
            @Parameter(description = "The first month, as 2026-03") @RequestParam(required = false) @Nullable
                    YearMonth from,
            @Parameter(description = "The last month, as 2026-12") @RequestParam(required = false) @Nullable
                    YearMonth to) {
        Told<List<Row>> told = releases.ofAll(Caller.current().tenant());
        return new Answer(told.at(), settings.threshold(), Disclosure.ROUNDED_TO, Rows.between(told.what(), from, to));
    }

    @GetMapping(path = PATH, produces = Csv.MEDIA_TYPE)
    @Operation(operationId = "getFiguresAsCsv", summary = "The same as CSV (RFC 4180), with a line of names")
    String getFiguresAsCsv(
            @RequestParam(required = false) @Nullable YearMonth from,
            @RequestParam(required = false) @Nullable YearMonth to) {
        return FiguresCsv.of(
                Rows.between(releases.ofAll(Caller.current().tenant()).what(), from, to));
    }
}
