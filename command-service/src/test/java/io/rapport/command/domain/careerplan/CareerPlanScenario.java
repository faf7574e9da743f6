package io.rapport.command.domain.careerplan;

import io.rapport.command.domain.careerplan.CareerPlanCommand.ReviseAim;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.OnlyOne;
import io.rapport.events.careerplan.Aim;
import io.rapport.events.careerplan.AimKind;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.careerplan.CareerPlanEvent.AimAdded;
import io.rapport.events.careerplan.CareerPlanEvent.AimRetired;
import io.rapport.events.careerplan.CareerPlanEvent.HorizonSet;
import io.rapport.events.careerplan.CareerPlanEvent.PlanDrafted;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

/** A plan on Tuesday, 10 March 2026, and what can be wanted with it. */
final class CareerPlanScenario {

    static final UUID PLAN = OnlyOne.idOf(CareerPlan.NAME, Scenario.MEMBER);
    static final UUID AIM = new UUID(6, 1);
    static final UUID ENTRY = new UUID(6, 2);
    static final LocalDate TODAY = LocalDate.parse("2026-03-10");
    static final PlanDrafted DRAFTED = new PlanDrafted(PLAN, "Into energy");
    static final HorizonSet THREE_YEARS = new HorizonSet(PLAN, 3, TODAY, "I lead a team");
    static final Aim ENERGY = new Aim(AimKind.EXPLORE, "Marketing of energy", "Energy", Set.of("Wind"), null);
    static final AimAdded ADDED = new AimAdded(PLAN, AIM, ENERGY);
    static final AimRetired RETIRED = new AimRetired(PLAN, AIM, "Not for me");

    private CareerPlanScenario() {}

    static Scenario<CareerPlan> given(CareerPlanEvent... history) {
        return Scenario.of(CareerPlan.class, history);
    }

    static Aim inThreeYears(Aim aim) {
        return new Aim(aim.kind(), aim.area(), aim.industry(), aim.tags(), 3);
    }

    static ReviseAim revise(Revision revision) {
        return new ReviseAim(PLAN, AIM, revision, "I know more");
    }

    static Moment on(LocalDate day) {
        return new Moment(day.atTime(12, 0).toInstant(ZoneOffset.UTC), day, true);
    }
}
