package io.rapport.query.models.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.careerplan.Aim;
import io.rapport.events.careerplan.AimKind;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.careerplan.CareerPlanEvent.AimAdded;
import io.rapport.events.careerplan.CareerPlanEvent.AimRetired;
import io.rapport.events.careerplan.CareerPlanEvent.AimRevised;
import io.rapport.events.careerplan.CareerPlanEvent.HorizonSet;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneCorrected;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneRecorded;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneRetracted;
import io.rapport.events.careerplan.CareerPlanEvent.PlanDrafted;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.documents.Folding;
import io.rapport.query.platform.projection.DocumentRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A career plan, as it is told")
class CareerPlanTest {

    private static final UUID PLAN = new UUID(1, 1);
    private static final UUID AIM = new UUID(1, 2);
    private static final UUID TALK = new UUID(1, 3);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final Aim ENERGY = new Aim(AimKind.EXPLORE, "Marketing of energy", "Energy", Set.of("b", "a"), 3);
    private static final Aim WIND = new Aim(AimKind.GROW, "Wind", null, Set.of(), null);

    private final Log log = new Log();
    private final Folding folding = new Folding(new CareerPlanProjection());

    private List<EventEnvelope> logged(CareerPlanEvent... events) {
        return Arrays.stream(events)
                .map(event -> log.next("acme", "mia", event))
                .toList();
    }

    private void told(CareerPlanEvent... events) {
        folding.oneByOne(logged(events));
    }

    private CareerPlan plan() {
        return Objects.requireNonNull(folding.find(DocumentRef.to(CareerPlanProjection.PLANS, PLAN)));
    }

    private Milestone talk() {
        return Objects.requireNonNull(folding.find(DocumentRef.to(CareerPlanProjection.MILESTONES, TALK)));
    }

    @Test
    @DisplayName("has the latest words and the latest hope for each horizon, the nearest first")
    void wordsAndHopes() {
        told(
                new PlanDrafted(PLAN, "Into energy"),
                new HorizonSet(PLAN, 10, DAY, "I teach"),
                new HorizonSet(PLAN, 3, DAY, "I lead"),
                new PlanDrafted(PLAN, "Into wind"),
                new HorizonSet(PLAN, 3, LocalDate.parse("2028-02-29"), "I lead two teams"));
        assertThat(plan().words()).isEqualTo("Into wind");
        assertThat(plan().horizons())
                .containsExactly(
                        new Horizon(
                                3, LocalDate.parse("2028-02-29"), LocalDate.parse("2031-02-28"), "I lead two teams"),
                        new Horizon(10, DAY, LocalDate.parse("2036-03-01"), "I teach"));
    }

    @Test
    @DisplayName("has aims as described now, with what they were before, and why they were retired")
    void aims() {
        told(
                new PlanDrafted(PLAN, "Into energy"),
                new AimAdded(PLAN, AIM, ENERGY),
                new AimAdded(PLAN, TALK, WIND),
                new AimRevised(PLAN, AIM, WIND, "I like it"));
        PlannedAim revised = plan().aims().getFirst();
        assertThat(revised.state()).isEqualTo(PlannedAim.State.PURSUED);
        assertThat(revised.area()).isEqualTo("Wind");
        assertThat(revised.industry()).isNull();
        assertThat(revised.horizon()).isNull();
        PlannedAim.Revision before = revised.revisions().getFirst();
        assertThat(before.reason()).isEqualTo("I like it");
        assertThat(before.industry()).isEqualTo("Energy");
        assertThat(before.tags()).containsExactly("a", "b");
        assertThat(before.recordedAt()).isAfter(revised.addedAt());

        told(new AimRetired(PLAN, AIM, "Not for me"));
        assertThat(plan().aims())
                .extracting(PlannedAim::state)
                .containsExactly(PlannedAim.State.RETIRED, PlannedAim.State.PURSUED);
        assertThat(Objects.requireNonNull(plan().aims().getFirst().retirement()).reason())
                .isEqualTo("Not for me");
    }

    @Test
    @DisplayName("has milestones, corrected and withdrawn ones shown as such")
    void milestones() {
        told(new MilestoneRecorded(PLAN, TALK, NOON, DAY, "A talk", AIM));
        assertThat(talk().state()).isEqualTo(Milestone.State.RECORDED);
        assertThat(talk().aimId()).isEqualTo(AIM);

        told(new MilestoneCorrected(PLAN, TALK, NOON.minusSeconds(86_400), DAY.minusDays(1), null, "A slip"));
        assertThat(talk().words()).isEqualTo("A talk");
        assertThat(talk().occurredOn()).isEqualTo(DAY.minusDays(1));
        assertThat(talk().state()).isEqualTo(Milestone.State.CORRECTED);
        assertThat(talk().corrections()).singleElement().satisfies(before -> {
            assertThat(before.occurredOn()).isEqualTo(DAY);
            assertThat(before.reason()).isEqualTo("A slip");
        });

        told(new MilestoneRetracted(PLAN, TALK, "It was cancelled"));
        assertThat(talk().state()).isEqualTo(Milestone.State.WITHDRAWN);
        assertThat(Objects.requireNonNull(talk().withdrawal()).reason()).isEqualTo("It was cancelled");
        assertThat(talk().corrections()).hasSize(1);
    }

    @Test
    @DisplayName("is the same, however its events were batched")
    void batches() {
        List<EventEnvelope> events = logged(
                new PlanDrafted(PLAN, "Into energy"),
                new HorizonSet(PLAN, 3, DAY, "I lead"),
                new AimAdded(PLAN, AIM, ENERGY),
                new AimRevised(PLAN, AIM, WIND, "I like it"),
                new MilestoneRecorded(PLAN, TALK, NOON, DAY, "A talk", AIM),
                new AimRetired(PLAN, AIM, "Not for me"),
                new MilestoneCorrected(PLAN, TALK, NOON, DAY, "My first talk", "A slip"));
        assertThat(new Folding(new CareerPlanProjection()).batch(events).stored())
                .isEqualTo(folding.oneByOne(events).stored())
                .hasSize(2);
    }
}
