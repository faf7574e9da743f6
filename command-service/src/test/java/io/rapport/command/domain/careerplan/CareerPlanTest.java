package io.rapport.command.domain.careerplan;

import static io.rapport.command.domain.careerplan.CareerPlanScenario.ADDED;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.AIM;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.DRAFTED;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.ENERGY;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.ENTRY;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.PLAN;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.RETIRED;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.THREE_YEARS;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.TODAY;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.given;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.inThreeYears;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.on;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.revise;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.domain.careerplan.CareerPlanCommand.AddAim;
import io.rapport.command.domain.careerplan.CareerPlanCommand.CorrectMilestone;
import io.rapport.command.domain.careerplan.CareerPlanCommand.DraftPlan;
import io.rapport.command.domain.careerplan.CareerPlanCommand.RecordMilestone;
import io.rapport.command.domain.careerplan.CareerPlanCommand.RetireAim;
import io.rapport.command.domain.careerplan.CareerPlanCommand.RetractMilestone;
import io.rapport.command.domain.careerplan.CareerPlanCommand.SetHorizon;
import io.rapport.command.domain.careerplan.CareerPlanRejection.AimIsRetired;
import io.rapport.command.domain.careerplan.CareerPlanRejection.HorizonTooFarAhead;
import io.rapport.command.domain.careerplan.CareerPlanRejection.NoSuchAim;
import io.rapport.command.domain.careerplan.CareerPlanRejection.NoSuchHorizon;
import io.rapport.command.domain.careerplan.CareerPlanRejection.PlanNotDrafted;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.Snapshotted;
import io.rapport.command.platform.aggregate.OnlyOne;
import io.rapport.events.Owner;
import io.rapport.events.careerplan.Aim;
import io.rapport.events.careerplan.AimKind;
import io.rapport.events.careerplan.CareerPlanEvent.AimAdded;
import io.rapport.events.careerplan.CareerPlanEvent.AimRevised;
import io.rapport.events.careerplan.CareerPlanEvent.HorizonSet;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneRecorded;
import io.rapport.events.careerplan.CareerPlanEvent.PlanDrafted;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A career plan")
class CareerPlanTest {

    private static final Revision GROW = new Revision(AimKind.GROW, null, null, null, null, Set.of());

    private static SetHorizon hope(String hope, @Nullable LocalDate from, LocalDate today) {
        return new SetHorizon(PLAN, 3, from, today, hope);
    }

    static Stream<CareerPlanCommand> allButDrafting() {
        return Stream.of(
                hope("I lead a team", null, TODAY),
                new AddAim(PLAN, AIM, ENERGY),
                revise(GROW),
                new RetireAim(PLAN, AIM, "Not for me"),
                new RecordMilestone(PLAN, ENTRY, on(TODAY), "A talk", null),
                new CorrectMilestone(PLAN, ENTRY, "My first talk", null, "A slip"),
                new RetractMilestone(PLAN, ENTRY, "It was cancelled"));
    }

    @Test
    @DisplayName("is drafted in the member's own words, and again in others")
    void drafting() {
        given().when(new DraftPlan(PLAN, "Into energy")).then(DRAFTED);
        given(DRAFTED).when(new DraftPlan(PLAN, "Into wind")).then(new PlanDrafted(PLAN, "Into wind"));
        given(DRAFTED).when(new DraftPlan(PLAN, "Into energy")).changesNothing();
    }

    @ParameterizedTest
    @MethodSource("allButDrafting")
    @DisplayName("is drafted before anything else is wanted with it")
    void notDrafted(CareerPlanCommand command) {
        given().when(command).isRejected(new PlanNotDrafted());
    }

    @ParameterizedTest
    @MethodSource("allButDrafting")
    @DisplayName("is nobody else's")
    void notFound(CareerPlanCommand command) {
        for (Owner other : List.of(new Owner("northwind", "ben"), new Owner("contoso", "ana"))) {
            given(DRAFTED).when(command, other).isRejected(new NotFound());
            given(DRAFTED).when(new DraftPlan(PLAN, "Mine"), other).isRejected(new NotFound());
        }
    }

