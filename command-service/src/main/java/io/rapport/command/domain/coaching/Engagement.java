package io.rapport.command.domain.coaching;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rapport.command.domain.coaching.EngagementCommand.*;
import io.rapport.command.domain.coaching.EngagementRejection.*;
import io.rapport.command.domain.coaching.Entries.Told;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.Accompanied;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.aggregate.OfTwo;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Owner;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.coaching.CoachingEvent.*;
import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.Scope;
import io.rapport.events.coaching.SessionKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * A member and a coach who work together, or mean to. It is the member's, whoever of the two does something: the coach
 * is let in, and reads of the member's other data what the member opened and nothing else.
 */
@SnapshotState
class Engagement implements Accompanied, OfTwo {

    @AggregateIdentifier
    private UUID id;

    private Owner owner;
    private String coachId;
    private Party proposedBy;
    private Standing standing;
    private Map<Scope, Opening> scopes = new HashMap<>();
    private Sessions sessions = new Sessions();
    private Actions actions = new Actions();
    private Entries entries = new Entries();

    @SuppressWarnings("NullAway.Init") // Axon creates it empty, and EngagementProposed is its first event.
    Engagement() {}

    @CommandHandler
    @SuppressWarnings("NullAway.Init") // The fields are set by the event that is applied.
    Engagement(ProposeEngagement c, MetaData metaData) {
        String memberId = MessageOwner.in(metaData).memberId();
        if (memberId.equals(c.coachId())) {
            reject(new CoachIsMember());
        }
        Party by = memberId.equals(MessageOwner.actorIn(metaData)) ? Party.MEMBER : Party.COACH;
        apply(new EngagementProposed(
                c.engagementId(),
                c.coachId(),
                by,
                c.about(),
                c.scopes().stream().distinct().toList()));
    }

    @Override
    public Owner owner() {
        return owner;
    }

    @Override
    public String other() {
        return coachId;
    }

    @Override
    public Consent companion() {
        return new Consent(id, owner, coachId, standing, scopes);
    }

    /** Whose command it is, and whether an engagement that stands like this one takes it. */
    @CommandHandlerInterceptor
    void beforeEveryCommand(EngagementCommand command, MetaData metaData) {
        Party party = party(metaData);
        switch (command) {
            case OfTheMember _ when party != Party.MEMBER -> reject(new OnlyTheMember());
            case OfTheCoach _ when party != Party.COACH -> reject(new OnlyTheCoach());
            default -> {
                // It is this one's to want.
            }
        }
        if (!isTaken(command, party)) {
            reject(new EngagementNotOpen(standing));
        }
    }

    private boolean isTaken(EngagementCommand command, Party party) {
        return switch (command) {
            // What somebody wrote they can take back even when all is over; a coach changes nothing any more then.
            case RetractCoachingEntry _ -> true;
            case CorrectCoachingEntry _ -> !standing.isOver() || party == Party.MEMBER;
            case AcceptEngagement _, EndEngagement _, CancelSession _ -> !standing.isOver();
            case DeclineEngagement _ -> standing == Standing.PROPOSED;
            case RequestSession c -> mayMeetFor(c.kind());
            case ConfirmSession c -> mayMeetFor(sessions.kindOf(c.sessionId()));
            case RecordSession c -> mayMeetFor(sessions.kindOf(c));
            default -> standing == Standing.ACCEPTED;
        };
    }

    /** @param kind none of a session that is not there, which is for its handler to tell */
    private boolean mayMeetFor(@Nullable SessionKind kind) {
        return standing == Standing.ACCEPTED || (standing == Standing.PROPOSED && kind != SessionKind.SESSION);
    }

    @CommandHandler
    void handle(AcceptEngagement c, MetaData metaData) {
        mustBeTheOther(metaData);
        if (standing == Standing.PROPOSED) {
            apply(new EngagementAccepted(id, party(metaData)));
        }
    }

    @CommandHandler
    void handle(DeclineEngagement c, MetaData metaData) {
        mustBeTheOther(metaData);
        apply(new EngagementDeclined(id, party(metaData), c.reason()));
    }

    @CommandHandler
    void handle(EndEngagement c, MetaData metaData) {
        apply(new EngagementEnded(id, party(metaData), c.reason()));
    }

    @CommandHandler
    void handle(GrantAccess c) {
        if (c.from() != null && c.from().isAfter(c.today())) {
            reject(new OpensLater());
        }
        Opening opening = new Opening(c.from());
        List<Scope> changed = c.scopes().stream()
                .distinct()
                .filter(scope -> !opening.equals(scopes.get(scope)))
                .toList();
        if (!changed.isEmpty()) {
            apply(new AccessGranted(id, changed, c.from()));
        }
    }

    @CommandHandler
    void handle(RevokeAccess c) {
        List<Scope> changed =
                c.scopes().stream().distinct().filter(scopes::containsKey).toList();
        if (!changed.isEmpty()) {
            apply(new AccessRevoked(id, changed));
        }
    }

    @CommandHandler
    void handle(RequestSession c, MetaData metaData) {
        Sessions.mustLieAhead(c);
        apply(new SessionRequested(id, c.sessionId(), c.kind(), party(metaData), c.proposedTimes(), c.about()));
    }

