package io.rapport.command.domain.coaching;

import static io.rapport.command.domain.coaching.CoachingHistory.*;

import io.rapport.command.domain.coaching.EngagementCommand.CancelSession;
import io.rapport.command.domain.coaching.EngagementCommand.ConfirmSession;
import io.rapport.command.domain.coaching.EngagementCommand.RecordSession;
import io.rapport.command.domain.coaching.EngagementCommand.RequestSession;
import io.rapport.command.domain.coaching.EngagementRejection.EngagementNotOpen;
import io.rapport.command.domain.coaching.EngagementRejection.FirstCallBindsNobody;
import io.rapport.command.domain.coaching.EngagementRejection.NoSuchSession;
import io.rapport.command.domain.coaching.EngagementRejection.NotYourOwnProposal;
import io.rapport.command.domain.coaching.EngagementRejection.OnlyTheCoach;
import io.rapport.command.domain.coaching.EngagementRejection.SessionAlreadyConfirmed;
import io.rapport.command.domain.coaching.EngagementRejection.SessionAlreadyRecorded;
import io.rapport.command.domain.coaching.EngagementRejection.SessionIsCancelled;
import io.rapport.command.domain.coaching.EngagementRejection.TimeIsPast;
import io.rapport.command.domain.coaching.EngagementRejection.TimeNotProposed;
import io.rapport.events.coaching.Action;
import io.rapport.events.coaching.CoachingEvent.CoachingEntryRetracted;
import io.rapport.events.coaching.CoachingEvent.PrivateNoteKept;
import io.rapport.events.coaching.CoachingEvent.SessionCancelled;
import io.rapport.events.coaching.CoachingEvent.SessionRecorded;
import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.SessionKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A session of a member and a coach")
class SessionTest {

    private static RequestSession request(SessionKind kind, Instant... times) {
        return new RequestSession(ID, SESSION, kind, List.of(times), null, NOW);
    }

    private static ConfirmSession confirm(Instant at) {
        return new ConfirmSession(ID, SESSION, at, NOW);
    }

    private static RecordSession record(@Nullable UUID sessionId, @Nullable SessionKind kind, Action... actions) {
        return new RecordSession(ID, ENTRY, at(FRIDAY), sessionId, kind, "We spoke", null, List.of(actions));
    }

    private static SessionRecorded firstCall() {
        return new SessionRecorded(
                ID, ENTRY, FRIDAY, at(FRIDAY).occurredOn(), null, SessionKind.FIRST_CALL, "We spoke", List.of());
    }

    @Test
    @DisplayName("is requested by either, at times to come")
    void requestIt() {
        engaged().when(request(SessionKind.SESSION, FRIDAY, MONDAY)).then(requested(SessionKind.SESSION, Party.MEMBER));
        engaged()
                .when(request(SessionKind.SESSION, FRIDAY, MONDAY), CARLA)
                .then(requested(SessionKind.SESSION, Party.COACH));
        engaged().when(request(SessionKind.SESSION, FRIDAY, NOW)).isRejected(new TimeIsPast("proposedTimes"));
    }

    @Test
    @DisplayName("may be a first call as long as the engagement is but proposed, and nothing else")
    void firstCallBeforeAcceptance() {
        given(PROPOSED)
                .when(request(SessionKind.FIRST_CALL, FRIDAY, MONDAY))
                .then(requested(SessionKind.FIRST_CALL, Party.MEMBER));
        given(PROPOSED).when(request(SessionKind.SESSION, FRIDAY)).isRejected(new EngagementNotOpen(Standing.PROPOSED));
        given(PROPOSED, requested(SessionKind.FIRST_CALL, Party.MEMBER))
                .when(confirm(FRIDAY), CARLA)
                .then(confirmed(Party.COACH, FRIDAY));
        given(PROPOSED).when(record(null, SessionKind.FIRST_CALL), CARLA).then(firstCall());
        given(PROPOSED).when(record(null, null), CARLA).isRejected(new EngagementNotOpen(Standing.PROPOSED));
        given(PROPOSED, DECLINED)
                .when(record(null, SessionKind.FIRST_CALL), CARLA)
                .isRejected(new EngagementNotOpen(Standing.DECLINED));
    }

    @Test
    @DisplayName("binds nobody if it is a first call before the engagement is accepted")
    void firstCallBindsNobody() {
        given(PROPOSED).when(record(null, SessionKind.FIRST_CALL, ASK), CARLA).isRejected(new FirstCallBindsNobody());
        engaged().when(record(null, SessionKind.FIRST_CALL, ASK), CARLA).isAccepted();
    }

