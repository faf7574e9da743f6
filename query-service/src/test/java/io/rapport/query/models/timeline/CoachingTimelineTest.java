package io.rapport.query.models.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.coaching.Action;
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
import io.rapport.events.coaching.CoachingEvent.SessionConfirmed;
import io.rapport.events.coaching.CoachingEvent.SessionRecorded;
import io.rapport.events.coaching.CoachingEvent.SessionRequested;
import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.Scope;
import io.rapport.events.coaching.SessionKind;
import io.rapport.events.coaching.Subject;
import io.rapport.events.member.MemberEvent.TimeZoneChosen;
import io.rapport.query.models.timeline.Particulars.EngagementStep;
import io.rapport.query.models.timeline.TimelineEntry.EntryKind;
import io.rapport.query.models.timeline.TimelineEntry.EntryState;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.Story;
import io.rapport.query.platform.engine.documents.Folding;
import io.rapport.query.platform.projection.DocumentRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a member's timeline tells of their work with a coach. */
class CoachingTimelineTest {

    private static final UUID ENGAGEMENT = UUID.randomUUID();
    private static final UUID SESSION = UUID.randomUUID();
    private static final UUID COMPLETION = UUID.randomUUID();
    private static final UUID FEEDBACK = UUID.randomUUID();
    private static final UUID GOAL = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final LocalDate MAY = LocalDate.parse("2026-05-01");
    private static final Action ASK = new Action(UUID.randomUUID(), "ask three people", MAY);

    private final Log log = new Log();

    private EventEnvelope next(RapportEvent event) {
        return log.next("a", "b", event);
    }

    /** One of everything that can happen between a member and a coach. */
    static Stream<RapportEvent> everything() {
        return Stream.of(
                new EngagementProposed(ENGAGEMENT, "carla", Party.MEMBER, "into energy", List.of(Scope.NOTES)),
                new SessionRequested(
                        ENGAGEMENT, UUID.randomUUID(), SessionKind.FIRST_CALL, Party.MEMBER, List.of(NOW), "hello"),
                new SessionConfirmed(ENGAGEMENT, UUID.randomUUID(), Party.COACH, NOW),
                new EngagementAccepted(ENGAGEMENT, Party.COACH),
                new AccessGranted(ENGAGEMENT, List.of(Scope.NOTES), MAY),
                new SessionRecorded(
                        ENGAGEMENT, SESSION, NOW, Story.day(1), null, SessionKind.SESSION, "we spoke", List.of(ASK)),
                new PrivateNoteKept(ENGAGEMENT, SESSION, "afraid of calls"),
                new ActionAssigned(ENGAGEMENT, new Action(UUID.randomUUID(), "call", null)),
                new ActionCompleted(ENGAGEMENT, COMPLETION, NOW, Story.day(2), ASK.actionId(), "four"),
                new FeedbackGiven(
                        ENGAGEMENT, FEEDBACK, NOW, Story.day(3), new Subject(GOAL, null, null, MAY), "well done"),
                new CoachingEntryCorrected(ENGAGEMENT, FEEDBACK, NOW, Story.day(4), "very well done", "more"),
                new CoachingEntryRetracted(ENGAGEMENT, COMPLETION, "not yet"),
                new AccessRevoked(ENGAGEMENT, List.of(Scope.NOTES)),
                new EngagementEnded(ENGAGEMENT, Party.COACH, "you can do it"));
    }

    private static TimelineEntry entry(Folding folding, UUID id) {
        return Objects.requireNonNull(folding.find(DocumentRef.to(Timeline.ENTRIES, id)));
    }

    @Test
    void sessionsCompletionsAndFeedbackAreEntriesOfTheirEngagement() {
        Folding folding =
                new Folding(new Timeline()).batch(everything().map(this::next).toList());
        TimelineEntry session = entry(folding, SESSION);
        assertThat(session.kind()).isEqualTo(EntryKind.SESSION);
        assertThat(session.engagementId()).isEqualTo(ENGAGEMENT);
        assertThat(session.text()).isEqualTo("we spoke");
        assertThat(session.particulars())
                .isEqualTo(new Particulars.Session(
                        SessionKind.SESSION,
                        List.of(new Particulars.Session.Agreed(ASK.actionId(), "ask three people", MAY))));
        assertThat(entry(folding, COMPLETION).state()).isEqualTo(EntryState.WITHDRAWN);
        TimelineEntry feedback = entry(folding, FEEDBACK);
        assertThat(feedback.state()).isEqualTo(EntryState.CORRECTED);
        assertThat(feedback.text()).isEqualTo("very well done");
        assertThat(feedback.goalId()).isEqualTo(GOAL);
        assertThat(feedback.occurredOn()).isEqualTo(Story.day(4));
    }

    @Test
    void whatTheCoachKeepsToThemselvesIsToldNowhere() {
        Folding folding =
                new Folding(new Timeline()).batch(everything().map(this::next).toList());
        assertThat(folding.stored().values())
                .isNotEmpty()
                .noneMatch(document -> document.toJson().contains("afraid of calls"));
    }

    @Test
    void eachStepOfTheAgreementIsToldOnTheMembersDay() {
        Folding folding = new Folding(new Timeline());
        EventEnvelope proposed =
                next(new EngagementProposed(ENGAGEMENT, "carla", Party.COACH, "energy", List.of(Scope.NOTES)));
        EventEnvelope moved = next(new TimeZoneChosen(ZoneId.of("Pacific/Kiritimati")));
        EventEnvelope declined = next(new EngagementDeclined(ENGAGEMENT, Party.MEMBER, "not now"));
        folding.batch(List.of(proposed, moved, declined));
        TimelineEntry first = entry(folding, proposed.eventId());
        assertThat(first.kind()).isEqualTo(EntryKind.ENGAGEMENT);
        assertThat(first.text()).isEqualTo("energy");
        assertThat(first.occurredOn()).isEqualTo(dayOf(proposed, "UTC"));
        assertThat(first.particulars())
                .isEqualTo(new Particulars.Engagement(
                        EngagementStep.PROPOSED, Party.COACH, "carla", List.of(Scope.NOTES), null));
        TimelineEntry second = entry(folding, declined.eventId());
        assertThat(second.text()).isEqualTo("not now");
        assertThat(second.occurredOn()).isEqualTo(dayOf(declined, "Pacific/Kiritimati"));
    }

    @Test
    void foldedTwiceItIsToldOnce() {
        List<EventEnvelope> events = everything().map(this::next).toList();
        Folding once = new Folding(new Timeline()).batch(events);
        Folding twice = new Folding(new Timeline()).batch(events).batch(events);
        assertThat(twice.stored()).isEqualTo(once.stored());
    }

    private static LocalDate dayOf(EventEnvelope event, String zone) {
        return event.recordedAt().atZone(ZoneId.of(zone)).toLocalDate();
    }
}
