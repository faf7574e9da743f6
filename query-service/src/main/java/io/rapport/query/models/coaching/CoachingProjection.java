package io.rapport.query.models.coaching;

import io.rapport.events.Entry;
import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.careerplan.CareerPlanEvent.PlanDrafted;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.coaching.CoachingEvent.AccessGranted;
import io.rapport.events.coaching.CoachingEvent.AccessRevoked;
import io.rapport.events.coaching.CoachingEvent.ActionAssigned;
import io.rapport.events.coaching.CoachingEvent.ActionCompleted;
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
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.member.MemberEvent.MemberDescribed;
import io.rapport.events.member.MemberEvent.MemberForgotten;
import io.rapport.events.member.MemberEvent.OptedInToAnalytics;
import io.rapport.events.member.MemberEvent.OptedOutOfAnalytics;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.programme.ProgrammeEvent;
import io.rapport.events.programme.ProgrammeEvent.MemberEnrolled;
import io.rapport.events.programme.ProgrammeEvent.MemberInvited;
import io.rapport.events.programme.ProgrammeEvent.Participation;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.skill.SkillEvent;
import io.rapport.query.models.coaching.Engagement.Standing;
import io.rapport.query.models.coaching.Someone.Part;
import io.rapport.query.platform.calendar.MemberCalendars;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentIndex;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import io.rapport.query.rules.MemberCalendar;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * The read model of coaching: a document an engagement, which its two may read, and one of each who is engaged or has
 * said how they are called. Of what else a member does, it counts that it happened.
 */
@Component
final class CoachingProjection implements Projection {

    static final String NAME = "coaching";

    /** What names the other one in every document of two. */
    static final String COACH = "coachId";

    static final DocumentType<Engagement> ENGAGEMENTS = new DocumentType<>(
            "engagements", Engagement.class, List.of(DocumentIndex.byMember(), DocumentIndex.ofWhoIsNamedIn(COACH)));

    static final DocumentType<PrivateNote> PRIVATE_NOTES = DocumentType.ofEntries(
            "private-notes",
            PrivateNote.class,
            List.of(DocumentIndex.ofWhoIsNamedIn(COACH).ascending("engagementId")));

    static final DocumentType<Someone> PEOPLE =
            new DocumentType<>("people", Someone.class, List.of(DocumentIndex.byMember()));

    static final DocumentType<MemberCalendar> CALENDARS = MemberCalendars.documentType();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public KeptBy answersKeptBy() {
        return KeptBy.NOTHING;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(ENGAGEMENTS, PRIVATE_NOTES, PEOPLE, CALENDARS);
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(
                CoachingEvent.class,
                MemberEvent.class,
                RelationshipEvent.class,
                GoalEvent.class,
                GatheringEvent.class,
                CareerPlanEvent.class,
                MissionEvent.class,
                IntroductionEvent.class,
                SkillEvent.class,
                ProgrammeEvent.class);
    }

    @Override
    public Plan plan(EventEnvelope envelope) {
        Plan active = active(envelope);
        return switch (envelope.event()) {
            case CoachingEvent event -> plan(envelope, event);
            case MemberDescribed event ->
                someone(envelope, before -> before.described(event.displayName(), event.pronouns(), event.language()));
            case MemberForgotten event ->
                MemberCalendars.plan(CALENDARS, envelope, event).and(endOfAll(envelope));
            case OptedOutOfAnalytics _ -> someone(envelope, before -> before.optingOut(true));
            case OptedInToAnalytics _ -> someone(envelope, before -> before.optingOut(false));
            case MemberEvent event -> MemberCalendars.plan(CALENDARS, envelope, event);
            case PlanDrafted event -> someone(envelope, before -> before.planning(event.planId()));
            case MemberInvited event ->
                someone(envelope, before -> before.standingTo(event.programmeId(), Part.INVITED));
            case MemberEnrolled event ->
                someone(envelope, before -> before.standingTo(event.programmeId(), Part.ENROLLED));
            case Participation event -> someone(envelope, before -> before.standingTo(event.programmeId(), null));
            default -> active;
        };
    }

