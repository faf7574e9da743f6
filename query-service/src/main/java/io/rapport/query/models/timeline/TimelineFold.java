package io.rapport.query.models.timeline;

import io.rapport.events.Entry;
import io.rapport.events.EventEnvelope;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneCorrected;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneRecorded;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneRetracted;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.gathering.GatheringEvent.AttendanceCorrected;
import io.rapport.events.gathering.GatheringEvent.AttendanceRecorded;
import io.rapport.events.gathering.GatheringEvent.AttendanceRetracted;
import io.rapport.events.gathering.GatheringEvent.GatheringCancelled;
import io.rapport.events.gathering.GatheringEvent.GatheringHeld;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.goal.GoalEvent.AssessmentCorrected;
import io.rapport.events.goal.GoalEvent.AssessmentRetracted;
import io.rapport.events.goal.GoalEvent.GoalAssessed;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryCorrected;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryRetracted;
import io.rapport.events.introduction.IntroductionEvent.IntroductionMade;
import io.rapport.events.introduction.IntroductionEvent.IntroductionOutcomeRecorded;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.IntroductionEvent.IntroductionResponseRecorded;
import io.rapport.events.introduction.IntroductionEvent.IntroductionWithdrawn;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.mission.About;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.mission.MissionEvent.AnswerCorrected;
import io.rapport.events.mission.MissionEvent.AnswerRecorded;
import io.rapport.events.mission.MissionEvent.AnswerRetracted;
import io.rapport.events.mission.MissionEvent.DebriefCorrected;
import io.rapport.events.mission.MissionEvent.DebriefRetracted;
import io.rapport.events.mission.MissionEvent.MissionDebriefed;
import io.rapport.events.programme.ProgrammeEvent;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionCorrected;
import io.rapport.events.relationship.RelationshipEvent.AssumptionRecorded;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.DetailRemembered;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FactLearned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpPlanned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.FollowUpSkipped;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import io.rapport.events.relationship.RelationshipEvent.HelpOutcomeRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpReceived;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.OfferWithdrawn;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.RapportRated;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import io.rapport.events.skill.SkillEvent;
import io.rapport.events.skill.SkillEvent.PracticeCorrected;
import io.rapport.events.skill.SkillEvent.PracticeRetracted;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.events.skill.SkillEvent.SkillsChosen;
import io.rapport.query.models.timeline.TimelineEntry.EntryKind;
import io.rapport.query.models.timeline.TimelineEntry.Withdrawal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an event means for the timeline: it tells a new entry, or says something about an earlier one, or nothing.
 * Instants are to the millisecond, as they are stored.
 */
sealed interface TimelineFold {

    /** The event is a new entry. */
    record Told(TimelineEntry entry) implements TimelineFold {}

    /** The event changes how an earlier entry is told. */
    record Amended(UUID entryId, UnaryOperator<EntryDraft> amendment) implements TimelineFold {}

    /** The event is a new entry that nobody dated: its day is the member's when it was recorded. */
    record Noted(UUID entryId, Function<LocalDate, TimelineEntry> on) implements TimelineFold {}

    /** The event leaves no trace here. */
    record NotTold() implements TimelineFold {}

    static TimelineFold of(EventEnvelope envelope) {
        Instant at = envelope.recordedAt().truncatedTo(ChronoUnit.MILLIS);
        return switch (envelope.event()) {
            case RelationshipEvent event -> of(event, at);
            case GoalEvent event -> of(event, at);
            case GatheringEvent event -> of(event, at);
            case SkillEvent event -> of(event, at);
            case CareerPlanEvent event -> of(event, at);
            case MissionEvent event -> of(event, at);
            case IntroductionEvent event -> of(event, at);
            case CoachingEvent event -> CoachingFold.of(envelope, event);
            case MemberEvent _, ProgrammeEvent _ -> new NotTold();
        };
    }

