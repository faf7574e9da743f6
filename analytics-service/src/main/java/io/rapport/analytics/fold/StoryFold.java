package io.rapport.analytics.fold;

import io.rapport.events.Entry;
import io.rapport.events.RapportEvent;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Tracking;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.skill.SkillEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * What each event changes about its {@link Story}, if it counts. It reads no component that is personal; whether a text
 * is there at all can be told without a key.
 */
final class StoryFold {

    private StoryFold() {}

    /** The change, or empty if the event is nothing to any figure. */
    static Optional<UnaryOperator<Story>> change(RapportEvent event) {
        return switch (event) {
            case RelationshipEvent e -> ofRelationship(e);
            case GoalEvent e -> ofGoal(e);
            case MissionEvent e -> ofMission(e);
            case IntroductionEvent e -> ofIntroduction(e);
            case GatheringEvent e -> ofGathering(e);
            case SkillEvent e -> ofSkill(e);
            default -> Optional.empty();
        };
    }

    private static Optional<UnaryOperator<Story>> told(Entry entry, Figure... figures) {
        return plus(Fact.of(entry, figures));
    }

    private static Optional<UnaryOperator<Story>> plus(Fact fact) {
        return Optional.of(story -> story.with(fact));
    }

    private static Optional<UnaryOperator<Story>> changing(UUID entryId, UnaryOperator<Fact> change) {
        return Optional.of(story -> story.changing(entryId, change));
    }

    private static Optional<UnaryOperator<Story>> ofRelationship(RelationshipEvent event) {
        return switch (event) {
            case RelationshipEvent.ContactCaptured e -> met(e, e.person(), Figure.CAPTURES);
            case RelationshipEvent.PersonMet e -> met(e, e.person(), Figure.MEETINGS);
            case RelationshipEvent.PersonDescribed e ->
                Optional.of(
                        story -> story.describedAs(e.person().kind(), e.person().expert()));
            case RelationshipEvent.ConversationRecorded e -> told(e, Figure.CONVERSATIONS);
            case RelationshipEvent.AssumptionRecorded e -> told(e, Figure.GUESSES);
            case RelationshipEvent.AssumptionConfirmed e -> told(e, Figure.CERTAINTIES);
            case RelationshipEvent.AssumptionCorrected e -> told(e, Figure.CERTAINTIES);
            case RelationshipEvent.FactLearned e -> told(e, Figure.CERTAINTIES);
            case RelationshipEvent.DetailRemembered e -> told(e, Figure.DETAILS);
            case RelationshipEvent.FollowUpPlanned e -> told(e, Figure.FOLLOW_UPS_PLANNED);
            case RelationshipEvent.FollowUpRecorded e ->
                plus(Fact.of(e, Figure.FOLLOW_UPS).about(e.reference().entryId()));
            case RelationshipEvent.HelpOffered e -> told(e, Figure.HELP_OFFERED);
            case RelationshipEvent.HelpResponseRecorded e ->
                plus(Fact.of(e, Figure.HELP_ANSWERED, of(e.response())).about(e.offerId()));
            case RelationshipEvent.HelpFollowedThrough e ->
                plus(Fact.of(e, Figure.HELP_DONE).about(e.offerId()));
            case RelationshipEvent.HelpOutcomeRecorded e ->
                plus(Fact.of(e, Figure.HELP_JUDGED, e.onTarget() ? Figure.HELP_ON_TARGET : Figure.HELP_OFF_TARGET)
                        .about(e.offerId()));
            case RelationshipEvent.HelpReceived e -> told(e, Figure.HELP_RECEIVED);
            case RelationshipEvent.RapportRated e -> changing(e.conversationId(), fact -> fact.rated(e.rating()));
            case RelationshipEvent.EntryCorrected e ->
                changing(e.entryId(), fact -> fact.moved(e.occurredOn(), e.occurredAt()));
            case RelationshipEvent.EntryRetracted e -> changing(e.entryId(), Fact::takenBack);
            case RelationshipEvent.RelationshipMerged e -> Optional.of(story -> story.standingFor(e.into()));
            case RelationshipEvent.RelationshipSplit _ -> Optional.of(story -> story.standingFor(null));
            case RelationshipEvent.RelationshipReleased e -> Optional.of(story -> story.without(sorted(e.fallen())));
            case RelationshipEvent.RelationshipAbsorbed _,
                    RelationshipEvent.FollowUpSkipped _,
                    RelationshipEvent.OfferWithdrawn _,
                    RelationshipEvent.Housekeeping _ -> Optional.empty();
        };
    }

