package io.rapport.command.domain.coaching;

import io.rapport.command.domain.coaching.EngagementCommand.ProposeEngagement;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.coaching.Action;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.coaching.CoachingEvent.AccessGranted;
import io.rapport.events.coaching.CoachingEvent.EngagementAccepted;
import io.rapport.events.coaching.CoachingEvent.EngagementDeclined;
import io.rapport.events.coaching.CoachingEvent.EngagementEnded;
import io.rapport.events.coaching.CoachingEvent.EngagementProposed;
import io.rapport.events.coaching.CoachingEvent.SessionConfirmed;
import io.rapport.events.coaching.CoachingEvent.SessionRecorded;
import io.rapport.events.coaching.CoachingEvent.SessionRequested;
import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.Scope;
import io.rapport.events.coaching.SessionKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ana, and Carla who coaches her. */
final class CoachingHistory {

    static final String ANA = Scenario.MEMBER.memberId();
    static final String CARLA = "carla";
    static final UUID ID = new UUID(9, 1);
    static final UUID SESSION = new UUID(9, 2);
    static final UUID ENTRY = new UUID(9, 3);
    static final UUID OTHER_ENTRY = new UUID(9, 4);
    static final UUID ACTION = new UUID(9, 5);
    static final Instant NOW = Instant.parse("2026-05-12T09:00:00Z");
    static final Instant FRIDAY = Instant.parse("2026-05-15T09:00:00Z");
    static final Instant MONDAY = Instant.parse("2026-05-18T09:00:00Z");
    static final Action ASK = new Action(ACTION, "Ask three people", LocalDate.parse("2026-06-01"));

    static final EngagementProposed PROPOSED = proposed(Party.MEMBER);
    static final EngagementAccepted ACCEPTED = new EngagementAccepted(ID, Party.COACH);
    static final EngagementDeclined DECLINED = new EngagementDeclined(ID, Party.COACH, null);
    static final EngagementEnded ENDED = new EngagementEnded(ID, Party.MEMBER, null);

    private CoachingHistory() {}

    static Scenario<Engagement> given(CoachingEvent... history) {
        return Scenario.of(Engagement.class, history);
    }

    /** The two have agreed to work together. */
    static Scenario<Engagement> engaged(CoachingEvent... since) {
        return given(Stream.concat(Stream.of(PROPOSED, ACCEPTED), Arrays.stream(since))
                .toArray(CoachingEvent[]::new));
    }

    static EngagementProposed proposed(Party by) {
        return new EngagementProposed(ID, CARLA, by, "Into energy", List.of(Scope.GOALS_AND_PLAN));
    }

    static ProposeEngagement propose() {
        return new ProposeEngagement(ID, CARLA, "Into energy", List.of(Scope.GOALS_AND_PLAN));
    }

    static AccessGranted granted(@Nullable LocalDate from, Scope... scopes) {
        return new AccessGranted(ID, List.of(scopes), from);
    }

    static SessionRequested requested(SessionKind kind, Party by) {
        return new SessionRequested(ID, SESSION, kind, by, List.of(FRIDAY, MONDAY), null);
    }

    static SessionConfirmed confirmed(Party by, Instant at) {
        return new SessionConfirmed(ID, SESSION, by, at);
    }

    static Moment at(Instant time) {
        return new Moment(time, time.atZone(ZoneOffset.UTC).toLocalDate(), false);
    }

    static SessionRecorded recorded(Instant time, @Nullable UUID sessionId, Action... actions) {
        return new SessionRecorded(
                ID, ENTRY, time, at(time).occurredOn(), sessionId, SessionKind.SESSION, "We spoke", List.of(actions));
    }
}
