package io.rapport.query.models.timeline;

import io.rapport.events.EventEnvelope;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.coaching.CoachingEvent.AccessGranted;
import io.rapport.events.coaching.CoachingEvent.AccessRevoked;
import io.rapport.events.coaching.CoachingEvent.ActionAssigned;
import io.rapport.events.coaching.CoachingEvent.ActionCompleted;
import io.rapport.events.coaching.CoachingEvent.Agreement;
import io.rapport.events.coaching.CoachingEvent.CoachingEntryCorrected;
import io.rapport.events.coaching.CoachingEvent.CoachingEntryRetracted;
import io.rapport.events.coaching.CoachingEvent.EngagementAccepted;
import io.rapport.events.coaching.CoachingEvent.EngagementDeclined;
import io.rapport.events.coaching.CoachingEvent.EngagementEnded;
import io.rapport.events.coaching.CoachingEvent.EngagementProposed;
import io.rapport.events.coaching.CoachingEvent.FeedbackGiven;
import io.rapport.events.coaching.CoachingEvent.PrivateNoteKept;
import io.rapport.events.coaching.CoachingEvent.SessionCancelled;
import io.rapport.events.coaching.CoachingEvent.SessionConfirmed;
import io.rapport.events.coaching.CoachingEvent.SessionRecorded;
import io.rapport.events.coaching.CoachingEvent.SessionRequested;
import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.Scope;
import io.rapport.query.models.timeline.Particulars.EngagementStep;
import io.rapport.query.models.timeline.TimelineEntry.EntryKind;
import io.rapport.query.models.timeline.TimelineFold.Amended;
import io.rapport.query.models.timeline.TimelineFold.NotTold;
import io.rapport.query.models.timeline.TimelineFold.Noted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the member's timeline tells of their work with a coach. What the coach keeps to themselves is not told. */
final class CoachingFold {

    private CoachingFold() {}

    static TimelineFold of(EventEnvelope envelope, CoachingEvent event) {
        Instant at = envelope.recordedAt().truncatedTo(ChronoUnit.MILLIS);
        return switch (event) {
            case Agreement step -> step(envelope, step, at);
            case SessionRecorded session ->
                TimelineFold.told(EntryDraft.of(EntryKind.SESSION, session, at)
                        .ofEngagement(session.engagementId())
                        .saying(session.notes())
                        .with(new Particulars.Session(
                                session.kind(),
                                session.actions().stream()
                                        .map(Particulars.Session.Agreed::of)
                                        .toList())));
            case ActionCompleted completed ->
                TimelineFold.told(EntryDraft.of(EntryKind.ACTION_COMPLETED, completed, at)
                        .ofEngagement(completed.engagementId())
                        .saying(completed.words())
                        .with(new Particulars.CompletedAction(completed.actionId())));
            case FeedbackGiven feedback ->
                TimelineFold.told(EntryDraft.of(EntryKind.FEEDBACK, feedback, at)
                        .ofEngagement(feedback.engagementId())
                        .ofGoal(feedback.subject().goalId())
                        .ofMission(feedback.subject().missionId())
                        .referringTo(feedback.subject().entryId())
                        .saying(feedback.words())
                        .with(new Particulars.Feedback(feedback.subject().periodStart())));
            case CoachingEntryCorrected corrected ->
                new Amended(
                        corrected.entryId(),
                        entry -> entry.corrected(corrected, corrected.reason(), at)
                                .resaying(corrected.words()));
            case CoachingEntryRetracted retracted ->
                TimelineFold.withdrawn(retracted.entryId(), retracted.reason(), at);
            case PrivateNoteKept _ -> new NotTold();
            case SessionRequested _, SessionConfirmed _, SessionCancelled _, ActionAssigned _ -> new NotTold();
        };
    }

    private static TimelineFold step(EventEnvelope envelope, Agreement event, Instant at) {
        return switch (event) {
            case EngagementProposed it ->
                noted(
                        envelope,
                        event,
                        at,
                        it.about(),
                        new Particulars.Engagement(EngagementStep.PROPOSED, it.by(), it.coachId(), it.scopes(), null));
            case EngagementAccepted it -> noted(envelope, event, at, null, stands(EngagementStep.ACCEPTED, it.by()));
            case EngagementDeclined it ->
                noted(envelope, event, at, it.reason(), stands(EngagementStep.DECLINED, it.by()));
            case EngagementEnded it -> noted(envelope, event, at, it.reason(), stands(EngagementStep.ENDED, it.by()));
            case AccessGranted it ->
                noted(envelope, event, at, null, access(EngagementStep.ACCESS_GRANTED, it.scopes(), it.from()));
            case AccessRevoked it ->
                noted(envelope, event, at, null, access(EngagementStep.ACCESS_REVOKED, it.scopes(), null));
        };
    }

    private static Particulars.Engagement stands(EngagementStep step, Party by) {
        return new Particulars.Engagement(step, by, null, null, null);
    }

    private static Particulars.Engagement access(EngagementStep step, List<Scope> scopes, @Nullable LocalDate from) {
        return new Particulars.Engagement(step, Party.MEMBER, null, scopes, from);
    }

    private static TimelineFold noted(
            EventEnvelope envelope,
            Agreement event,
            Instant at,
            @Nullable String text,
            Particulars.Engagement particulars) {
        return new Noted(
                envelope.eventId(),
                day -> EntryDraft.of(EntryKind.ENGAGEMENT, envelope.eventId(), at, day)
                        .ofEngagement(event.engagementId())
                        .saying(text)
                        .with(particulars)
                        .done());
    }
}