    private static TimelineFold of(RelationshipEvent event, Instant at) {
        return switch (event) {
            case ContactCaptured card ->
                told(entry(EntryKind.CAPTURE, card, card, at)
                        .saying(card.note())
                        .with(new Particulars.Capture(card.person().name(), card.source())));
            case PersonMet met -> told(meeting(met, at));
            case ConversationRecorded talk ->
                told(entry(EntryKind.CONVERSATION, talk, talk, at)
                        .saying(talk.summary())
                        .atGathering(talk.gatheringId()));
            case AssumptionRecorded guess ->
                told(entry(EntryKind.ASSUMPTION, guess, guess, at)
                        .saying(guess.statement())
                        .with(new Particulars.Assumption(guess.aspect())));
            case AssumptionConfirmed right ->
                told(entry(EntryKind.CONFIRMATION, right, right, at)
                        .referringTo(right.assumptionId())
                        .referringTo(right.conversationId()));
            case AssumptionCorrected wrong ->
                told(entry(EntryKind.CORRECTION, wrong, wrong, at)
                        .saying(wrong.statement())
                        .referringTo(wrong.assumptionId())
                        .referringTo(wrong.conversationId()));
            case FactLearned fact ->
                told(entry(EntryKind.FACT, fact, fact, at)
                        .saying(fact.statement())
                        .referringTo(fact.conversationId())
                        .with(new Particulars.Fact(fact.aspect())));
            case DetailRemembered detail ->
                told(entry(EntryKind.DETAIL, detail, detail, at)
                        .saying(detail.detail())
                        .with(new Particulars.Detail(detail.on())));
            case FollowUpPlanned plan ->
                told(entry(EntryKind.FOLLOW_UP_PLAN, plan, plan, at)
                        .saying(plan.about())
                        .with(new Particulars.FollowUpPlan(plan.dueOn(), null)));
            case FollowUpRecorded followUp ->
                told(entry(EntryKind.FOLLOW_UP, followUp, followUp, at)
                        .saying(followUp.summary())
                        .referringTo(followUp.reference().entryId())
                        .referringTo(followUp.planId())
                        .with(new Particulars.FollowUp(followUp.reference().words(), followUp.valueGiven())));
            case HelpOffered offer ->
                told(entry(EntryKind.HELP_OFFER, offer, offer, at)
                        .saying(offer.what())
                        .referringTo(offer.drawnFrom())
                        .with(new Particulars.HelpOffer(offer.kind(), null)));
            case HelpResponseRecorded response ->
                told(entry(EntryKind.HELP_RESPONSE, response, response, at)
                        .saying(response.words())
                        .referringTo(response.offerId())
                        .with(new Particulars.Response(response.response())));
            case HelpFollowedThrough help ->
                told(entry(EntryKind.FOLLOW_THROUGH, help, help, at)
                        .saying(help.what())
                        .referringTo(help.offerId())
                        .referringTo(help.responseId()));
            case HelpOutcomeRecorded outcome ->
                told(entry(EntryKind.HELP_OUTCOME, outcome, outcome, at)
                        .saying(outcome.words())
                        .referringTo(outcome.offerId())
                        .referringTo(outcome.followThroughId())
                        .with(new Particulars.Outcome(outcome.onTarget())));
            case HelpReceived help ->
                told(entry(EntryKind.HELP_RECEIVED, help, help, at)
                        .saying(help.what())
                        .with(new Particulars.HelpReceived(help.kind())));
            case FollowUpSkipped skipped ->
                new Amended(skipped.planId(), plan -> plan.skipped(new Withdrawal(at, skipped.reason())));
            case OfferWithdrawn withdrawn ->
                new Amended(withdrawn.offerId(), offer -> offer.offerWithdrawn(new Withdrawal(at, withdrawn.reason())));
            case RapportRated rated ->
                new Amended(rated.conversationId(), encounter -> encounter.rated(rated.rating()));
            case EntryCorrected corrected ->
                new Amended(
                        corrected.entryId(),
                        entry -> entry.corrected(corrected, corrected.reason(), at)
                                .dated(corrected.dueOn(), corrected.on())
                                .resaying(corrected.text()));
            case EntryRetracted retracted -> withdrawn(retracted.entryId(), retracted.reason(), at);
            case RelationshipEvent.Housekeeping _ -> new NotTold();
            case RelationshipMerged merged ->
                told(EntryDraft.of(EntryKind.MERGE, merged, at)
                        .ofRecords(merged.relationshipId(), merged.into())
                        .saying(merged.reason())
                        .with(new Particulars.Merged(merged.relationshipId(), merged.into())));
            case RelationshipSplit split ->
                told(EntryDraft.of(EntryKind.SPLIT, split, at)
                        .ofRecords(split.relationshipId(), split.from())
                        .saying(split.reason())
                        .with(new Particulars.Split(split.relationshipId(), split.from())));
            case RelationshipAbsorbed _, RelationshipReleased _ -> new NotTold();
        };
    }

