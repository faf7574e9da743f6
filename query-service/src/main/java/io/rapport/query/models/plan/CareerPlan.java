package io.rapport.query.models.plan;

import java.util.List;
import java.util.UUID;

/**
 * A plan in its member's words, with horizons and aims. What was reached on the way grows with the years:
 * {@link Milestone}.
 */
record CareerPlan(UUID planId, String words, List<Horizon> horizons, List<PlannedAim> aims) {

    CareerPlan {
        horizons = List.copyOf(horizons);
        aims = List.copyOf(aims);
    }

    CareerPlan with(List<Horizon> nowHorizons, List<PlannedAim> nowAims) {
        return new CareerPlan(planId, words, nowHorizons, nowAims);
    }
}
