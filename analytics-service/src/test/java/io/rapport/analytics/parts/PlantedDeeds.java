package io.rapport.analytics.parts;

import io.rapport.analytics.fold.Figure;
import io.rapport.events.RapportEvent;
import io.rapport.events.Rhythm;
import io.rapport.events.gathering.GatheringEvent.AttendanceCorrected;
import io.rapport.events.gathering.GatheringEvent.AttendanceRecorded;
import io.rapport.events.gathering.GatheringEvent.AttendanceRetracted;
import io.rapport.events.gathering.GatheringEvent.GatheringCancelled;
import io.rapport.events.gathering.GatheringEvent.GatheringHeld;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.goal.GoalEvent.AssessmentCorrected;
import io.rapport.events.goal.GoalEvent.AssessmentRetracted;
import io.rapport.events.goal.GoalEvent.GoalAssessed;
import io.rapport.events.goal.GoalEvent.GoalClosed;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryCorrected;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryRetracted;
import io.rapport.events.introduction.IntroductionEvent.IntroductionMade;
import io.rapport.events.introduction.IntroductionEvent.IntroductionOutcomeRecorded;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.IntroductionEvent.IntroductionResponseRecorded;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.introduction.Pair;
import io.rapport.events.mission.About;
import io.rapport.events.mission.MissionEvent.AnswerCorrected;
import io.rapport.events.mission.MissionEvent.AnswerRecorded;
import io.rapport.events.mission.MissionEvent.AnswerRetracted;
import io.rapport.events.mission.MissionEvent.DebriefCorrected;
import io.rapport.events.mission.MissionEvent.MissionCancelled;
import io.rapport.events.mission.MissionEvent.MissionDebriefed;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.skill.SkillEvent.PracticeCorrected;
import io.rapport.events.skill.SkillEvent.PracticeRetracted;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member does beside meeting people, made up at random: gatherings, introductions, missions with answers,
 * practices, a goal that they judge themselves. Each is told as a list of events in the order of recording.
 */
final class PlantedDeeds {

    private static final String WORDS = Life.CANARY;

    private final Chance chance;
    private final Truth truth;
    private List<RapportEvent> told = new ArrayList<>();

    PlantedDeeds(Chance chance, Truth truth) {
        this.chance = chance;
        this.truth = truth;
    }

    private interface OnADay {

        RapportEvent of(UUID entryId, LocalDate on);
    }

    private interface TakenBack {

        RapportEvent of(UUID entryId);
    }

    /** How one kind of entry is told, put right and taken back. */
    private record Kind(OnADay told, OnADay putRight, TakenBack takenBack) {}

    /** Tells an entry, perhaps on a wrong day first; perhaps one was told before that was none. */
    private UUID tell(LocalDate on, Kind kind, Figure... figures) {
        if (chance.in(15)) {
            UUID mistaken = chance.id();
            told.add(kind.told().of(mistaken, on.plusDays(chance.below(60))));
            told.add(kind.takenBack().of(mistaken));
        }
        UUID entryId = chance.id();
        if (chance.in(20)) {
            told.add(kind.told().of(entryId, on.plusDays(1 + chance.below(50))));
            told.add(kind.putRight().of(entryId, on));
        } else {
            told.add(kind.told().of(entryId, on));
        }
        truth.plant(on, Figure.ENTRIES);
        truth.plant(on, figures);
        return entryId;
    }

    private List<RapportEvent> all() {
        List<RapportEvent> all = told;
        told = new ArrayList<>();
        return all;
    }

