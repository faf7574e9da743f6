package io.rapport.query.models.coaching;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.Entry;
import io.rapport.events.EventEnvelope;
import io.rapport.events.EventTypes;
import io.rapport.events.MemberKey;
import io.rapport.events.RapportEvent;
import io.rapport.events.coaching.Action;
import io.rapport.events.coaching.CoachingEvent.AccessGranted;
import io.rapport.events.coaching.CoachingEvent.AccessRevoked;
import io.rapport.events.coaching.CoachingEvent.ActionCompleted;
import io.rapport.events.coaching.CoachingEvent.CoachingEntryCorrected;
import io.rapport.events.coaching.CoachingEvent.CoachingEntryRetracted;
import io.rapport.events.coaching.CoachingEvent.EngagementAccepted;
import io.rapport.events.coaching.CoachingEvent.EngagementEnded;
import io.rapport.events.coaching.CoachingEvent.EngagementProposed;
import io.rapport.events.coaching.CoachingEvent.FeedbackGiven;
import io.rapport.events.coaching.CoachingEvent.PrivateNoteKept;
import io.rapport.events.coaching.CoachingEvent.SessionConfirmed;
import io.rapport.events.coaching.CoachingEvent.SessionRecorded;
import io.rapport.events.coaching.CoachingEvent.SessionRequested;
import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.Scope;
import io.rapport.events.coaching.SessionKind;
import io.rapport.events.coaching.Subject;
import io.rapport.events.member.MemberEvent.MemberDescribed;
import io.rapport.events.member.MemberEvent.MemberForgotten;
import io.rapport.events.member.MemberEvent.OptedInToAnalytics;
import io.rapport.events.member.MemberEvent.OptedOutOfAnalytics;
import io.rapport.events.programme.ProgrammeEvent.MemberEnrolled;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.query.models.coaching.Engagement.Grant;
import io.rapport.query.models.coaching.Engagement.Standing;
import io.rapport.query.models.coaching.EngagementView.Other;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.documents.Folding;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EngagementTest {

    private static final Instant MORNING = Instant.parse("2026-11-20T09:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final UUID ID = UUID.randomUUID();
    private static final UUID SESSION = UUID.randomUUID();
    private static final UUID TALK = UUID.randomUUID();
    private static final UUID AGREED = UUID.randomUUID();

    private final Log log = new Log();
    private final List<EventEnvelope> events = new ArrayList<>();

    EngagementTest() {
        happened(
                new EngagementProposed(ID, "cleo", Party.MEMBER, "Courage", List.of(Scope.AGENDA)),
                new EngagementAccepted(ID, Party.COACH));
    }

    private void happened(RapportEvent... what) {
        for (RapportEvent one : what) {
            events.add(log.next("acme", "mia", one));
        }
    }

    private Engagement engagement() {
        return found(CoachingProjection.ENGAGEMENTS, ID.toString());
    }

    private Someone mia() {
        return found(CoachingProjection.PEOPLE, MemberKey.of("acme", "mia"));
    }

    private <D extends Record> D found(DocumentType<D> type, String id) {
        return Objects.requireNonNull(
                new Folding(new CoachingProjection()).batch(events).find(new DocumentRef<>(type, id)));
    }

    private static SessionRecorded recorded(@Nullable UUID session) {
        return new SessionRecorded(
                ID,
                TALK,
                MORNING,
                DAY,
                session,
                SessionKind.SESSION,
                "notes",
                List.of(new Action(AGREED, "Ask", null)));
    }

    private static SkillPractised practised() {
        return new SkillPractised(
                UUID.randomUUID(), UUID.randomUUID(), MORNING, DAY, "ACTIVE_LISTENING", null, null, null, null);
    }

    @Test
    void opensWhatWasGrantedUntilItIsRevokedOrAllIsOver() {
        happened(
                new AccessGranted(ID, List.of(Scope.NAMES, Scope.AGENDA), null),
                new AccessGranted(ID, List.of(Scope.AGENDA), DAY),
                new AccessRevoked(ID, List.of(Scope.NAMES)));
        assertThat(engagement().grants()).containsExactly(new Grant(Scope.AGENDA, DAY));
        happened(new EngagementEnded(ID, Party.COACH, "done"));
        assertThat(engagement().grants()).isEmpty();
        assertThat(engagement().standing()).isEqualTo(Standing.ENDED);
    }

    @Test
    void holdsASessionFromItsRequestToItsRecordAndBack() {
        happened(new SessionRequested(ID, SESSION, SessionKind.SESSION, Party.MEMBER, List.of(MORNING), null));
        assertThat(engagement().sessions()).singleElement().matches(Engagement.Session::waits);
        happened(new SessionConfirmed(ID, SESSION, Party.COACH, MORNING));
        assertThat(engagement().sessions()).singleElement().matches(Engagement.Session::isToCome);
        happened(recorded(SESSION));
        assertThat(engagement().sessions())
                .singleElement()
                .matches(session -> TALK.equals(session.recordedIn()) && !session.isToCome());
        assertThat(engagement().actions()).singleElement().matches(action -> TALK.equals(action.agreedIn()));
        happened(new CoachingEntryRetracted(ID, TALK, "another one's"));
        assertThat(engagement().sessions()).singleElement().matches(Engagement.Session::isToCome);
        assertThat(engagement().talks()).singleElement().matches(Engagement.Talk::withdrawn);
        assertThat(Desk.last(engagement())).isNull();
        assertThat(engagement().actions()).isEmpty();
    }

    @Test
    void tellsWhatWasPutRight() {
        UUID feedback = UUID.randomUUID();
        UUID done = UUID.randomUUID();
        happened(
                recorded(null),
                new ActionCompleted(ID, done, MORNING, DAY, AGREED, "asked"),
                new FeedbackGiven(ID, feedback, MORNING, DAY, new Subject(ID, null, null, null), "good"),
                new CoachingEntryCorrected(ID, TALK, MORNING, DAY.minusDays(1), "other notes", "typo"),
                new CoachingEntryCorrected(ID, feedback, MORNING, DAY, "very good", "more"),
                new CoachingEntryCorrected(ID, done, MORNING, DAY.plusDays(1), null, "later"));
        assertThat(engagement().talks())
                .singleElement()
                .matches(talk -> "other notes".equals(talk.notes())
                        && talk.occurredOn().equals(DAY.minusDays(1))
                        && talk.corrected()
                        && !talk.withdrawn());
        assertThat(engagement().feedback()).singleElement().matches(one -> "very good".equals(one.words()));
        assertThat(engagement().actions())
                .singleElement()
                .extracting(Engagement.ToDo::done)
                .matches(one -> one != null
                        && "asked".equals(one.words())
                        && one.occurredOn().equals(DAY.plusDays(1)));
    }

    @Test
    void keepsTheCoachsNotesFromTheMember() {
        happened(recorded(null), new PrivateNoteKept(ID, TALK, "shy"));
        Other other = new Other("x", null, null);
        assertThat(EngagementView.toMember(engagement(), other).toString()).doesNotContain("shy");
        assertThat(EngagementView.toCoach(engagement(), other, Map.of(TALK, "shy"))
                        .toString())
                .contains("shy");
        assertThat(EngagementView.toCoach(engagement().standing(Standing.ENDED, null), other, Map.of(TALK, "shy"))
                        .toString())
                .doesNotContain("shy", "Courage", "notes");
    }

    @Test
    void showsWhatWasTakenBackAsWithdrawn() {
        UUID feedback = UUID.randomUUID();
        happened(
                recorded(null),
                new FeedbackGiven(ID, feedback, MORNING, DAY, new Subject(ID, null, null, null), "good"),
                new CoachingEntryRetracted(ID, feedback, "another one's"),
                new CoachingEntryRetracted(ID, TALK, "another one's"));
        EngagementView seen = EngagementView.toMember(engagement(), new Other("x", null, null));
        assertThat(seen.talks()).singleElement().matches(EngagementView.TalkView::withdrawn);
        assertThat(seen.feedback()).singleElement().matches(Engagement.Feedback::withdrawn);
    }

    @Test
    void hasANameForEveryKindOfEntry() {
        EventTypes.classes().stream()
                .filter(Entry.class::isAssignableFrom)
                .map(type -> type.<Entry>asSubclass(Entry.class))
                .forEach(entry -> assertThat(Doing.of(entry)).isNotNull());
    }

    @Test
    void countsWhatTheMemberDidSinceTheLastSession() {
        happened(practised(), practised());
        assertThat(mia().changesSince(ID)).containsExactly(new Change(Doing.PRACTICE, 2));
        happened(recorded(null));
        assertThat(mia().changesSince(ID)).isEmpty();
        happened(practised(), new MemberDescribed("Mia", null, null));
        assertThat(mia().changesSince(ID)).containsExactly(new Change(Doing.PRACTICE, 1));
        assertThat(mia().displayName()).isEqualTo("Mia");
        happened(new EngagementEnded(ID, Party.MEMBER, null), practised());
        assertThat(mia().changesSince(ID)).isEmpty();
    }

    @Test
    void tellsWhetherTheMemberIsOutOfAnalytics() {
        happened(new OptedOutOfAnalytics(), new MemberDescribed("Mia", null, null));
        assertThat(mia().outOfAnalytics()).isTrue();
        happened(new OptedInToAnalytics());
        assertThat(mia().outOfAnalytics()).isFalse();
    }

    @Test
    void isTheSameWhenEveryEventComesTwice() {
        happened(recorded(null), practised(), new AccessGranted(ID, List.of(Scope.NAMES), null));
        Engagement once = engagement();
        Someone mia = mia();
        Folding folding = new Folding(new CoachingProjection()).batch(events).batch(events);
        assertThat(folding.find(DocumentRef.to(CoachingProjection.ENGAGEMENTS, ID)))
                .isEqualTo(once);
        assertThat(folding.find(new DocumentRef<>(CoachingProjection.PEOPLE, MemberKey.of("acme", "mia"))))
                .isEqualTo(mia);
    }

    @Test
    void endsWhenTheMemberIsForgottenWhoThenTakesPartInNothing() {
        happened(
                new EngagementAccepted(ID, Party.MEMBER),
                new MemberEnrolled(UUID.randomUUID(), UUID.randomUUID()),
                new MemberForgotten(UUID.randomUUID()));

        assertThat(engagement().standing()).isEqualTo(Standing.ENDED);
        assertThat(mia().programmes()).isEmpty();
        assertThat(mia().sinceSession()).isEmpty();
        assertThat(Folding.isTheSameHoweverBatched(CoachingProjection::new, events))
                .isTrue();
    }
}
