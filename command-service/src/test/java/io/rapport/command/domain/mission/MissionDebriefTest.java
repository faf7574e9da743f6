package io.rapport.command.domain.mission;

import static io.rapport.command.domain.mission.MissionScenario.*;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.mission.MissionCommand.*;
import io.rapport.command.domain.mission.MissionRejection.*;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.mission.MissionEvent.*;
import io.rapport.events.mission.MissionOutcome;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A mission that is looked back on")
class MissionDebriefTest {

    @Test
    @DisplayName("is debriefed once, answered or not, and whatever its day")
    void debriefing() {
        given(PLANNED).when(debrief(on(DAY))).then(debriefed(on(DAY)));
        given(PLANNED).when(debrief(on(DAY.minusDays(9)))).isAccepted();
        given(PLANNED, answered(on(DAY))).when(debrief(on(DAY))).then(debriefed(on(DAY)));
        given(PLANNED, debriefed(on(DAY))).when(debrief(on(DAY))).isRejected(new MissionAlreadyDebriefed(DEBRIEF));
    }

    @Test
    @DisplayName("is not prepared any further once it was debriefed")
    void debriefedMission() {
        MissionAlreadyDebriefed rejection = new MissionAlreadyDebriefed(DEBRIEF);
        Scenario<Mission> debriefed = given(PLANNED, debriefed(on(DAY)));
        debriefed.when(new AddQuestion(ID, BUDGET)).isRejected(rejection);
        given(PLANNED, debriefed(on(DAY)))
                .when(new DropQuestion(ID, BUDGET.questionId()))
                .isRejected(rejection);
        given(PLANNED, debriefed(on(DAY)))
                .when(new CancelMission(ID, "She is ill"))
                .isRejected(rejection);
    }

    @Test
    @DisplayName("has a debrief that is not earlier than an answer, whichever of the two comes or moves last")
    void order() {
        Moment nine = at("2026-05-12T09:00:00Z");
        Moment ten = at("2026-05-12T10:00:00Z");
        given(PLANNED, answered(ten)).when(debrief(nine)).isRejected(new NotInOrder(ANSWER, ten.occurredAt(), null));
        given(PLANNED, answered(nine)).when(debrief(ten)).isAccepted();
        given(PLANNED, debriefed(nine))
                .when(answer(CHALLENGE, ten))
                .isRejected(new NotInOrder(null, ten.occurredAt(), DEBRIEF));
        given(PLANNED, debriefed(ten)).when(answer(CHALLENGE, nine)).then(answered(nine));
        given(PLANNED, answered(nine), debriefed(ten))
                .when(new CorrectAnswer(ID, ANSWER, null, at("2026-05-12T11:00:00Z"), "A slip"))
                .isRejected(new NotInOrder(ANSWER, Instant.parse("2026-05-12T11:00:00Z"), DEBRIEF));
        given(PLANNED, answered(nine), debriefed(ten))
                .when(correctDebrief(null, at("2026-05-12T08:00:00Z")))
                .isRejected(new NotInOrder(ANSWER, nine.occurredAt(), DEBRIEF));
        given(PLANNED, answered(nine), debriefed(ten))
                .when(correctDebrief(null, at("2026-05-12T09:30:00Z")))
                .isAccepted();
    }

    @Test
    @DisplayName("does not ask for the hour where only the day was stated, nor for the order of what was taken back")
    void orderOfDays() {
        Moment evening = at("2026-05-12T20:00:00Z");
        given(PLANNED, answered(evening)).when(debrief(on(DAY))).isAccepted();
        given(PLANNED, debriefed(at("2026-05-12T09:00:00Z")))
                .when(answer(CHALLENGE, on(DAY)))
                .isAccepted();
        given(PLANNED, debriefed(evening))
                .when(answer(CHALLENGE, on(DAY.plusDays(1))))
                .isRejected(new NotInOrder(null, on(DAY.plusDays(1)).occurredAt(), DEBRIEF));
        given(PLANNED, answered(evening), new AnswerRetracted(ID, ANSWER, "It was Ben"))
                .when(debrief(at("2026-05-12T09:00:00Z")))
                .isAccepted();
    }

    @Test
    @DisplayName("has a debrief that is put right")
    void correctingDebrief() {
        Moment noon = on(DAY);
        given(PLANNED, debriefed(noon))
                .when(correctDebrief(MissionOutcome.ACHIEVED, null))
                .then(new DebriefCorrected(
                        ID,
                        DEBRIEF,
                        noon.occurredAt(),
                        DAY,
                        MissionOutcome.ACHIEVED,
                        null,
                        null,
                        null,
                        null,
                        "A slip"));
        given(PLANNED).when(correctDebrief(MissionOutcome.ACHIEVED, null)).isRejected(new MissionNotDebriefed());
        assertThatThrownBy(() -> correctDebrief(null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("is open again once its debrief was taken back")
    void retractingDebrief() {
        RetractDebrief retract = new RetractDebrief(ID, "Too early");
        DebriefRetracted retracted = new DebriefRetracted(ID, DEBRIEF, "Too early");
        given(PLANNED, debriefed(on(DAY))).when(retract).then(retracted);
        given(PLANNED).when(retract).isRejected(new MissionNotDebriefed());
        given(PLANNED, debriefed(on(DAY)), retracted).when(retract).isRejected(new MissionNotDebriefed());
        given(PLANNED, debriefed(on(DAY)), retracted).when(debrief(on(DAY))).then(debriefed(on(DAY)));
        given(PLANNED, debriefed(on(DAY)), retracted)
                .when(new CancelMission(ID, "She is ill"))
                .then(CANCELLED);
    }
}
