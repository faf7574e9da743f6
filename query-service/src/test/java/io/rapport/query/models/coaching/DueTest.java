package io.rapport.query.models.coaching;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.coaching.Action;
import io.rapport.events.coaching.CoachingEvent.EngagementProposed;
import io.rapport.events.coaching.CoachingEvent.SessionRecorded;
import io.rapport.events.coaching.CoachingEvent.SessionRequested;
import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.SessionKind;
import io.rapport.query.models.coaching.Engagement.Standing;
import io.rapport.query.platform.between.CoachDue;
import io.rapport.query.platform.between.CoachDue.Kind;
import io.rapport.query.rules.MemberCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("On a coach's agenda is")
class DueTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final UUID ID = UUID.randomUUID();
    private static final UUID SESSION = UUID.randomUUID();
    private static final UUID TALK = UUID.randomUUID();

    private final Engagement proposed = Engagement.of(
            new EngagementProposed(ID, "cleo", Party.MEMBER, "Courage", List.of()), "mia", NOW.minusSeconds(86_400));
    private final Engagement engaged = proposed.standing(Standing.ACCEPTED, null);

    private static List<CoachDue> due(Engagement engagement) {
        return new Due(engagement, "Mia", MemberCalendar.DEFAULT, NOW).all().toList();
    }

    private static List<Kind> kinds(Engagement engagement) {
        return due(engagement).stream().map(CoachDue::kind).toList();
    }

    private static SessionRequested asked(Party by, Instant at) {
        return new SessionRequested(ID, SESSION, SessionKind.SESSION, by, List.of(at), "Fear");
    }

    private static SessionRecorded spoke(Instant at, Action... actions) {
        return new SessionRecorded(
                ID,
                TALK,
                at,
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                null,
                SessionKind.SESSION,
                null,
                List.of(actions));
    }

    @Test
    @DisplayName("what a member proposed or asked for, and nothing that the coach did")
    void requests() {
        assertThat(kinds(proposed)).containsExactly(Kind.PROPOSAL_UNANSWERED);
        assertThat(kinds(engaged.requested(asked(Party.MEMBER, NOW)))).containsExactly(Kind.SESSION_UNANSWERED);
        assertThat(kinds(engaged.requested(asked(Party.COACH, NOW)))).isEmpty();
    }

    @Test
    @DisplayName("a session ahead, which is to be recorded once its time has passed")
    void sessions() {
        Instant later = NOW.plusSeconds(3_600);
        Instant past = NOW.minusSeconds(3_600);
        assertThat(kinds(engaged.requested(asked(Party.COACH, later)).confirmed(SESSION, later)))
                .containsExactly(Kind.SESSION_AHEAD);
        assertThat(kinds(engaged.requested(asked(Party.COACH, past)).confirmed(SESSION, past)))
                .containsExactly(Kind.SESSION_TO_RECORD);
        assertThat(kinds(engaged.requested(asked(Party.COACH, later))
                        .confirmed(SESSION, later)
                        .cancelled(SESSION)))
                .isEmpty();
    }

    @Test
    @DisplayName("an action that is overdue, as long as what it was agreed in stands")
    void actions() {
        Action yesterday = new Action(UUID.randomUUID(), "Ask", TODAY.minusDays(1));
        Action today = new Action(UUID.randomUUID(), "Call", TODAY);
        Engagement spoken = engaged.recorded(spoke(NOW, yesterday, today));
        assertThat(due(spoken))
                .filteredOn(one -> one.kind() == Kind.ACTION_OVERDUE)
                .singleElement()
                .matches(one -> "Ask".equals(one.text()) && TODAY.equals(one.overdueSince()));
        assertThat(kinds(spoken.retracted(TALK))).isEmpty();
    }

    @Test
    @DisplayName("whoever has no next session a week after the last one")
    void followUps() {
        Engagement spoken = engaged.recorded(spoke(NOW));
        assertThat(due(spoken))
                .singleElement()
                .matches(one ->
                        one.kind() == Kind.FOLLOW_UP_AFTER_SESSION && one.day().equals(TODAY.plusDays(7)));
        assertThat(kinds(spoken.requested(asked(Party.COACH, NOW.plusSeconds(60)))))
                .isEmpty();
    }

    @Test
    @DisplayName("nothing of what is over")
    void over() {
        assertThat(due(engaged.recorded(spoke(NOW)).standing(Standing.ENDED, null)))
                .isEmpty();
    }
}
