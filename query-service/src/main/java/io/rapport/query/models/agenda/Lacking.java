package io.rapport.query.models.agenda;

import io.rapport.events.goal.Filter;
import io.rapport.events.goal.Measure;
import io.rapport.query.platform.between.LackingGoal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** What a goal still lacks, and until when. */
@Schema(name = "LackingOfGoal", description = "What a goal still lacks, and until when")
record Lacking(
        Measure measure,
        Filter filter,

        @Schema(description = "How many more make the target")
        int missing,

        int target,
        int count,

        @Schema(description = "The first day of the period, or of the goal")
        LocalDate startsOn,

        @Schema(description = "The last day that counts") LocalDate endsOn) {

    static Lacking of(LackingGoal goal) {
        return new Lacking(
                goal.measure(),
                goal.filter(),
                goal.missing(),
                goal.target(),
                goal.count(),
                goal.startsOn(),
                goal.endsOn());
    }
}
