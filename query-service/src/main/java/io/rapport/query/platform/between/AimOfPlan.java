package io.rapport.query.platform.between;

import io.rapport.events.careerplan.AimKind;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An aim of a career plan, in brief. */
@Schema(description = "An aim of the career plan, in brief")
public record AimOfPlan(
        UUID aimId,
        AimKind kind,

        @Schema(description = "The area in the member's words") @Tells(What.GOAL)
        String area,

        @Schema(description = "The years of the horizon that it is for") @Nullable
        Integer horizon,

        boolean retired) {}
