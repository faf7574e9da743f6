package io.rapport.command.domain.mission;

import static io.rapport.command.domain.mission.MissionScenario.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.mission.MissionCommand.*;
import io.rapport.command.domain.mission.MissionRejection.*;
import io.rapport.command.kernel.people.Telling;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.rules.Snapshotted;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.dispatch.WhatIsNamedIsThere;
import io.rapport.events.Owner;
import io.rapport.events.mission.About;
import io.rapport.events.mission.MissionEvent.*;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.mission.Question;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A mission, on 12 May 2026")
class MissionTest {

    @Test
    @DisplayName("is planned with at least one question")
    void planning() {
        given().when(plan(CHALLENGE)).then(planned(CHALLENGE));
        given().when(plan()).isRejected(new MissionNeedsQuestion("questions"));
    }

    @Test
    @DisplayName("is planned with something that they shall understand about the member")
    void sharing() {
        given().when(new PlanMission(ID, MARA, DAY, List.of(CHALLENGE), null)).isRejected(new MissionNeedsShare());
    }

    @Test
    @DisplayName("is given more questions")
    void adding() {
        given(planned(CHALLENGE)).when(new AddQuestion(ID, BUDGET)).then(new QuestionAdded(ID, BUDGET));
    }

    @Test
    @DisplayName("has no more questions than it may be planned with, unless some are dropped")
    void manyQuestions() {
        MissionPlanned full = planned(IntStream.range(0, Mission.MOST_QUESTIONS)
                .mapToObj(i -> new Question(new UUID(7, i), "What?", null))
                .toArray(Question[]::new));
        given(full).when(new AddQuestion(ID, BUDGET)).isRejected(new TooManyQuestions(Mission.MOST_QUESTIONS));
        given(full, new QuestionDropped(ID, new UUID(7, 3)))
                .when(new AddQuestion(ID, BUDGET))
                .isAccepted();
    }

    @Test
    @DisplayName("tells of people where it names them: it takes an encounter unless it came to nothing")
    void people() {
        assertThat(plan(CHALLENGE).telling())
                .isEqualTo(Telling.of(MARA.relationshipId(), "about.relationshipId")
                        .ofKept());
        assertThat(answer(CHALLENGE, on(DAY)).telling())
                .isEqualTo(Telling.within(ID, null)
                        .ofThemAlone(new AnswerOfSomebodyElse())
                        .ofMet()
                        .at(on(DAY))
                        .heardIn(TALK, "encounterId"));
        assertThat(debrief(on(DAY)).telling())
                .isEqualTo(Telling.within(ID, null).ofMet().at(on(DAY)));
        assertThat(new DebriefMission(ID, DEBRIEF, on(DAY), MissionOutcome.NOT, "She was ill", null, null, null)
                        .telling())
                .isEqualTo(Telling.within(ID, null).at(on(DAY)));
        assertThat(new CorrectAnswer(ID, ANSWER, "The budget", null, "A slip").telling())
                .isNull();
        assertThat(new CorrectAnswer(ID, ANSWER, null, on(DAY), "A slip").telling())
                .isEqualTo(Telling.within(ID, ANSWER).at(on(DAY)));
        assertThat(correctDebrief(MissionOutcome.ACHIEVED, null).telling())
                .isEqualTo(Telling.within(ID, null).ofMet());
        assertThat(correctDebrief(null, on(DAY)).telling())
                .isEqualTo(Telling.within(ID, null).at(on(DAY)));
        assertThat(new CorrectDebrief(ID, null, "More", null, null, null, null, "A slip").telling())
                .isNull();
    }

    @Test
    @DisplayName("loses questions, each once, but never the last")
    void dropping() {
        DropQuestion drop = new DropQuestion(ID, CHALLENGE.questionId());
        QuestionDropped dropped = new QuestionDropped(ID, CHALLENGE.questionId());
        given(PLANNED).when(drop).then(dropped);
        given(PLANNED, dropped).when(drop).isRejected(new QuestionIsDropped());
        given(PLANNED, dropped)
                .when(new DropQuestion(ID, BUDGET.questionId()))
                .isRejected(new MissionNeedsQuestion(null));
        given(planned(CHALLENGE)).when(drop).isRejected(new MissionNeedsQuestion(null));
        given(planned(CHALLENGE), new QuestionAdded(ID, BUDGET)).when(drop).then(dropped);
        given(planned(BUDGET)).when(drop).isRejected(new NoSuchQuestion());
    }

    @Test
    @DisplayName("is answered, a question as often as it takes, unless there is no such question any more")
    void answering() {
        given(PLANNED).when(answer(CHALLENGE, on(DAY))).then(answered(on(DAY)));
        given(PLANNED, answered(on(DAY))).when(answer(CHALLENGE, on(DAY))).isAccepted();
        given(planned(BUDGET)).when(answer(CHALLENGE, on(DAY))).isRejected(new NoSuchQuestion());
        given(PLANNED, new QuestionDropped(ID, CHALLENGE.questionId()))
                .when(answer(CHALLENGE, on(DAY)))
                .isRejected(new QuestionIsDropped());
    }

