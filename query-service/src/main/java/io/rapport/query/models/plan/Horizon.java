package io.rapport.query.models.plan;

import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** What is hoped for in so many years. */
record Horizon(
        @Schema(description = "3, 5 or 10") int years,
        LocalDate from,

        @Schema(description = "The day on which these years are over")
        LocalDate until,

        @Tells(What.PLAIN) String hope) {

    static Horizon of(int years, LocalDate from, String hope) {
        return new Horizon(years, from, from.plusYears(years), hope);
    }
}
