package io.rapport.command.domain.coaching;

import io.rapport.command.domain.coaching.EngagementCommand.ConfirmSession;
import io.rapport.command.domain.coaching.EngagementCommand.RecordSession;
import io.rapport.command.domain.coaching.EngagementCommand.RequestSession;
import io.rapport.command.domain.coaching.EngagementRejection.NoSuchSession;
import io.rapport.command.domain.coaching.EngagementRejection.NotYourOwnProposal;
import io.rapport.command.domain.coaching.EngagementRejection.SessionAlreadyConfirmed;
import io.rapport.command.domain.coaching.EngagementRejection.SessionAlreadyRecorded;
import io.rapport.command.domain.coaching.EngagementRejection.SessionIsCancelled;
import io.rapport.command.domain.coaching.EngagementRejection.TimeIsPast;
import io.rapport.command.domain.coaching.EngagementRejection.TimeNotProposed;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.coaching.CoachingEvent.SessionRequested;
import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.SessionKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions that were arranged, and what became of each. */
@SnapshotState
final class Sessions {

    private Map<UUID, Arranged> arranged = new HashMap<>();

    /** @param recordedAs the entry that says that it took place */
    record Arranged(
            SessionKind kind,
            Party requestedBy,
            List<Instant> proposedTimes,
            @Nullable Instant confirmedAt,
            boolean cancelled,
            @Nullable UUID recordedAs) {

        private Arranged confirmed(Instant at) {
            return new Arranged(kind, requestedBy, proposedTimes, at, cancelled, recordedAs);
        }

        private Arranged calledOff() {
            return new Arranged(kind, requestedBy, proposedTimes, confirmedAt, true, recordedAs);
        }

        private Arranged recorded(@Nullable UUID as) {
            return new Arranged(kind, requestedBy, proposedTimes, confirmedAt, cancelled, as);
        }
    }

    static void mustLieAhead(RequestSession c) {
        if (c.proposedTimes().stream().anyMatch(time -> !time.isAfter(c.now()))) {
            throw new RejectedException(new TimeIsPast("proposedTimes"));
        }
    }

    /** Of which kind a session is; none if there is no such session. */
    @Nullable
    SessionKind kindOf(UUID sessionId) {
        Arranged session = arranged.get(sessionId);
        return session == null ? null : session.kind();
    }

    /** Whether the very same was said before. */
    boolean isConfirmed(ConfirmSession c) {
        return c.at().equals(mustBeToCome(c.sessionId()).confirmedAt());
    }

    void mustBeConfirmable(ConfirmSession c, Party by) {
        Arranged session = mustBeToCome(c.sessionId());
        if (session.requestedBy() == by) {
            throw new RejectedException(new NotYourOwnProposal());
        }
        if (session.confirmedAt() != null) {
            throw new RejectedException(new SessionAlreadyConfirmed(session.confirmedAt()));
        }
        if (!session.proposedTimes().contains(c.at())) {
            throw new RejectedException(new TimeNotProposed(session.proposedTimes()));
        }
        if (!c.at().isAfter(c.now())) {
            throw new RejectedException(new TimeIsPast("at"));
        }
    }

    /** The session, if it may still take place. */
    Arranged mustBeToCome(UUID sessionId) {
        Arranged session = arranged.get(sessionId);
        if (session == null) {
            throw new RejectedException(new NoSuchSession());
        }
        if (session.cancelled()) {
            throw new RejectedException(new SessionIsCancelled());
        }
        if (session.recordedAs() != null) {
            throw new RejectedException(new SessionAlreadyRecorded(session.recordedAs()));
        }
        return session;
    }

    /** Of which kind the recorded one is: as it was arranged, or as it is told. */
    @Nullable
    SessionKind kindOf(RecordSession c) {
        if (c.sessionId() != null) {
            return kindOf(c.sessionId());
        }
        return c.kind() == null ? SessionKind.SESSION : c.kind();
    }

    void requested(SessionRequested event) {
        arranged.put(
                event.sessionId(), new Arranged(event.kind(), event.by(), event.proposedTimes(), null, false, null));
    }

    void confirmed(UUID sessionId, Instant at) {
        arranged.computeIfPresent(sessionId, (id, session) -> session.confirmed(at));
    }

    void cancelled(UUID sessionId) {
        arranged.computeIfPresent(sessionId, (id, session) -> session.calledOff());
    }

    void recorded(@Nullable UUID sessionId, UUID entryId) {
        if (sessionId != null) {
            arranged.computeIfPresent(sessionId, (id, session) -> session.recorded(entryId));
        }
    }

    /** It did not take place after all, so that it may still. */
    void retracted(UUID entryId) {
        arranged.replaceAll((id, session) -> entryId.equals(session.recordedAs()) ? session.recorded(null) : session);
    }
}
