package io.rapport.command.domain.mission;

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
import io.rapport.command.platform.aggregate.Owner;
import io.rapport.command.platform.dispatch.WhatIsNamedIsThere;
import io.rapport.events.mission.About;
import io.rapport.events.mission.MindOn;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.mission.MissionEvent.*;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.mission.Question;
import io.rapport.events.relationship.Aspect;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A mission, on 12 May 2026")
class MissionTest {

    private static final UUID ID = new UUID(8, 1);
    private static final UUID ANSWER = new UUID(8, 2);
    private static final UUID DEBRIEF = new UUID(8, 3);
    private static final UUID TALK = new UUID(8, 4);
    private static final LocalDate DAY = LocalDate.parse("2026-05-12");
    private static final About MARA = new About(new UUID(8, 5), null, null);
    private static final Question CHALLENGE =
            new Question(new UUID(8, 6), "What is hard about it?", Aspect.HARDEST_CHALLENGE);
    private static final Question BUDGET = new Question(new UUID(8, 7), "Who decides about budgets?", null);

    private static Scenario<Mission> given(MissionEvent... history) {
        return Scenario.of(Mission.class, history);
    }

    private static PlanMission plan(Question... questions) {
        return new PlanMission(ID, MARA, DAY, List.of(questions), "That I build teams");
    }

    private static MissionPlanned planned(Question... questions) {
        return new MissionPlanned(ID, MARA, DAY, List.of(questions), "That I build teams");
    }

    /** A day stated without a time. */
    private static Moment on(LocalDate day) {
        return new Moment(day.atTime(12, 0).toInstant(ZoneOffset.UTC), day, true);
    }

    private static Moment at(String instant) {
        Instant then = Instant.parse(instant);
        return new Moment(then, LocalDate.ofInstant(then, ZoneOffset.UTC), false);
    }

    private static RecordAnswer answer(Question question, Moment when) {
        return new RecordAnswer(ID, ANSWER, when, question.questionId(), "The team", TALK, null);
    }

    private static AnswerRecorded answered(Moment when) {
        return new AnswerRecorded(
                ID, ANSWER, when.occurredAt(), when.occurredOn(), MARA, CHALLENGE.questionId(), "The team", TALK, null);
    }

    private static DebriefMission debrief(Moment when) {
        return new DebriefMission(
                ID, DEBRIEF, when, MissionOutcome.PARTLY, "They decide in spring", "Call", 3, MindOn.THEM);
    }

    private static MissionDebriefed debriefed(Moment when) {
        return new MissionDebriefed(
                ID,
                DEBRIEF,
                when.occurredAt(),
                when.occurredOn(),
                MARA,
                MissionOutcome.PARTLY,
                "They decide in spring",
                "Call",
                3,
                MindOn.THEM);
    }

    private static CorrectDebrief correctDebrief(@Nullable MissionOutcome outcome, @Nullable Moment when) {
        return new CorrectDebrief(ID, outcome, null, null, null, null, when, "A slip");
    }

    private static final MissionPlanned PLANNED = planned(CHALLENGE, BUDGET);
    private static final MissionCancelled CANCELLED = new MissionCancelled(ID, "She is ill");

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
        there.check(ana, plan(new About(null, known, null)));
        there.check(ana, plan(new About(null, null, "The head of marketing")));
        assertThatThrownBy(() -> there.check(new Owner("northwind", "ben"), plan(new About(null, known, null))))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(new NoSuchGathering()));
        assertThatThrownBy(() -> there.check(ana, plan(new About(null, new UUID(8, 8), null))))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(new NoSuchGathering()));
    }

    private static PlanMission plan(About about) {
        return new PlanMission(ID, about, DAY, List.of(), null);
    }

    @Test
    @DisplayName("does not exist for anybody else")
    void notFound() {
        given(PLANNED)
                .when(answer(CHALLENGE, on(DAY)), new Owner("northwind", "ben"))
                .isRejected(new NotFound());
        given(PLANNED).when(debrief(on(DAY)), new Owner("contoso", "ana")).isRejected(new NotFound());
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
