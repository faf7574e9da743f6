package io.rapport.query.models.goal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.rapport.query.rules.CollectorWarning;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the member's goals, with what concerns the member and none of the goals alone. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GoalList(
        List<GoalSummary> items,

        @Schema(description = "Send it as cursor to get the next part; absent on the last one")
        @Tells(What.PLAIN)
        @Nullable
        String next,

        @Schema(description = "10 or more people met in 30 days, under a fifth followed up or better understood since")
        @Nullable
        CollectorWarning collectorWarning) {}
