package io.rapport.analytics.release;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One figure, ratio, mean or median of one month. */
@Schema(name = "FigureOfAMonth", description = "A figure of a month; see docs/analytics.md for what each means")
record Row(
        @Schema(example = "2026-03") String month,

        Kind kind,

        @Schema(example = "FOLLOW_UPS") String name,

        @Schema(description = "Absent if it is not told; counts are rounded to 5") @Nullable
        Double value,

        @Schema(description = "Of how many members a count is, rounded to 5") @Nullable
        Long members,

        @Schema(description = "It would tell of few members, or let something be computed that does. That is not 0.")
        boolean suppressed) {

    /** Stands for all names where nothing is told of a part in a month. */
    static final String EVERYTHING = "EVERYTHING";

    /** What a value is. */
    enum Kind {
        COUNT,
        RATIO,
        MEAN,
        /** Up to how many days half of them took. */
        MEDIAN
    }

    static Row suppressed(String month, Kind kind, String name) {
        return new Row(month, kind, name, null, null, true);
    }
}