    private static TimelineFold of(GoalEvent event, Instant at) {
        return switch (event) {
            case GoalAssessed assessed ->
                told(EntryDraft.of(EntryKind.ASSESSMENT, assessed, at)
                        .ofGoal(assessed.goalId())
                        .saying(assessed.reflection())
                        .rated(assessed.rating()));
            case AssessmentCorrected corrected ->
                new Amended(
                        corrected.entryId(),
                        entry -> entry.corrected(corrected, corrected.reason(), at)
                                .rerated(corrected.rating())
                                .resaying(corrected.reflection()));
            case AssessmentRetracted retracted -> withdrawn(retracted.entryId(), retracted.reason(), at);
            case GoalEvent.Course _ -> new NotTold();
        };
    }

    private static TimelineFold of(GatheringEvent event, Instant at) {
        return switch (event) {
            case AttendanceRecorded attended ->
                told(EntryDraft.of(EntryKind.ATTENDANCE, attended, at)
                        .atGathering(attended.gatheringId())
                        .saying(attended.takeaway()));
            case GatheringHeld held ->
                told(EntryDraft.of(EntryKind.HOSTING, held, at)
                        .atGathering(held.gatheringId())
                        .saying(held.takeaway()));
            case AttendanceCorrected corrected ->
                new Amended(
                        corrected.entryId(),
                        entry -> entry.corrected(corrected, corrected.reason(), at)
                                .resaying(corrected.takeaway()));
            case AttendanceRetracted retracted -> withdrawn(retracted.entryId(), retracted.reason(), at);
            case GatheringEvent.Guests _ -> new NotTold();
            case GatheringPlanned e -> new NotTold();
            case GatheringCancelled e -> new NotTold();
        };
    }

    private static TimelineFold of(SkillEvent event, Instant at) {
        return switch (event) {
            case SkillPractised practised ->
                told(EntryDraft.of(EntryKind.PRACTICE, practised, at)
                        .ofRelationship(practised.relationshipId())
                        .saying(practised.wentWell())
                        .rerated(practised.comfort())
                        .with(new Particulars.Practice(practised.skill(), practised.where())));
            case PracticeCorrected corrected ->
                new Amended(
                        corrected.entryId(),
                        entry -> entry.corrected(corrected, corrected.reason(), at)
                                .rerated(corrected.comfort())
                                .resaying(corrected.wentWell()));
            case PracticeRetracted retracted -> withdrawn(retracted.entryId(), retracted.reason(), at);
            case SkillsChosen _ -> new NotTold();
        };
    }

    private static TimelineFold of(CareerPlanEvent event, Instant at) {
        return switch (event) {
            case MilestoneRecorded reached ->
                told(EntryDraft.of(EntryKind.MILESTONE, reached, at)
                        .saying(reached.words())
                        .with(new Particulars.Milestone(reached.aimId())));
            case MilestoneCorrected corrected ->
                new Amended(
                        corrected.entryId(),
                        entry -> entry.corrected(corrected, corrected.reason(), at)
                                .resaying(corrected.words()));
            case MilestoneRetracted retracted -> withdrawn(retracted.entryId(), retracted.reason(), at);
            case CareerPlanEvent.Hope _, CareerPlanEvent.Aiming _ -> new NotTold();
        };
    }

