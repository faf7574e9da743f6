package io.rapport.query.models.coaching;

import io.rapport.query.platform.between.CoachDue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a coach has to see to. */
@Schema(description = "What a coach has to see to on the days asked for, and what is overdue, across engagements")
record CoachAgenda(
        @Schema(description = "The coach's day as of which it is told")
        LocalDate today,

        @Schema(description = "The first day") LocalDate from,

        @Schema(description = "The day after the last one") LocalDate to,

        @Schema(description = "By day") List<CoachDue> items,

        @Schema(description = "Send it as cursor to get the next part of the same days; absent on the last one")
        @Nullable
        String next) {}
