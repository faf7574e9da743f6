package io.rapport.query.models.plan;

import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.careerplan.CareerPlanEvent.AimAdded;
import io.rapport.events.careerplan.CareerPlanEvent.AimRetired;
import io.rapport.events.careerplan.CareerPlanEvent.AimRevised;
import io.rapport.events.careerplan.CareerPlanEvent.Aiming;
import io.rapport.events.careerplan.CareerPlanEvent.HorizonSet;
import io.rapport.events.careerplan.CareerPlanEvent.PlanDrafted;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What hopes and aims make of the {@link CareerPlan}. */
final class PlanFold {

    private PlanFold() {}

    static CareerPlan apply(@Nullable CareerPlan before, CareerPlanEvent.Hope event) {
        return switch (event) {
            case PlanDrafted drafted ->
                before == null
                        ? new CareerPlan(drafted.planId(), drafted.words(), List.of(), List.of())
                        : new CareerPlan(before.planId(), drafted.words(), before.horizons(), before.aims());
            case HorizonSet set ->
                known(before)
                        .with(withHorizon(known(before), set), known(before).aims());
        };
    }

    static CareerPlan apply(@Nullable CareerPlan before, Aiming event, Instant at) {
        CareerPlan plan = known(before);
        return switch (event) {
            case AimAdded added ->
                plan.with(
                        plan.horizons(),
                        Stream.concat(plan.aims().stream(), Stream.of(PlannedAim.added(added.aimId(), added.aim(), at)))
                                .toList());
            case AimRevised revised ->
                changing(plan, revised.aimId(), aim -> aim.revised(revised.aim(), revised.reason(), at));
            case AimRetired retired -> changing(plan, retired.aimId(), aim -> aim.retired(retired.reason(), at));
        };
    }

    private static CareerPlan known(@Nullable CareerPlan plan) {
        return Objects.requireNonNull(plan, "every plan begins with its draft");
    }

    private static List<Horizon> withHorizon(CareerPlan plan, HorizonSet set) {
        Stream<Horizon> others = plan.horizons().stream().filter(horizon -> horizon.years() != set.years());
        return Stream.concat(others, Stream.of(Horizon.of(set.years(), set.from(), set.hope())))
                .sorted(Comparator.comparingInt(Horizon::years))
                .toList();
    }

    private static CareerPlan changing(CareerPlan plan, UUID aimId, UnaryOperator<PlannedAim> change) {
        return plan.with(
                plan.horizons(),
                plan.aims().stream()
                        .map(aim -> aim.aimId().equals(aimId) ? change.apply(aim) : aim)
                        .toList());
    }
}
