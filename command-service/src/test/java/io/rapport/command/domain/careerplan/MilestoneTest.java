package io.rapport.command.domain.careerplan;

import static io.rapport.command.domain.careerplan.CareerPlanScenario.ADDED;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.AIM;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.DRAFTED;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.ENTRY;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.PLAN;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.RETIRED;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.TODAY;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.given;
import static io.rapport.command.domain.careerplan.CareerPlanScenario.on;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.careerplan.CareerPlanCommand.CorrectMilestone;
import io.rapport.command.domain.careerplan.CareerPlanCommand.RecordMilestone;
import io.rapport.command.domain.careerplan.CareerPlanCommand.RetractMilestone;
import io.rapport.command.domain.careerplan.CareerPlanRejection.MilestoneAlreadyRetracted;
import io.rapport.command.domain.careerplan.CareerPlanRejection.NoSuchAim;
import io.rapport.command.domain.careerplan.CareerPlanRejection.NoSuchMilestone;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneCorrected;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneRecorded;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneRetracted;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A milestone")
class MilestoneTest {

    private static final LocalDate EARLIER = TODAY.minusDays(5);
    private static final RetractMilestone RETRACT = new RetractMilestone(PLAN, ENTRY, "It was cancelled");

    private static RecordMilestone record(@Nullable UUID aimId) {
        return new RecordMilestone(PLAN, ENTRY, on(TODAY), "A talk", aimId);
    }

    private static MilestoneRecorded recorded(@Nullable UUID aimId) {
        return new MilestoneRecorded(PLAN, ENTRY, on(TODAY).occurredAt(), TODAY, "A talk", aimId);
    }

    private static CorrectMilestone correct(@Nullable String words, @Nullable Moment when) {
        return new CorrectMilestone(PLAN, ENTRY, words, when, "A slip");
    }

    private static MilestoneCorrected corrected(@Nullable String words, LocalDate day) {
        return new MilestoneCorrected(PLAN, ENTRY, on(day).occurredAt(), day, words, "A slip");
    }

    @Test
    @DisplayName("is recorded, perhaps on the way to an aim, also to one that was retired since")
    void isRecorded() {
        given(DRAFTED).when(record(null)).then(recorded(null));
        given(DRAFTED, ADDED).when(record(AIM)).then(recorded(AIM));
        given(DRAFTED, ADDED, RETIRED).when(record(AIM)).then(recorded(AIM));
        given(DRAFTED).when(record(AIM)).isRejected(new NoSuchAim("aimId"));
    }

    @Test
    @DisplayName("is put right, in what it says or when it was")
    void isCorrected() {
        given(DRAFTED, recorded(null)).when(correct("My first talk", null)).then(corrected("My first talk", TODAY));
        given(DRAFTED, recorded(null)).when(correct(null, on(EARLIER))).then(corrected(null, EARLIER));
        given(DRAFTED, recorded(null), corrected(null, EARLIER))
                .when(correct("My first talk", null))
                .then(corrected("My first talk", EARLIER));
        assertThatThrownBy(() -> correct(null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("keeps its time if no more than its day is stated again")
    void keepsItsTime() {
        MilestoneRecorded inTheMorning =
                new MilestoneRecorded(PLAN, ENTRY, on(TODAY).occurredAt().minusSeconds(7200), TODAY, "A talk", null);
        given(DRAFTED, inTheMorning)
                .when(correct(null, on(TODAY)))
                .then(new MilestoneCorrected(PLAN, ENTRY, inTheMorning.occurredAt(), TODAY, null, "A slip"));
    }

    @Test
    @DisplayName("is taken back once")
    void isRetracted() {
        MilestoneRetracted retracted = new MilestoneRetracted(PLAN, ENTRY, "It was cancelled");
        given(DRAFTED, recorded(null)).when(RETRACT).then(retracted);
        given(DRAFTED, recorded(null), retracted).when(RETRACT).isRejected(new MilestoneAlreadyRetracted());
        given(DRAFTED, recorded(null), retracted)
                .when(correct("My first talk", null))
                .isRejected(new MilestoneAlreadyRetracted());
    }

    @Test
    @DisplayName("has to be one of the plan")
    void noSuchMilestone() {
        given(DRAFTED).when(RETRACT).isRejected(new NoSuchMilestone());
        given(DRAFTED).when(correct("My first talk", null)).isRejected(new NoSuchMilestone());
    }
}
