package io.rapport.command.domain.mission;

import io.rapport.command.domain.mission.MissionCommand.*;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.time.Moment;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mission, and what can be wanted of it and have happened with it. */
final class MissionScenario {

    static final UUID ID = new UUID(8, 1);
    static final UUID ANSWER = new UUID(8, 2);
    static final UUID DEBRIEF = new UUID(8, 3);
    static final UUID TALK = new UUID(8, 4);
    static final LocalDate DAY = LocalDate.parse("2026-05-12");
    static final About MARA = new About(new UUID(8, 5), null, null);
    static final Question CHALLENGE = new Question(new UUID(8, 6), "What is hard about it?", Aspect.HARDEST_CHALLENGE);
    static final Question BUDGET = new Question(new UUID(8, 7), "Who decides about budgets?", null);

    private MissionScenario() {}

    static Scenario<Mission> given(MissionEvent... history) {
        return Scenario.of(Mission.class, history);
    }

    static PlanMission plan(Question... questions) {
        return new PlanMission(ID, MARA, DAY, List.of(questions), "That I build teams");
    }

    static MissionPlanned planned(Question... questions) {
        return new MissionPlanned(ID, MARA, DAY, List.of(questions), "That I build teams");
    }

    /** A day stated without a time. */
    static Moment on(LocalDate day) {
        return new Moment(day.atTime(12, 0).toInstant(ZoneOffset.UTC), day, true);
    }

    static Moment at(String instant) {
        Instant then = Instant.parse(instant);
        return new Moment(then, LocalDate.ofInstant(then, ZoneOffset.UTC), false);
    }

    static RecordAnswer answer(Question question, Moment when) {
        return new RecordAnswer(ID, ANSWER, when, question.questionId(), "The team", TALK, null);
    }

    static AnswerRecorded answered(Moment when) {
        return new AnswerRecorded(
                ID, ANSWER, when.occurredAt(), when.occurredOn(), MARA, CHALLENGE.questionId(), "The team", TALK, null);
    }

    static DebriefMission debrief(Moment when) {
        return new DebriefMission(
                ID, DEBRIEF, when, MissionOutcome.PARTLY, "They decide in spring", "Call", 3, MindOn.THEM);
    }

    static MissionDebriefed debriefed(Moment when) {
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

    static CorrectDebrief correctDebrief(@Nullable MissionOutcome outcome, @Nullable Moment when) {
        return new CorrectDebrief(ID, outcome, null, null, null, null, when, "A slip");
    }

    static final MissionPlanned PLANNED = planned(CHALLENGE, BUDGET);
    static final MissionCancelled CANCELLED = new MissionCancelled(ID, "She is ill");
}