    @Test
    @DisplayName("is confirmed by the other one, at one of the proposed times")
    void confirmIt() {
        engaged(requested(SessionKind.SESSION, Party.MEMBER))
                .when(confirm(MONDAY), CARLA)
                .then(confirmed(Party.COACH, MONDAY));
        engaged(requested(SessionKind.SESSION, Party.MEMBER))
                .when(confirm(MONDAY))
                .isRejected(new NotYourOwnProposal());
        engaged(requested(SessionKind.SESSION, Party.MEMBER))
                .when(confirm(MONDAY.plusSeconds(60)), CARLA)
                .isRejected(new TimeNotProposed(List.of(FRIDAY, MONDAY)));
        engaged(requested(SessionKind.SESSION, Party.MEMBER))
                .when(new ConfirmSession(ID, SESSION, FRIDAY, MONDAY), CARLA)
                .isRejected(new TimeIsPast("at"));
        engaged().when(confirm(MONDAY), CARLA).isRejected(new NoSuchSession());
    }

    @Test
    @DisplayName("is confirmed once")
    void confirmAgain() {
        var scenario = engaged(requested(SessionKind.SESSION, Party.MEMBER), confirmed(Party.COACH, MONDAY));
        scenario.when(confirm(MONDAY), CARLA).changesNothing();
        engaged(requested(SessionKind.SESSION, Party.MEMBER), confirmed(Party.COACH, MONDAY))
                .when(confirm(FRIDAY), CARLA)
                .isRejected(new SessionAlreadyConfirmed(MONDAY));
    }

    @Test
    @DisplayName("is cancelled by either, once, and not after it took place")
    void cancel() {
        SessionCancelled cancelled = new SessionCancelled(ID, SESSION, Party.COACH, "Ill");
        engaged(requested(SessionKind.SESSION, Party.MEMBER))
                .when(new CancelSession(ID, SESSION, "Ill"), CARLA)
                .then(cancelled);
        engaged(requested(SessionKind.SESSION, Party.MEMBER), cancelled)
                .when(new CancelSession(ID, SESSION, null))
                .isRejected(new SessionIsCancelled());
        engaged(requested(SessionKind.SESSION, Party.MEMBER), cancelled)
                .when(confirm(FRIDAY), CARLA)
                .isRejected(new SessionIsCancelled());
        engaged(requested(SessionKind.SESSION, Party.MEMBER), recorded(FRIDAY, SESSION))
                .when(new CancelSession(ID, SESSION, null))
                .isRejected(new SessionAlreadyRecorded(ENTRY));
        engaged().when(new CancelSession(ID, SESSION, null)).isRejected(new NoSuchSession());
    }

    @Test
    @DisplayName("is recorded by the coach, with what was agreed, and of the kind that was arranged")
    void recordIt() {
        engaged().when(record(null, null, ASK), CARLA).then(recorded(FRIDAY, null, ASK));
        engaged(requested(SessionKind.SESSION, Party.MEMBER))
                .when(record(SESSION, null), CARLA)
                .then(recorded(FRIDAY, SESSION));
        engaged().when(record(null, null)).isRejected(new OnlyTheCoach());
        engaged().when(record(SESSION, null), CARLA).isRejected(new NoSuchSession());
    }

    @Test
    @DisplayName("takes place once, unless the record is taken back")
    void recordAgain() {
        engaged(requested(SessionKind.SESSION, Party.MEMBER), recorded(FRIDAY, SESSION))
                .when(record(SESSION, null), CARLA)
                .isRejected(new SessionAlreadyRecorded(ENTRY));
        engaged(
                        requested(SessionKind.SESSION, Party.MEMBER),
                        recorded(FRIDAY, SESSION),
                        new CoachingEntryRetracted(ID, ENTRY, "Another day"))
                .when(new RecordSession(ID, OTHER_ENTRY, at(MONDAY), SESSION, null, null, null, List.of()), CARLA)
                .isAccepted();
    }

    @Test
    @DisplayName("leaves the coach's own notes in an event of their own")
    void privateNotes() {
        engaged()
                .when(
                        new RecordSession(ID, ENTRY, at(FRIDAY), null, null, "We spoke", "Afraid of calls", List.of()),
                        CARLA)
                .then(recorded(FRIDAY, null), new PrivateNoteKept(ID, ENTRY, "Afraid of calls"));
    }
}