    private static Optional<UnaryOperator<Story>> met(Entry entry, Person person, Figure figure) {
        return Optional.of(story -> story.with(Fact.of(entry, figure)).describedAs(person.kind(), person.expert()));
    }

    private static List<UUID> sorted(Set<UUID> ids) {
        List<UUID> sorted = new ArrayList<>(ids);
        sorted.sort(null);
        return sorted;
    }

    private static Figure of(HelpResponse response) {
        return switch (response) {
            case ENTHUSIASTIC -> Figure.HELP_WANTED;
            case POLITE -> Figure.HELP_POLITE;
            case DECLINED -> Figure.HELP_DECLINED;
            case NO_ANSWER -> Figure.HELP_UNANSWERED;
        };
    }

    private static Optional<UnaryOperator<Story>> ofGoal(GoalEvent event) {
        return switch (event) {
            case GoalEvent.GoalSet e ->
                plus(Fact.ofDay(e.goalId(), e.setOn(), Figure.GOALS_SET, of(e.tracking()), of(e.purpose())));
            case GoalEvent.GoalClosed e ->
                plus(Fact.ofDay(
                        e.goalId(),
                        e.closedOn(),
                        Figure.GOALS_CLOSED,
                        switch (e.outcome()) {
                            case ACHIEVED -> Figure.GOALS_ACHIEVED;
                            case MISSED -> Figure.GOALS_MISSED;
                            case DROPPED -> Figure.GOALS_DROPPED;
                        }));
            case GoalEvent.GoalAssessed e -> told(e, Figure.ASSESSMENTS);
            case GoalEvent.AssessmentCorrected e ->
                changing(e.entryId(), fact -> fact.moved(e.occurredOn(), e.occurredAt()));
            case GoalEvent.AssessmentRetracted e -> changing(e.entryId(), Fact::takenBack);
            case GoalEvent.GoalAligned _,
                    GoalEvent.GoalAdjusted _,
                    GoalEvent.GoalPaused _,
                    GoalEvent.GoalResumed _,
                    GoalEvent.PeriodExcused _ -> Optional.empty();
        };
    }

    private static Figure of(Tracking tracking) {
        return switch (tracking) {
            case Tracking.Counted _ -> Figure.GOALS_COUNTED;
            case Tracking.Recurring _ -> Figure.GOALS_RECURRING;
            case Tracking.Qualitative _ -> Figure.GOALS_QUALITATIVE;
        };
    }

    private static Figure of(Purpose purpose) {
        if (purpose.supportsGoalId() != null) {
            return Figure.GOALS_FOR_A_GOAL;
        }
        return purpose.aimId() != null ? Figure.GOALS_FOR_AN_AIM : Figure.GOALS_FOR_A_REASON;
    }

