package io.rapport.query.models.plan;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.consent.Shared;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Limit;
import io.rapport.query.platform.web.MayBeMissing;
import io.rapport.query.platform.web.NotFoundException;
import io.rapport.query.platform.web.ReadsFrom;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@OpenTo(Role.MEMBER)
@Controller
@ReadsFrom(CareerPlanProjection.NAME)
@Tag(name = "Career plan", description = "What the member hopes for, their aims, and what they have reached")
class CareerPlanController {

    private final CareerPlans plans;

    CareerPlanController(CareerPlans plans) {
        this.plans = plans;
    }

    @Shared(Scope.GOALS_AND_PLAN)
    @GetMapping(path = "/plan", produces = MediaType.APPLICATION_JSON_VALUE)
    @MayBeMissing("there is no plan until one is drafted")
    @Operation(operationId = "getPlan", summary = "The career plan: words, horizons, aims and milestones")
    Answer<PlanView> getPlan(
            Owner owner,
            @Parameter(description = "The next of the milestones before") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "The most milestones") @RequestParam(required = false) @Nullable Integer limit) {
        return plans.find(owner, Cursor.read(cursor, CareerPlans.MILESTONES), Limit.of(limit))
                .orElseThrow(NotFoundException::new);
    }
}