    @Test
    @DisplayName("is found by who the member is, among all members")
    void oneAMember() {
        assertThat(Stream.of(
                                new Owner("a", "b"),
                                new Owner("b", "a"),
                                new Owner("a/b", "c"),
                                new Owner("a", "b/c"),
                                new Owner("ab", "c"))
                        .map(owner -> OnlyOne.idOf(CareerPlan.NAME, owner)))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.version() == 8 && id.variant() == 2);
        assertThat(OnlyOne.idOf(CareerPlan.NAME, new Owner("a", "b")))
                .isEqualTo(OnlyOne.idOf(CareerPlan.NAME, new Owner("a", "b")));
    }

    @Nested
    @DisplayName("has a hope for a horizon")
    class Horizons {

        @Test
        @DisplayName("from today, unless another day is stated")
        void isSet() {
            given(DRAFTED).when(hope("I lead a team", null, TODAY)).then(THREE_YEARS);
            LocalDate newYear = LocalDate.parse("2026-01-01");
            given(DRAFTED)
                    .when(hope("I lead a team", newYear, TODAY))
                    .then(new HorizonSet(PLAN, 3, newYear, "I lead a team"));
        }

        @Test
        @DisplayName("whose years begin within a year")
        void isNotFarAhead() {
            LocalDate latest = TODAY.plusYears(1);
            given(DRAFTED).when(hope("I lead a team", latest, TODAY)).isAccepted();
            given(DRAFTED)
                    .when(hope("I lead a team", latest.plusDays(1), TODAY))
                    .isRejected(new HorizonTooFarAhead(latest));
        }

        @Test
        @DisplayName("which another one replaces, and the same does not")
        void isReplaced() {
            LocalDate later = TODAY.plusDays(20);
            given(DRAFTED, THREE_YEARS)
                    .when(hope("I lead two teams", null, later))
                    .then(new HorizonSet(PLAN, 3, later, "I lead two teams"));
            given(DRAFTED, THREE_YEARS)
                    .when(hope("I lead a team", later, later))
                    .then(new HorizonSet(PLAN, 3, later, "I lead a team"));
            given(DRAFTED, THREE_YEARS)
                    .when(hope("I lead a team", TODAY, later))
                    .changesNothing();
            given(DRAFTED, THREE_YEARS).when(hope("I lead a team", null, later)).changesNothing();
            given(DRAFTED, new HorizonSet(PLAN, 5, TODAY, "I lead a team"))
                    .when(hope("I lead a team", null, TODAY))
                    .then(THREE_YEARS);
        }
    }

    @Nested
    @DisplayName("has aims")
    class Aims {

        @Test
        @DisplayName("for a horizon that is set, or for none")
        void areAdded() {
            AddAim inThreeYears = new AddAim(PLAN, AIM, inThreeYears(ENERGY));
            given(DRAFTED).when(new AddAim(PLAN, AIM, ENERGY)).then(ADDED);
            given(DRAFTED, THREE_YEARS).when(inThreeYears).then(new AimAdded(PLAN, AIM, inThreeYears(ENERGY)));
            given(DRAFTED).when(inThreeYears).isRejected(new NoSuchHorizon());
            given(DRAFTED, new HorizonSet(PLAN, 5, TODAY, "I lead a team"))
                    .when(inThreeYears)
                    .isRejected(new NoSuchHorizon());
        }

        @Test
        @DisplayName("that are described anew, whatever of them changes")
        void areRevised() {
            given(DRAFTED, ADDED)
                    .when(revise(GROW))
                    .then(revised(new Aim(AimKind.GROW, "Marketing of energy", "Energy", Set.of("Wind"), null)));
            given(DRAFTED, THREE_YEARS, ADDED)
                    .when(revise(new Revision(null, "Sales", "Power", Set.of("Sun"), 3, Set.of())))
                    .then(revised(new Aim(AimKind.EXPLORE, "Sales", "Power", Set.of("Sun"), 3)));
        }

        @Test
        @DisplayName("that can do without industry, tags and horizon")
        void areCleared() {
            given(DRAFTED, THREE_YEARS, new AimAdded(PLAN, AIM, inThreeYears(ENERGY)))
                    .when(revise(new Revision(null, null, null, null, null, Set.of(Clearable.values()))))
                    .then(revised(new Aim(AimKind.EXPLORE, "Marketing of energy", null, Set.of(), null)));
        }

        @Test
        @DisplayName("that are not revised if they are what they were, nor for a horizon that is not set")
        void areNotRevised() {
            given(DRAFTED, ADDED)
                    .when(revise(new Revision(AimKind.EXPLORE, null, "Energy", Set.of("Wind"), null, Set.of())))
                    .changesNothing();
            given(DRAFTED, ADDED)
                    .when(revise(new Revision(null, null, null, null, 3, Set.of())))
                    .isRejected(new NoSuchHorizon());
        }

        @Test
        @DisplayName("that are retired once, and described no more then")
        void areRetired() {
            RetireAim retire = new RetireAim(PLAN, AIM, "Not for me");
            given(DRAFTED, ADDED).when(retire).then(RETIRED);
            given(DRAFTED, ADDED, RETIRED).when(retire).isRejected(new AimIsRetired("aimId"));
            given(DRAFTED, ADDED, RETIRED).when(revise(GROW)).isRejected(new AimIsRetired("aimId"));
        }

        @Test
        @DisplayName("that were added")
        void doNotExist() {
            given(DRAFTED).when(revise(GROW)).isRejected(new NoSuchAim("aimId"));
            given(DRAFTED).when(new RetireAim(PLAN, AIM, "Not for me")).isRejected(new NoSuchAim("aimId"));
        }

        private static AimRevised revised(Aim now) {
            return new AimRevised(PLAN, AIM, now, "I know more");
        }
    }

    @Test
    @DisplayName("survives a snapshot")
    void snapshot() {
        CareerPlan plan = new CareerPlan();
        MetaData mine = MetaData.from(Map.of("tenantId", "northwind", "memberId", "ana"));
        plan.on(DRAFTED, mine);
        plan.on(THREE_YEARS, mine);
        plan.on(new AimAdded(PLAN, AIM, inThreeYears(ENERGY)), mine);
        plan.on(RETIRED, mine);
        plan.on(new MilestoneRecorded(PLAN, ENTRY, on(TODAY).occurredAt(), TODAY, "A talk", AIM), mine);

        Snapshotted.throughJson(plan);
    }
}
