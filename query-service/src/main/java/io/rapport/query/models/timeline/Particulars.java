package io.rapport.query.models.timeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rapport.events.coaching.Action;
import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.Scope;
import io.rapport.events.coaching.SessionKind;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.mission.MindOn;
import io.rapport.events.mission.MissionEvent.DebriefCorrected;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.CaptureSource;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.query.models.timeline.TimelineEntry.Withdrawal;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What only one kind of entry has; {@code type} is that kind. A kind that is not here has nothing of its own. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Particulars.Practice.class, name = "PRACTICE"),
    @JsonSubTypes.Type(value = Particulars.Capture.class, name = "CAPTURE"),
    @JsonSubTypes.Type(value = Particulars.Meeting.class, name = "MEETING"),
    @JsonSubTypes.Type(value = Particulars.Assumption.class, name = "ASSUMPTION"),
    @JsonSubTypes.Type(value = Particulars.Fact.class, name = "FACT"),
    @JsonSubTypes.Type(value = Particulars.Detail.class, name = "DETAIL"),
    @JsonSubTypes.Type(value = Particulars.FollowUpPlan.class, name = "FOLLOW_UP_PLAN"),
    @JsonSubTypes.Type(value = Particulars.FollowUp.class, name = "FOLLOW_UP"),
    @JsonSubTypes.Type(value = Particulars.HelpOffer.class, name = "HELP_OFFER"),
    @JsonSubTypes.Type(value = Particulars.Response.class, name = "HELP_RESPONSE"),
    @JsonSubTypes.Type(value = Particulars.Outcome.class, name = "HELP_OUTCOME"),
    @JsonSubTypes.Type(value = Particulars.HelpReceived.class, name = "HELP_RECEIVED"),
    @JsonSubTypes.Type(value = Particulars.Milestone.class, name = "MILESTONE"),
    @JsonSubTypes.Type(value = Particulars.MissionAnswer.class, name = "MISSION_ANSWER"),
    @JsonSubTypes.Type(value = Particulars.MissionDebrief.class, name = "MISSION_DEBRIEF"),
    @JsonSubTypes.Type(value = Particulars.IntroductionProposal.class, name = "INTRODUCTION_PROPOSED"),
    @JsonSubTypes.Type(value = Particulars.IntroductionAnswer.class, name = "INTRODUCTION_RESPONSE"),
    @JsonSubTypes.Type(value = Particulars.IntroductionResult.class, name = "INTRODUCTION_OUTCOME"),
    @JsonSubTypes.Type(value = Particulars.Engagement.class, name = "ENGAGEMENT"),
    @JsonSubTypes.Type(value = Particulars.Session.class, name = "SESSION"),
    @JsonSubTypes.Type(value = Particulars.CompletedAction.class, name = "ACTION_COMPLETED"),
    @JsonSubTypes.Type(value = Particulars.Feedback.class, name = "FEEDBACK"),
    @JsonSubTypes.Type(value = Particulars.Merged.class, name = "MERGE"),
    @JsonSubTypes.Type(value = Particulars.Split.class, name = "SPLIT")
})
@Schema(
        description = "What only one kind of entry has; type is that kind",
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "PRACTICE", schema = Particulars.Practice.class),
            @DiscriminatorMapping(value = "CAPTURE", schema = Particulars.Capture.class),
            @DiscriminatorMapping(value = "MEETING", schema = Particulars.Meeting.class),
            @DiscriminatorMapping(value = "ASSUMPTION", schema = Particulars.Assumption.class),
            @DiscriminatorMapping(value = "FACT", schema = Particulars.Fact.class),
            @DiscriminatorMapping(value = "DETAIL", schema = Particulars.Detail.class),
            @DiscriminatorMapping(value = "FOLLOW_UP_PLAN", schema = Particulars.FollowUpPlan.class),
            @DiscriminatorMapping(value = "FOLLOW_UP", schema = Particulars.FollowUp.class),
            @DiscriminatorMapping(value = "HELP_OFFER", schema = Particulars.HelpOffer.class),
            @DiscriminatorMapping(value = "HELP_RESPONSE", schema = Particulars.Response.class),
            @DiscriminatorMapping(value = "HELP_OUTCOME", schema = Particulars.Outcome.class),
            @DiscriminatorMapping(value = "HELP_RECEIVED", schema = Particulars.HelpReceived.class),
            @DiscriminatorMapping(value = "MILESTONE", schema = Particulars.Milestone.class),
            @DiscriminatorMapping(value = "MISSION_ANSWER", schema = Particulars.MissionAnswer.class),
            @DiscriminatorMapping(value = "MISSION_DEBRIEF", schema = Particulars.MissionDebrief.class),
            @DiscriminatorMapping(value = "INTRODUCTION_PROPOSED", schema = Particulars.IntroductionProposal.class),
            @DiscriminatorMapping(value = "INTRODUCTION_RESPONSE", schema = Particulars.IntroductionAnswer.class),
            @DiscriminatorMapping(value = "INTRODUCTION_OUTCOME", schema = Particulars.IntroductionResult.class),
            @DiscriminatorMapping(value = "ENGAGEMENT", schema = Particulars.Engagement.class),
            @DiscriminatorMapping(value = "SESSION", schema = Particulars.Session.class),
            @DiscriminatorMapping(value = "ACTION_COMPLETED", schema = Particulars.CompletedAction.class),
            @DiscriminatorMapping(value = "FEEDBACK", schema = Particulars.Feedback.class),
            @DiscriminatorMapping(value = "MERGE", schema = Particulars.Merged.class),
            @DiscriminatorMapping(value = "SPLIT", schema = Particulars.Split.class)
        })
