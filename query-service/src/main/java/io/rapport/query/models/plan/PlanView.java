package io.rapport.query.models.plan;

import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.rapport.query.platform.web.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/** A member's career plan as it is now. */
@Schema(name = "CareerPlan", description = "A member's career plan as it is now")
record PlanView(
        UUID planId,

        @Schema(description = "The plan in the member's words") @Tells(What.PLAIN)
        String words,

        List<Horizon> horizons,

        @Schema(description = "Pursued and retired ones, as they were added")
        List<PlannedAim> aims,

        @Schema(description = "The latest first; withdrawn ones are shown as such")
        Page<Milestone> milestones) {

    static PlanView of(CareerPlan plan, Page<Milestone> milestones) {
        return new PlanView(plan.planId(), plan.words(), plan.horizons(), plan.aims(), milestones);
    }
}