    @CommandHandler
    void handle(ConfirmSession c, MetaData metaData) {
        Party by = party(metaData);
        if (!sessions.isConfirmed(c)) {
            sessions.mustBeConfirmable(c, by);
            apply(new SessionConfirmed(id, c.sessionId(), by, c.at()));
        }
    }

    @CommandHandler
    void handle(CancelSession c, MetaData metaData) {
        sessions.mustBeToCome(c.sessionId());
        apply(new SessionCancelled(id, c.sessionId(), party(metaData), c.reason()));
    }

    @CommandHandler
    void handle(RecordSession c) {
        if (standing != Standing.ACCEPTED && !c.actions().isEmpty()) {
            reject(new FirstCallBindsNobody());
        }
        SessionKind kind = c.sessionId() == null
                ? Objects.requireNonNull(sessions.kindOf(c))
                : sessions.mustBeToCome(c.sessionId()).kind();
        apply(new SessionRecorded(id, c.entryId(), c.at(), c.day(), c.sessionId(), kind, c.notes(), c.actions()));
        if (c.privateNotes() != null) {
            apply(new PrivateNoteKept(id, c.entryId(), c.privateNotes()));
        }
    }

    @CommandHandler
    void handle(AssignAction c) {
        apply(new ActionAssigned(id, c.action()));
    }

    @CommandHandler
    void handle(CompleteAction c) {
        actions.mustBeOpen(c, entries);
        apply(new ActionCompleted(id, c.entryId(), c.at(), c.day(), c.actionId(), c.words()));
    }

    @CommandHandler
    void handle(GiveFeedback c) {
        if (c.subject().periodStart() != null && c.subject().goalId() == null) {
            reject(new OnlyGoalsHavePeriods());
        }
        if (!scopes.containsKey(c.scope())) {
            reject(new ScopeNotGranted(c.scope()));
        }
        apply(new FeedbackGiven(id, c.entryId(), c.at(), c.day(), c.subject(), c.words()));
    }

    @CommandHandler
    void handle(CorrectCoachingEntry c, MetaData metaData) {
        Told before = entries.mustBeOf(party(metaData), c.entryId());
        Moment when = c.when();
        Told now = before.movedTo(when);
        if (when != null && !now.equals(before)) {
            actions.mustStayInOrder(c.entryId(), when, entries);
        }
        apply(new CoachingEntryCorrected(id, c.entryId(), now.occurredAt(), now.occurredOn(), c.words(), c.reason()));
    }

    @CommandHandler
    void handle(RetractCoachingEntry c, MetaData metaData) {
        entries.mustBeOf(party(metaData), c.entryId());
        apply(new CoachingEntryRetracted(id, c.entryId(), c.reason()));
    }

    @EventSourcingHandler
    void on(CoachingEvent event, MetaData metaData) {
        switch (event) {
            case EngagementProposed proposed -> {
                id = proposed.engagementId();
                owner = MessageOwner.in(metaData);
                coachId = proposed.coachId();
                proposedBy = proposed.by();
                standing = Standing.PROPOSED;
            }
            case EngagementAccepted _ -> standing = Standing.ACCEPTED;
            case EngagementDeclined _ -> standing = Standing.DECLINED;
            case AccessGranted granted ->
                granted.scopes().forEach(scope -> scopes.put(scope, new Opening(granted.from())));
            case AccessRevoked revoked -> revoked.scopes().forEach(scopes::remove);
            case EngagementEnded _ -> {
                standing = Standing.ENDED;
                scopes.clear();
            }
            case SessionRequested requested -> sessions.requested(requested);
            case SessionConfirmed confirmed -> sessions.confirmed(confirmed.sessionId(), confirmed.at());
            case SessionCancelled cancelled -> sessions.cancelled(cancelled.sessionId());
            case SessionRecorded recorded -> {
                entries.recorded(recorded.entryId(), Party.COACH, recorded);
                sessions.recorded(recorded.sessionId(), recorded.entryId());
                recorded.actions().forEach(action -> actions.assigned(action.actionId(), recorded.entryId()));
            }
            case PrivateNoteKept _ -> {
                // Nothing rests on what only the coach reads.
            }
            case ActionAssigned assigned -> actions.assigned(assigned.action().actionId(), null);
            case ActionCompleted completed -> {
                entries.recorded(completed.entryId(), Party.MEMBER, completed);
                actions.completed(completed);
            }
            case FeedbackGiven given -> entries.recorded(given.entryId(), Party.COACH, given);
            case CoachingEntryCorrected corrected -> entries.corrected(corrected.entryId(), corrected);
            case CoachingEntryRetracted retracted -> {
                entries.retracted(retracted.entryId());
                sessions.retracted(retracted.entryId());
                actions.retracted(retracted.entryId());
            }
        }
    }

    private Party party(MetaData metaData) {
        return owner.memberId().equals(MessageOwner.actorIn(metaData)) ? Party.MEMBER : Party.COACH;
    }

    private void mustBeTheOther(MetaData metaData) {
        if (party(metaData) == proposedBy) {
            reject(new NotYourOwnProposal());
        }
    }

    private static void reject(Rejection rejection) {
        throw new RejectedException(rejection);
    }
}