sealed interface Particulars {

    record Merged(
            @Schema(description = "The record that was merged")
            UUID record,

            @Schema(description = "The record of the same person that stands for both since")
            UUID into)
            implements Particulars {}

    record Split(
            @Schema(description = "The record that stands for itself again")
            UUID record,

            @Schema(description = "The record that stood for both")
            UUID from)
            implements Particulars {}

    record Practice(
            @Schema(description = "What was practised") @Tells(What.NOTE)
            String skill,

            @Schema(description = "Where") @Tells(What.NOTE) @Nullable
            String where)
            implements Particulars {}

    record Capture(
            @Schema(description = "The person's name as it was on the card") @Tells(What.NAME)
            String name,

            CaptureSource source)
            implements Particulars {}

    record Meeting(
            @Schema(description = "The person's name as it was given then") @Tells(What.NAME)
            String name,

            @Schema(description = "The relationship with whoever introduced them") @Nullable
            UUID introducedBy,

            @Schema(description = "Where") @Tells(What.NOTE) @Nullable
            String place,

            @Schema(description = "On which site or in which forum") @Tells(What.NOTE) @Nullable
            String online)
            implements Particulars {}

    record Assumption(
            @Schema(description = "The piece of the puzzle that is guessed at")
            Aspect aspect) implements Particulars {}

    record Fact(
            @Schema(description = "The piece of the puzzle that became certain")
            Aspect aspect) implements Particulars {}

    record Detail(
            @Schema(description = "The day of the detail, if it has one") @Nullable
            LocalDate on) implements Particulars {}

    record FollowUpPlan(
            @Schema(description = "By when") LocalDate dueOn,

            @Schema(description = "That it will not take place, and why") @Nullable
            Withdrawal skipped)
            implements Particulars {}

    record FollowUp(
            @Schema(description = "What it refers to, in the member's words") @Tells(What.NOTE) @Nullable
            String reference,

            @Schema(description = "Something of value that was given") @Tells(What.NOTE) @Nullable
            String valueGiven)
            implements Particulars {}

    record HelpOffer(
            HelpKind helpKind,

            @Schema(description = "That the member took the offer back, and why") @Nullable
            Withdrawal offerWithdrawn)
            implements Particulars {}

    record Response(
            @Schema(description = "Only ENTHUSIASTIC is a yes")
            HelpResponse response) implements Particulars {}

    record Outcome(
            @Schema(description = "Whether the help was on target")
            boolean onTarget) implements Particulars {}

    record HelpReceived(HelpKind helpKind) implements Particulars {}

    record Milestone(
            @Schema(description = "The aim of the career plan that it is a step to") @Nullable
            UUID aimId) implements Particulars {}

    record MissionAnswer(
            @Schema(description = "The mission's question that it answers")
            UUID questionId) implements Particulars {}

    record MissionDebrief(
            @Schema(description = "Whether the mission succeeded")
            MissionOutcome outcome,

            @Schema(description = "What the member means to do next") @Tells(What.NOTE) @Nullable
            String next,

            @Schema(description = "How much at ease they were: 1 not at all, 5 entirely") @Nullable
            Integer comfort,

            @Schema(description = "Whom their mind was on") @Nullable
            MindOn mindOn)
            implements Particulars {

        MissionDebrief corrected(DebriefCorrected by) {
            return new MissionDebrief(
                    by.outcome() == null ? outcome : by.outcome(),
                    by.next() == null ? next : by.next(),
                    by.comfort() == null ? comfort : by.comfort(),
                    by.mindOn() == null ? mindOn : by.mindOn());
        }
    }

    record IntroductionProposal(
            @Schema(description = "That the member gave the introduction up, and why") @Nullable
            Withdrawal introductionWithdrawn)
            implements Particulars {}

    record IntroductionAnswer(
            @Schema(description = "Whose answer it is") UUID relationshipId,

            @Schema(description = "Only ENTHUSIASTIC is a yes")
            IntroductionResponse response)
            implements Particulars {}

    record IntroductionResult(
            @Schema(description = "Whether the introduction was on target")
            boolean onTarget) implements Particulars {}

    /** How an engagement with a coach came to stand, or what was opened and closed. */
    enum EngagementStep {
        PROPOSED,
        ACCEPTED,
        DECLINED,
        ENDED,
        ACCESS_GRANTED,
        ACCESS_REVOKED
    }

    @Schema(name = "EngagementParticulars")
    record Engagement(
            EngagementStep step,

            @Schema(description = "Which of the two did it") Party by,

            @Schema(description = "Of a proposal: the subject of the coach's tokens") @Tells(What.PLAIN) @Nullable
            String coachId,

            @Schema(description = "Of a proposal what is asked for, else what was opened or closed") @Nullable
            List<Scope> scopes,

            @Schema(description = "The first day that was opened; absent if all of the past was") @Nullable
            LocalDate from)
            implements Particulars {}

    @Schema(name = "SessionParticulars")
    record Session(
            SessionKind kind,

            @Schema(description = "What was agreed that the member does")
            List<Agreed> actions) implements Particulars {

        /** What the member is to do. */
        record Agreed(
                UUID actionId,
                @Tells(What.NOTE) String what,
                @Nullable LocalDate dueOn) {

            static Agreed of(Action action) {
                return new Agreed(action.actionId(), action.what(), action.dueOn());
            }
        }
    }

    record CompletedAction(UUID actionId) implements Particulars {}

    @Schema(name = "FeedbackParticulars")
    record Feedback(
            @Schema(description = "The first day of the goal's period that it is about") @Nullable
            LocalDate periodStart)
            implements Particulars {}
}