    /** One that took place, or was called off. */
    List<RapportEvent> gathering(LocalDate on) {
        UUID gathering = chance.id();
        boolean hosts = chance.in(30);
        told.add(new GatheringPlanned(
                gathering,
                WORDS,
                hosts ? GatheringRole.HOST : GatheringRole.ATTEND,
                GatheringKind.MEETUP,
                WORDS,
                null,
                on,
                on,
                WORDS,
                WORDS,
                WORDS));
        if (chance.in(20)) {
            told.add(new GatheringCancelled(gathering, WORDS));
        } else {
            tell(
                    on,
                    new Kind(
                            (id, day) -> hosts
                                    ? new GatheringHeld(gathering, id, Chance.at(day), day, WORDS)
                                    : new AttendanceRecorded(gathering, id, Chance.at(day), day, WORDS),
                            (id, day) -> new AttendanceCorrected(gathering, id, Chance.at(day), day, null, WORDS),
                            id -> new AttendanceRetracted(gathering, id, WORDS)),
                    Figure.GATHERINGS);
        }
        return all();
    }

    /** As far as the two wanted it; perhaps all of it is taken back with the idea. */
    List<RapportEvent> introduction(LocalDate on) {
        UUID introduction = chance.id();
        Pair two = new Pair(chance.id(), chance.id());
        if (chance.in(20)) {
            UUID proposal = chance.id();
            told.add(new IntroductionProposed(introduction, proposal, Chance.at(on), on, two, WORDS, null));
            told.add(new IntroductionResponseRecorded(
                    introduction,
                    chance.id(),
                    Chance.at(on),
                    on,
                    two,
                    proposal,
                    two.firstId(),
                    IntroductionResponse.ENTHUSIASTIC,
                    WORDS));
            told.add(new IntroductionEntryRetracted(introduction, proposal, WORDS));
            return all();
        }
        UUID proposal = step(
                introduction,
                on,
                (id, day) -> new IntroductionProposed(introduction, id, Chance.at(day), day, two, WORDS, null));
        boolean wanted = chance.in(60);
        LocalDate answered = on.plusDays(chance.below(20));
        UUID first = response(introduction, two, proposal, two.firstId(), true, answered);
        UUID second = response(introduction, two, proposal, two.secondId(), wanted, answered);
        if (wanted) {
            LocalDate made = answered.plusDays(chance.below(5));
            UUID making = step(
                    introduction,
                    made,
                    (id, day) -> new IntroductionMade(introduction, id, Chance.at(day), day, two, first, second, WORDS),
                    Figure.INTRODUCTIONS_MADE);
            boolean onTarget = chance.in(70);
            OnADay outcome = (id, day) -> new IntroductionOutcomeRecorded(
                    introduction, id, Chance.at(day), day, two, making, onTarget, WORDS);
            if (onTarget) {
                step(introduction, made.plusDays(30), outcome, Figure.INTRODUCTIONS_ON_TARGET);
            } else {
                step(introduction, made.plusDays(30), outcome);
            }
        }
        return all();
    }

    private UUID response(UUID introduction, Pair two, UUID proposal, UUID whose, boolean wanted, LocalDate answered) {
        return step(
                introduction,
                answered,
                (id, day) -> new IntroductionResponseRecorded(
                        introduction,
                        id,
                        Chance.at(day),
                        day,
                        two,
                        proposal,
                        whose,
                        wanted ? IntroductionResponse.ENTHUSIASTIC : IntroductionResponse.POLITE,
                        WORDS));
    }

    private UUID step(UUID introduction, LocalDate on, OnADay step, Figure... figures) {
        truth.plant(on, figures);
        return tell(
                on,
                new Kind(
                        step,
                        (id, day) -> new IntroductionEntryCorrected(introduction, id, Chance.at(day), day, null, WORDS),
                        id -> new IntroductionEntryRetracted(introduction, id, WORDS)),
                Figure.INTRODUCTION_STEPS);
    }

