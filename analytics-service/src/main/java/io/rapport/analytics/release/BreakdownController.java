package io.rapport.analytics.release;

import io.rapport.analytics.fold.Dimension;
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
import java.util.List;
import java.util.SortedMap;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The same figures by the parts of one dimension. Dimensions are fixed and never crossed. */
@OpenTo(Role.ANALYST)
@RestController
@Tag(name = "Analytics", description = "Figures about many members, by months; nobody is singled out")
class BreakdownController {

    private static final String PATH = "/analytics/figures/by/{dimension}";

    private final Releases releases;
    private final AnalyticsSettings settings;

    BreakdownController(Releases releases, AnalyticsSettings settings) {
        this.releases = releases;
        this.settings = settings;
    }

    /** A release by the parts of a dimension. */
    @Schema(description = "What is told of the parts until the next release")
    record PartsAnswer(
            Instant releasedAt,

            @Schema(description = "A figure is of so many members at least")
            int threshold,

            @Schema(description = "Counts are rounded to this")
            int roundedTo,

            Dimension dimension,

            List<PartFigures> parts) {}

    /** What is told of one part. */
    @Schema(name = "FiguresOfAPart")
    record PartFigures(
            @Schema(
                    description = "A month of joining, the id of a programme, the subject of a coach, or BEFORE, "
                            + "MONTH_OF_THE_FIRST and AFTER; (none) of those who are in none",
                    example = "2026-03")
            String part,

            List<Row> figures) {}

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getFiguresByDimension",
            summary = "The figures by month of joining, programme, coach, or before and after a first session")
    PartsAnswer getFiguresByDimension(
            @Parameter(description = "One of them; they are never crossed") @PathVariable Dimension dimension) {
        Told<SortedMap<String, List<Row>>> told = releases.by(Caller.current().tenant(), dimension);
        return new PartsAnswer(
                told.at(),
                settings.threshold(),
                Disclosure.ROUNDED_TO,
                dimension,
                told.what().entrySet().stream()
                        .map(part -> new PartFigures(part.getKey(), part.getValue()))
                        .toList());
    }

    @GetMapping(path = PATH, produces = Csv.MEDIA_TYPE)
    @Operation(
            operationId = "getFiguresByDimensionAsCsv",
            summary = "The same as CSV (RFC 4180), with a line of names; the first column is the part")
    String getFiguresByDimensionAsCsv(@PathVariable Dimension dimension) {
        return FiguresCsv.of(releases.by(Caller.current().tenant(), dimension).what());
    }
}
