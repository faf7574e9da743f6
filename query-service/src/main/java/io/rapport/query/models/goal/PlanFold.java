package io.rapport.query.models.goal;

import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.careerplan.CareerPlanEvent.AimAdded;
import io.rapport.events.careerplan.CareerPlanEvent.AimRetired;
import io.rapport.events.careerplan.CareerPlanEvent.AimRevised;
import io.rapport.events.careerplan.CareerPlanEvent.Aiming;
import io.rapport.events.careerplan.CareerPlanEvent.Hope;
import io.rapport.events.careerplan.CareerPlanEvent.HorizonSet;
import io.rapport.events.careerplan.CareerPlanEvent.Milestone;
import io.rapport.events.careerplan.CareerPlanEvent.PlanDrafted;
import io.rapport.query.models.goal.CareerPlan.Horizon;
import io.rapport.query.models.goal.CareerPlan.PlannedAim;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each event of a career plan makes of the {@link CareerPlan}. */
final class PlanFold {

    private PlanFold() {}

    /** What becomes of the plan, or empty if the event is nothing to any goal. */
    static Optional<Function<@Nullable CareerPlan, CareerPlan>> change(CareerPlanEvent event) {
        return switch (event) {
            case Hope hope -> Optional.of(before -> apply(before, hope));
            case Aiming aiming -> Optional.of(before -> apply(known(before), aiming));
            case Milestone _ -> Optional.empty();
        };
    }

    private static CareerPlan apply(@Nullable CareerPlan before, Hope event) {
        return switch (event) {
            case PlanDrafted drafted ->
                before == null
                        ? new CareerPlan(drafted.planId(), drafted.words(), List.of(), List.of())
                        : new CareerPlan(before.planId(), drafted.words(), before.horizons(), before.aims());
            case HorizonSet set -> {
                CareerPlan plan = known(before);
                Stream<Horizon> others = plan.horizons().stream().filter(horizon -> horizon.years() != set.years());
                List<Horizon> now = Stream.concat(others, Stream.of(new Horizon(set.years(), set.from(), set.hope())))
                        .sorted(Comparator.comparingInt(Horizon::years))
                        .toList();
                yield new CareerPlan(plan.planId(), plan.words(), now, plan.aims());
            }
        };
    }

    private static CareerPlan apply(CareerPlan plan, Aiming event) {
        return switch (event) {
            case AimAdded added ->
                with(
                        plan,
                        Stream.concat(plan.aims().stream(), Stream.of(PlannedAim.pursued(added.aimId(), added.aim())))
                                .toList());
            case AimRevised revised ->
                changing(plan, revised.aimId(), aim -> PlannedAim.pursued(revised.aimId(), revised.aim()));
            case AimRetired retired -> changing(plan, retired.aimId(), PlannedAim::asRetired);
        };
    }

    private static CareerPlan known(@Nullable CareerPlan plan) {
        return Objects.requireNonNull(plan, "every plan begins with its draft");
    }

    private static CareerPlan changing(CareerPlan plan, UUID aimId, UnaryOperator<PlannedAim> change) {
        return with(
                plan,
                plan.aims().stream()
                        .map(aim -> aim.aimId().equals(aimId) ? change.apply(aim) : aim)
                        .toList());
    }

    private static CareerPlan with(CareerPlan plan, List<PlannedAim> aims) {
        return new CareerPlan(plan.planId(), plan.words(), plan.horizons(), aims);
    }
}