    /** One that was answered and debriefed, perhaps otherwise at first; or that did not take place. */
    List<RapportEvent> mission(LocalDate on) {
        UUID mission = chance.id();
        About about = new About(null, null, WORDS);
        told.add(new MissionPlanned(mission, about, on, List.of(), WORDS));
        if (chance.in(20)) {
            told.add(new MissionCancelled(mission, WORDS));
            return all();
        }
        truth.plant(on, Figure.MISSIONS_PLANNED);
        for (int answers = chance.below(3); answers > 0; answers--) {
            tell(
                    on,
                    new Kind(
                            (id, day) -> new AnswerRecorded(
                                    mission, id, Chance.at(day), day, about, chance.id(), WORDS, null, null),
                            (id, day) -> new AnswerCorrected(mission, id, Chance.at(day), day, null, WORDS),
                            id -> new AnswerRetracted(mission, id, WORDS)),
                    Figure.MISSION_ANSWERS);
        }
        MissionOutcome outcome = chance.in(50) ? MissionOutcome.ACHIEVED : MissionOutcome.NOT;
        int comfort = 1 + chance.below(5);
        LocalDate debriefed = on.plusDays(chance.below(12));
        UUID debrief = chance.id();
        if (chance.in(30)) {
            LocalDate wrong = debriefed.plusDays(40);
            told.add(debriefed(mission, about, debrief, wrong, MissionOutcome.PARTLY, null));
            told.add(new DebriefCorrected(
                    mission, debrief, Chance.at(debriefed), debriefed, outcome, null, null, comfort, null, WORDS));
        } else {
            told.add(debriefed(mission, about, debrief, debriefed, outcome, comfort));
        }
        truth.plantDebrief(on, debriefed);
        truth.plant(debriefed, outcome == MissionOutcome.ACHIEVED ? Figure.MISSIONS_ACHIEVED : Figure.MISSIONS_NOT);
        truth.plantComfort(debriefed, comfort);
        return all();
    }

    private static MissionDebriefed debriefed(
            UUID mission, About about, UUID id, LocalDate on, MissionOutcome outcome, @Nullable Integer comfort) {
        return new MissionDebriefed(mission, id, Chance.at(on), on, about, outcome, WORDS, null, comfort, null);
    }

    /** Some say how much at ease they were. */
    List<RapportEvent> practice(LocalDate on) {
        UUID skills = chance.id();
        @Nullable Integer comfort = chance.in(70) ? 1 + chance.below(5) : null;
        tell(
                on,
                new Kind(
                        (id, day) ->
                                new SkillPractised(skills, id, Chance.at(day), day, WORDS, WORDS, null, WORDS, comfort),
                        (id, day) -> new PracticeCorrected(skills, id, Chance.at(day), day, null, null, comfort, WORDS),
                        id -> new PracticeRetracted(skills, id, null, WORDS)),
                Figure.PRACTICES);
        if (comfort != null) {
            truth.plantComfort(on, comfort);
        }
        return all();
    }

    /** A goal that they judge themselves, for the sake of another one; perhaps it is missed in the end. */
    List<RapportEvent> judgedGoal(LocalDate on) {
        UUID goal = chance.id();
        told.add(new GoalSet(
                goal,
                on,
                WORDS,
                Term.SHORT,
                WORDS,
                new Purpose(chance.id(), null, null),
                null,
                new Tracking.Qualitative(new Rhythm(1, Rhythm.Unit.MONTH), on, null)));
        truth.plant(on, Figure.GOALS_SET, Figure.GOALS_QUALITATIVE, Figure.GOALS_FOR_A_GOAL);
        for (int month = chance.below(4); month > 0; month--) {
            tell(
                    on.plusMonths(month),
                    new Kind(
                            (id, day) -> new GoalAssessed(goal, id, Chance.at(day), day, 3, WORDS),
                            (id, day) -> new AssessmentCorrected(goal, id, Chance.at(day), day, null, null, WORDS),
                            id -> new AssessmentRetracted(goal, id, WORDS)),
                    Figure.ASSESSMENTS);
        }
        if (chance.in(60)) {
            LocalDate closed = on.plusMonths(4);
            told.add(new GoalClosed(goal, closed, Outcome.MISSED, WORDS));
            truth.plant(closed, Figure.GOALS_CLOSED, Figure.GOALS_MISSED);
        }
        return all();
    }
}