    private static Plan plan(EventEnvelope envelope, CoachingEvent event) {
        return switch (event) {
            case EngagementProposed proposed ->
                Plan.create(
                                engagement(event),
                                () -> Engagement.of(
                                        proposed,
                                        envelope.memberId(),
                                        envelope.recordedAt().truncatedTo(ChronoUnit.MILLIS)))
                        .and(someone(envelope, before -> before.countingFrom(event.engagementId())));
            case EngagementAccepted _ -> change(event, before -> before.standing(Standing.ACCEPTED, null));
            case EngagementDeclined declined ->
                change(event, before -> before.standing(Standing.DECLINED, declined.reason()))
                        .and(someone(envelope, before -> before.countingNoMore(event.engagementId())));
            case EngagementEnded ended ->
                change(event, before -> before.standing(Standing.ENDED, ended.reason()))
                        .and(someone(envelope, before -> before.countingNoMore(event.engagementId())));
            case AccessGranted granted -> change(event, before -> before.granted(granted.scopes(), granted.from()));
            case AccessRevoked revoked -> change(event, before -> before.revoked(revoked.scopes()));
            case SessionRequested requested -> change(event, before -> before.requested(requested));
            case SessionConfirmed confirmed ->
                change(event, before -> before.confirmed(confirmed.sessionId(), confirmed.at()));
            case SessionCancelled cancelled -> change(event, before -> before.cancelled(cancelled.sessionId()));
            case SessionRecorded recorded ->
                change(event, before -> before.recorded(recorded))
                        .and(someone(envelope, before -> before.countingFrom(event.engagementId())));
            case PrivateNoteKept kept ->
                Plan.put(
                        DocumentRef.to(PRIVATE_NOTES, kept.sessionEntryId()),
                        before -> new PrivateNote(
                                kept.engagementId(), envelope.actor(), kept.sessionEntryId(), kept.note()));
            case ActionAssigned assigned -> change(event, before -> before.assigned(assigned.action()));
            case ActionCompleted completed -> change(event, before -> before.completed(completed));
            case FeedbackGiven given -> change(event, before -> before.advised(given));
            case CoachingEntryCorrected corrected -> change(event, before -> before.corrected(corrected));
            case CoachingEntryRetracted retracted ->
                change(event, before -> before.retracted(retracted.entryId()))
                        .and(Plan.delete(DocumentRef.to(PRIVATE_NOTES, retracted.entryId())));
        };
    }

    /** Nobody works with somebody who was forgotten. The certificate says it for all of their engagements. */
    private static Plan endOfAll(EventEnvelope envelope) {
        DocumentRef<Someone> ref = someone(envelope);
        return Plan.doing(documents -> {
                    documents.all(ENGAGEMENTS).forEach((id, one) -> {
                        if (!one.standing().isOver()) {
                            documents.update(
                                    new DocumentRef<>(ENGAGEMENTS, id),
                                    before -> one.standing(Standing.ENDED, one.reason()));
                        }
                    });
                    Someone known = documents.find(ref);
                    if (known != null) {
                        documents.update(ref, before -> known.forgotten());
                    }
                })
                .seeing(ref)
                .seeingAllOf(DocumentGroup.ofMember(ENGAGEMENTS));
    }

    /** That a member did something, if it is of interest to anybody: only those have a document who are engaged. */
    private static Plan active(EventEnvelope envelope) {
        if (!(envelope.event() instanceof Entry entry) || !envelope.actor().equals(envelope.memberId())) {
            return Plan.nothing();
        }
        DocumentRef<Someone> ref = someone(envelope);
        String kind = Doing.of(entry.getClass()).name();
        return Plan.doing(documents -> {
                    Someone known = documents.find(ref);
                    if (known != null) {
                        documents.update(
                                ref,
                                before -> (before == null ? known : before)
                                        .active(kind, envelope.recordedAt().truncatedTo(ChronoUnit.MILLIS)));
                    }
                })
                .seeing(ref);
    }

    private static Plan someone(EventEnvelope envelope, UnaryOperator<Someone> change) {
        return Plan.put(
                someone(envelope),
                before -> change.apply(before == null ? Someone.unknown(envelope.memberId()) : before));
    }

    private static DocumentRef<Someone> someone(EventEnvelope envelope) {
        return new DocumentRef<>(PEOPLE, envelope.key());
    }

    private static Plan change(CoachingEvent event, UnaryOperator<Engagement> change) {
        return Plan.change(engagement(event), change);
    }

    private static DocumentRef<Engagement> engagement(CoachingEvent event) {
        return DocumentRef.to(ENGAGEMENTS, event.engagementId());
    }
}
