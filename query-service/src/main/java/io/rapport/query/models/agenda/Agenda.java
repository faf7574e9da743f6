package io.rapport.query.models.agenda;

import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a member has to do, or may look forward to. */
@Schema(description = "What is due on the days asked for, and what is overdue today")
record Agenda(
        @Schema(description = "The member's day as of which it is told")
        LocalDate today,

        @Schema(description = "The first day") LocalDate from,

        @Schema(description = "The day after the last one") LocalDate to,

        @Schema(description = "By day, what is overdue first")
        List<AgendaItem> items,

        @Schema(description = "Send it as cursor to get the next part of the same days; absent on the last one")
        @Tells(What.PLAIN)
        @Nullable
        String next) {}