    private static Optional<UnaryOperator<Story>> ofMission(MissionEvent event) {
        return switch (event) {
            case MissionEvent.MissionPlanned e -> plus(Fact.ofDay(e.missionId(), e.on(), Figure.MISSIONS_PLANNED));
            case MissionEvent.MissionCancelled e -> changing(e.missionId(), Fact::takenBack);
            case MissionEvent.AnswerRecorded e -> told(e, Figure.MISSION_ANSWERS);
            case MissionEvent.AnswerCorrected e ->
                changing(e.entryId(), fact -> fact.moved(e.occurredOn(), e.occurredAt()));
            case MissionEvent.AnswerRetracted e -> changing(e.entryId(), Fact::takenBack);
            case MissionEvent.MissionDebriefed e ->
                plus(Fact.of(e, Figure.DEBRIEFS, of(e.outcome())).rated(e.comfort()));
            case MissionEvent.DebriefCorrected e -> changing(e.entryId(), fact -> corrected(fact, e));
            case MissionEvent.DebriefRetracted e -> changing(e.entryId(), Fact::takenBack);
            case MissionEvent.QuestionAdded _, MissionEvent.QuestionDropped _ -> Optional.empty();
        };
    }

    private static Fact corrected(Fact debrief, MissionEvent.DebriefCorrected by) {
        Fact moved = debrief.moved(by.occurredOn(), by.occurredAt());
        Fact rated = by.comfort() == null ? moved : moved.rated(by.comfort());
        return by.outcome() == null ? rated : rated.counting(List.of(Figure.DEBRIEFS, of(by.outcome())));
    }

    private static Figure of(MissionOutcome outcome) {
        return switch (outcome) {
            case ACHIEVED -> Figure.MISSIONS_ACHIEVED;
            case PARTLY -> Figure.MISSIONS_PARTLY;
            case NOT -> Figure.MISSIONS_NOT;
        };
    }

    private static Optional<UnaryOperator<Story>> ofIntroduction(IntroductionEvent event) {
        return switch (event) {
            case IntroductionEvent.IntroductionMade e -> told(e, Figure.INTRODUCTION_STEPS, Figure.INTRODUCTIONS_MADE);
            case IntroductionEvent.IntroductionOutcomeRecorded e ->
                e.onTarget()
                        ? told(e, Figure.INTRODUCTION_STEPS, Figure.INTRODUCTIONS_ON_TARGET)
                        : told(e, Figure.INTRODUCTION_STEPS);
            case IntroductionEvent.Step e -> told(e, Figure.INTRODUCTION_STEPS);
            case IntroductionEvent.IntroductionEntryCorrected e ->
                changing(e.entryId(), fact -> fact.moved(e.occurredOn(), e.occurredAt()));
            case IntroductionEvent.IntroductionEntryRetracted e -> changing(e.entryId(), Fact::takenBack);
            case IntroductionEvent.IntroductionWithdrawn _ -> Optional.empty();
        };
    }

    private static Optional<UnaryOperator<Story>> ofGathering(GatheringEvent event) {
        return switch (event) {
            case GatheringEvent.AttendanceRecorded e -> told(e, Figure.GATHERINGS);
            case GatheringEvent.GatheringHeld e -> told(e, Figure.GATHERINGS);
            case GatheringEvent.AttendanceCorrected e ->
                changing(e.entryId(), fact -> fact.moved(e.occurredOn(), e.occurredAt()));
            case GatheringEvent.AttendanceRetracted e -> changing(e.entryId(), Fact::takenBack);
            case GatheringEvent.GatheringPlanned e -> Optional.of(story -> story.plannedAs(e.kind(), e.role()));
            case GatheringEvent.GatheringCancelled _ -> Optional.of(Story::cancelled);
            case GatheringEvent.Guests _ -> Optional.empty();
        };
    }

    private static Optional<UnaryOperator<Story>> ofSkill(SkillEvent event) {
        return switch (event) {
            case SkillEvent.SkillPractised e ->
                plus(Fact.of(e, Figure.PRACTICES).rated(e.comfort()));
            case SkillEvent.PracticeCorrected e ->
                changing(e.entryId(), fact -> {
                    Fact moved = fact.moved(e.occurredOn(), e.occurredAt());
                    return e.comfort() == null ? moved : moved.rated(e.comfort());
                });
            case SkillEvent.PracticeRetracted e -> changing(e.entryId(), Fact::takenBack);
            case SkillEvent.SkillsChosen _ -> Optional.empty();
        };
    }
}