    @Test
    @DisplayName("is answered by somebody in an encounter, where it is about nobody in particular")
    void answeringInAnEncounter() {
        About words = new About(null, null, "Whoever decides");
        MissionPlanned open = new MissionPlanned(ID, words, DAY, List.of(CHALLENGE), "That I can help");
        UUID ben = new UUID(8, 8);
        RecordAnswer inPassing = new RecordAnswer(ID, ANSWER, on(DAY), CHALLENGE.questionId(), "So", null, ben);
        RecordAnswer inTalk = new RecordAnswer(ID, ANSWER, on(DAY), CHALLENGE.questionId(), "So", TALK, ben);
        given(open).when(inPassing).isRejected(new AnswerNeedsEncounter());
        AnswerRecorded heard = new AnswerRecorded(
                ID, ANSWER, on(DAY).occurredAt(), DAY, words, CHALLENGE.questionId(), "So", TALK, ben);
        assertThat(heard.tellsOf()).as("being forgotten closes it").containsExactly(ben);
        given(open).when(inTalk).then(heard);
        given(PLANNED).when(inPassing).isAccepted();
    }

    @Test
    @DisplayName("has answers that are put right and taken back, each once")
    void amendingAnswers() {
        AnswerRetracted retracted = new AnswerRetracted(ID, ANSWER, "It was Ben");
        CorrectAnswer reword = new CorrectAnswer(ID, ANSWER, "The budget", null, "A slip");
        CorrectAnswer move = new CorrectAnswer(ID, ANSWER, null, on(DAY.plusDays(1)), "A slip");
        RetractAnswer retract = new RetractAnswer(ID, ANSWER, "It was Ben");
        Moment noon = at("2026-05-12T12:00:00Z");
        given(PLANNED, answered(noon))
                .when(reword)
                .then(new AnswerCorrected(ID, ANSWER, noon.occurredAt(), DAY, "The budget", "A slip"));
        given(PLANNED, answered(noon))
                .when(move)
                .then(new AnswerCorrected(
                        ID, ANSWER, on(DAY.plusDays(1)).occurredAt(), DAY.plusDays(1), null, "A slip"));
        given(PLANNED, answered(noon)).when(retract).then(retracted);
        given(PLANNED).when(reword).isRejected(new NoSuchAnswer());
        given(PLANNED).when(retract).isRejected(new NoSuchAnswer());
        given(PLANNED, answered(noon), retracted).when(reword).isRejected(new AnswerAlreadyRetracted());
        given(PLANNED, answered(noon), retracted).when(retract).isRejected(new AnswerAlreadyRetracted());
        assertThatThrownBy(() -> new CorrectAnswer(ID, ANSWER, null, null, "A slip"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("keeps the hour of an answer whose day is stated again")
    void sameDay() {
        Moment nine = at("2026-05-12T09:00:00Z");
        given(PLANNED, answered(nine))
                .when(new CorrectAnswer(ID, ANSWER, null, on(DAY), "A slip"))
                .then(new AnswerCorrected(ID, ANSWER, nine.occurredAt(), DAY, null, "A slip"));
    }

    @Test
    @DisplayName("is cancelled once, and then only what was recorded is put right or taken back")
    void cancelling() {
        given(PLANNED).when(new CancelMission(ID, "She is ill")).then(CANCELLED);
        for (MissionCommand refused : List.of(
                new CancelMission(ID, "She is ill"),
                new AddQuestion(ID, BUDGET),
                new DropQuestion(ID, BUDGET.questionId()),
                answer(CHALLENGE, on(DAY)),
                debrief(on(DAY)))) {
            given(PLANNED, CANCELLED).when(refused).isRejected(new MissionIsCancelled());
        }
        given(PLANNED, answered(on(DAY)), CANCELLED)
                .when(new CorrectAnswer(ID, ANSWER, "The budget", null, "A slip"))
                .isAccepted();
        given(PLANNED, answered(on(DAY)), CANCELLED)
                .when(new RetractAnswer(ID, ANSWER, "It was Ben"))
                .isAccepted();
    }

    @Test
    @DisplayName("is about a gathering that is there, and the same member's")
    void references() {
        UUID known = new UUID(8, 9);
        Owner ana = Scenario.MEMBER;
        WhatIsNamedIsThere there = new WhatIsNamedIsThere(
                (owner, type, id) -> owner.equals(ana) && type.equals("gathering") && id.equals(known));
        there.check(ana, planAbout(new About(null, known, null)));
        there.check(ana, planAbout(new About(null, null, "The head of marketing")));
        assertThatThrownBy(() -> there.check(new Owner("northwind", "ben"), planAbout(new About(null, known, null))))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(new NoSuchGathering()));
        assertThatThrownBy(() -> there.check(ana, planAbout(new About(null, new UUID(8, 8), null))))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(new NoSuchGathering()));
    }

    @Test
    @DisplayName("does not exist for anybody else")
    void notFound() {
        given(PLANNED)
                .when(answer(CHALLENGE, on(DAY)), new Owner("northwind", "ben"))
                .isRejected(new NotFound());
        given(PLANNED).when(debrief(on(DAY)), new Owner("contoso", "ana")).isRejected(new NotFound());
    }

    private static PlanMission planAbout(About about) {
        return new PlanMission(ID, about, DAY, List.of(), null);
    }

    @Test
    @DisplayName("survives a snapshot")
    void snapshot() {
        Mission mission = new Mission();
        MetaData mine = MetaData.from(Map.of("tenantId", "northwind", "memberId", "ana"));
        mission.on(PLANNED, mine);
        mission.on(new QuestionDropped(ID, BUDGET.questionId()), mine);
        mission.on(answered(on(DAY)), mine);
        mission.on(new AnswerRetracted(ID, ANSWER, "It was Ben"), mine);
        mission.on(debriefed(on(DAY)), mine);
        mission.on(CANCELLED, mine);

        Snapshotted.throughJson(mission);
    }
}
