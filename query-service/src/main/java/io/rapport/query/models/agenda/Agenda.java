package io.rapport.query.models.agenda;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/** What a member has to do, or may look forward to. */
@Schema(description = "What is due on the days asked for, and what is overdue today")
record Agenda(
        @Schema(description = "The member's day as of which it is told")
        LocalDate today,

        @Schema(description = "The first day") LocalDate from,

        @Schema(description = "The day after the last one") LocalDate to,

        @Schema(description = "By day, what is overdue first")
        List<AgendaItem> items,

        @Schema(description = "Whether there is more than is told: settle something, or ask for later days")
        boolean more) {}
