package io.rapport.query.models.coaching;

import io.rapport.events.Entry;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.skill.SkillEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a member can record, by the names that their timeline has for it. */
@Schema(description = "What was recorded, as the timeline calls it")
enum Doing {
    CAPTURE(RelationshipEvent.ContactCaptured.class),
    MEETING(RelationshipEvent.PersonMet.class),
    CONVERSATION(RelationshipEvent.ConversationRecorded.class),
    ASSUMPTION(RelationshipEvent.AssumptionRecorded.class),
    CONFIRMATION(RelationshipEvent.AssumptionConfirmed.class),
    CORRECTION(RelationshipEvent.AssumptionCorrected.class),
    FACT(RelationshipEvent.FactLearned.class),
    DETAIL(RelationshipEvent.DetailRemembered.class),
    FOLLOW_UP_PLAN(RelationshipEvent.FollowUpPlanned.class),
    FOLLOW_UP(RelationshipEvent.FollowUpRecorded.class),
    HELP_OFFER(RelationshipEvent.HelpOffered.class),
    HELP_RESPONSE(RelationshipEvent.HelpResponseRecorded.class),
    FOLLOW_THROUGH(RelationshipEvent.HelpFollowedThrough.class),
    HELP_OUTCOME(RelationshipEvent.HelpOutcomeRecorded.class),
    HELP_RECEIVED(RelationshipEvent.HelpReceived.class),
    MERGE(RelationshipEvent.RelationshipMerged.class),
    SPLIT(RelationshipEvent.RelationshipSplit.class),
    ASSESSMENT(GoalEvent.GoalAssessed.class),
    ATTENDANCE(GatheringEvent.AttendanceRecorded.class),
    HOSTING(GatheringEvent.GatheringHeld.class),
    PRACTICE(SkillEvent.SkillPractised.class),
    MILESTONE(CareerPlanEvent.MilestoneRecorded.class),
    MISSION_ANSWER(MissionEvent.AnswerRecorded.class),
    MISSION_DEBRIEF(MissionEvent.MissionDebriefed.class),
    INTRODUCTION_PROPOSED(IntroductionEvent.IntroductionProposed.class),
    INTRODUCTION_RESPONSE(IntroductionEvent.IntroductionResponseRecorded.class),
    INTRODUCTION_MADE(IntroductionEvent.IntroductionMade.class),
    INTRODUCTION_OUTCOME(IntroductionEvent.IntroductionOutcomeRecorded.class),
    SESSION(CoachingEvent.SessionRecorded.class),
    ACTION_COMPLETED(CoachingEvent.ActionCompleted.class),
    FEEDBACK(CoachingEvent.FeedbackGiven.class);

    private static final Map<Class<? extends Entry>, Doing> BY_ENTRY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(one -> one.entry, Function.identity()));

    private final Class<? extends Entry> entry;

    Doing(Class<? extends Entry> entry) {
        this.entry = entry;
    }

    static Doing of(Class<? extends Entry> entry) {
        return Objects.requireNonNull(BY_ENTRY.get(entry), "Every kind of entry has a name");
    }
}