    private static TimelineFold of(MissionEvent event, Instant at) {
        return switch (event) {
            case AnswerRecorded answer ->
                told(of(EntryKind.MISSION_ANSWER, answer, answer.missionId(), answer.about(), at)
                        .saying(answer.words())
                        .referringTo(answer.encounterId())
                        .with(new Particulars.MissionAnswer(answer.questionId())));
            case AnswerCorrected corrected ->
                new Amended(
                        corrected.entryId(),
                        entry -> entry.corrected(corrected, corrected.reason(), at)
                                .resaying(corrected.words()));
            case AnswerRetracted retracted -> withdrawn(retracted.entryId(), retracted.reason(), at);
            case MissionDebriefed debrief ->
                told(of(EntryKind.MISSION_DEBRIEF, debrief, debrief.missionId(), debrief.about(), at)
                        .saying(debrief.learned())
                        .with(new Particulars.MissionDebrief(
                                debrief.outcome(), debrief.next(), debrief.comfort(), debrief.mindOn())));
            case DebriefCorrected corrected ->
                new Amended(
                        corrected.entryId(),
                        entry -> entry.corrected(corrected, corrected.reason(), at)
                                .debriefed(corrected)
                                .resaying(corrected.learned()));
            case DebriefRetracted retracted -> withdrawn(retracted.entryId(), retracted.reason(), at);
            case MissionEvent.Preparation _ -> new NotTold();
        };
    }

    private static EntryDraft of(EntryKind kind, Entry entry, UUID missionId, About about, Instant at) {
        return EntryDraft.of(kind, entry, at)
                .ofMission(missionId)
                .ofRelationship(about.relationshipId())
                .atGathering(about.gatheringId());
    }

    private static TimelineFold of(IntroductionEvent event, Instant at) {
        return switch (event) {
            case IntroductionProposed proposed ->
                told(step(EntryKind.INTRODUCTION_PROPOSED, proposed, at)
                        .saying(proposed.why())
                        .referringTo(proposed.drawnFrom())
                        .with(new Particulars.IntroductionProposal(null)));
            case IntroductionResponseRecorded response ->
                told(step(EntryKind.INTRODUCTION_RESPONSE, response, at)
                        .saying(response.words())
                        .referringTo(response.proposalId())
                        .with(new Particulars.IntroductionAnswer(response.relationshipId(), response.response())));
            case IntroductionMade made ->
                told(step(EntryKind.INTRODUCTION_MADE, made, at)
                        .saying(made.words())
                        .referringTo(made.firstResponseId())
                        .referringTo(made.secondResponseId()));
            case IntroductionOutcomeRecorded outcome ->
                told(step(EntryKind.INTRODUCTION_OUTCOME, outcome, at)
                        .saying(outcome.words())
                        .referringTo(outcome.makingId())
                        .with(new Particulars.IntroductionResult(outcome.onTarget())));
            case IntroductionWithdrawn withdrawn ->
                new Amended(
                        withdrawn.proposalId(),
                        proposal -> proposal.introductionWithdrawn(new Withdrawal(at, withdrawn.reason())));
            case IntroductionEntryCorrected corrected ->
                new Amended(
                        corrected.entryId(),
                        entry -> entry.corrected(corrected, corrected.reason(), at)
                                .resaying(corrected.text()));
            case IntroductionEntryRetracted retracted -> withdrawn(retracted.entryId(), retracted.reason(), at);
        };
    }

    private static EntryDraft step(EntryKind kind, IntroductionEvent.Step step, Instant at) {
        return EntryDraft.of(kind, step, at).ofIntroduction(step.introductionId(), step.people());
    }

    private static EntryDraft meeting(PersonMet met, Instant at) {
        HowMet how = met.howMet() == null ? new HowMet(null, null, null, null) : met.howMet();
        return entry(EntryKind.MEETING, met, met, at)
                .saying(met.note())
                .atGathering(how.gatheringId())
                .with(new Particulars.Meeting(met.person().name(), how.introducedBy(), how.place(), how.online()));
    }

    private static EntryDraft entry(EntryKind kind, RelationshipEvent event, Entry entry, Instant at) {
        return EntryDraft.of(kind, entry, at).ofRelationship(event.relationshipId());
    }

    static Amended withdrawn(UUID entryId, @Nullable String reason, Instant at) {
        return new Amended(entryId, entry -> entry.withdrawn(new Withdrawal(at, reason)));
    }

    static Told told(EntryDraft entry) {
        return new Told(entry.done());
    }
}
