package io.rapport.query.platform.between;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows which goals of members have less than the share of their time that passed. */
public interface GoalsAtRisk {

    /** A goal that is behind. */
    @Schema(description = "A goal that has less than the share of its time that passed")
    record GoalAtRisk(
            UUID goalId,
            String title,

            @Schema(description = "The last day of a goal that has one") @Nullable
            LocalDate deadline,

            @Schema(description = "How many make the goal; of a habit, a period") @Nullable
            Integer target,

            @Schema(description = "How many there are") @Nullable
            Integer count,

            @Schema(description = "Between 0 and 1") @Nullable
            Double shareOfTimePassed) {}

    /**
     * The goals of each of these members that are behind on the member's own day, the last set first. It costs as many
     * queries for all of them as for one.
     *
     * @param firstDays of each member whose goals may be told, the day from which on they may be
     */
    Map<String, List<GoalAtRisk>> of(String tenantId, Map<String, LocalDate> firstDays, Instant now);

    /** Those of these members for whom there is such a goal. It is counted anew only for who did something since. */
    Set<String> membersWithAny(String tenantId, Map<String, LocalDate> firstDays, Instant now);
}
