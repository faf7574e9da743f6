package io.rapport.query.models.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.MemberKey;
import io.rapport.events.member.MemberEvent.MemberForgotten;
import io.rapport.events.programme.ProgrammeCoach;
import io.rapport.events.programme.ProgrammeEvent.InvitationWithdrawn;
import io.rapport.events.programme.ProgrammeEvent.MemberEnrolled;
import io.rapport.events.programme.ProgrammeEvent.MemberInvited;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeChanged;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeClosed;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeLeft;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeOpened;
import io.rapport.events.programme.Sponsor;
import io.rapport.query.models.programme.Enrolment.Standing;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.documents.Folding;
import io.rapport.query.platform.projection.DocumentRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnrolmentTest {

    private static final UUID ID = UUID.randomUUID();
    private static final UUID ENROLMENT = UUID.randomUUID();
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    private final Log log = new Log();
    private final List<EventEnvelope> events = new ArrayList<>();

    EnrolmentTest() {
        events.add(log.next(
                "acme",
                MemberKey.TENANT,
                new ProgrammeOpened(
                        ID, "First days", List.of(new ProgrammeCoach("cleo")), new Sponsor("hr", "HR"), MAY, null)));
        events.add(log.next("acme", "mia", new MemberInvited(ID, ENROLMENT, true)));
    }

    private Enrolment enrolment() {
        return Objects.requireNonNull(folded().find(DocumentRef.to(ProgrammeProjection.ENROLMENTS, ENROLMENT)));
    }

    private Programme programme() {
        return Objects.requireNonNull(folded().find(DocumentRef.to(ProgrammeProjection.PROGRAMMES, ID)));
    }

    private Folding folded() {
        return new Folding(new ProgrammeProjection()).batch(events);
    }

    @Test
    void tellsWhenAMemberTookPart() {
        assertThat(enrolment())
                .matches(one ->
                        one.standing() == Standing.INVITED && one.member().equals("mia"));
        EventEnvelope enrolled = log.next("acme", "mia", new MemberEnrolled(ID, ENROLMENT));
        events.add(enrolled);
        Instant then = enrolled.recordedAt();
        assertThat(enrolment().lasted(then.plusMillis(1))).isTrue();
        assertThat(enrolment().lasted(then.minusSeconds(1))).isFalse();
        EventEnvelope left = log.next("acme", "mia", new ProgrammeLeft(ID, ENROLMENT, null));
        events.add(left);
        assertThat(enrolment().standing()).isEqualTo(Standing.LEFT);
        assertThat(enrolment().lasted(left.recordedAt().plusSeconds(1))).isFalse();
    }

    @Test
    void whoeverWasForgottenTakesPartNoMore() {
        EventEnvelope enrolled = log.next("acme", "mia", new MemberEnrolled(ID, ENROLMENT));
        events.add(enrolled);
        EventEnvelope forgotten = log.next("acme", "mia", new MemberForgotten(UUID.randomUUID()));
        events.add(forgotten);
        assertThat(enrolment().standing()).isEqualTo(Standing.FORGOTTEN);
        assertThat(enrolment().lasted(enrolled.recordedAt().plusMillis(1))).isTrue();
        assertThat(enrolment().lasted(forgotten.recordedAt().plusSeconds(1))).isFalse();
        assertThat(ProgrammeView.Numbers.of(Map.of(enrolment().standing().name(), 1)))
                .isEqualTo(new ProgrammeView.Numbers(0, 0, 0, 0, 0, 1));
    }

    @Test
    void anInvitationThatWasTakenBackWaitsForNoAnswer() {
        events.add(log.next("acme", "mia", new InvitationWithdrawn(ID, ENROLMENT, "a slip")));
        assertThat(enrolment().standing()).isEqualTo(Standing.WITHDRAWN);
        assertThat(ProgrammeView.Numbers.of(Map.of(enrolment().standing().name(), 1)))
                .isEqualTo(new ProgrammeView.Numbers(0, 0, 0, 1, 0, 0));
        events.add(log.next("acme", "mia", new MemberInvited(ID, ENROLMENT, true)));
        assertThat(enrolment().standing()).isEqualTo(Standing.INVITED);
    }

    @Test
    void anInvitationThatWasTakenBackStaysSoWhenTheMemberIsForgotten() {
        events.add(log.next("acme", "mia", new InvitationWithdrawn(ID, ENROLMENT, null)));
        events.add(log.next("acme", "mia", new MemberForgotten(UUID.randomUUID())));
        assertThat(enrolment().standing()).isEqualTo(Standing.WITHDRAWN);
    }

    @Test
    void whoeverHadLeftBeforeHasLeft() {
        events.add(log.next("acme", "mia", new MemberEnrolled(ID, ENROLMENT)));
        EventEnvelope left = log.next("acme", "mia", new ProgrammeLeft(ID, ENROLMENT, null));
        events.add(left);
        events.add(log.next("acme", "mia", new MemberForgotten(UUID.randomUUID())));
        assertThat(enrolment().standing()).isEqualTo(Standing.LEFT);
        assertThat(enrolment().times().getLast().to()).isEqualTo(left.recordedAt());
    }

    @Test
    void isOfAProgrammeAsItIsNow() {
        events.add(log.next(
                "acme", MemberKey.TENANT, new ProgrammeChanged(ID, "Days", List.of(), null, MAY, MAY.plusDays(1))));
        events.add(log.next("acme", MemberKey.TENANT, new ProgrammeClosed(ID, "over")));
        assertThat(programme())
                .matches(one ->
                        one.name().equals("Days") && one.coachIds().isEmpty() && one.sponsor() == null && one.closed());
    }

    @Test
    void remembersWhoseProgrammeItWasWhenItsCoachesChange() {
        EventEnvelope changed = log.next(
                "acme",
                MemberKey.TENANT,
                new ProgrammeChanged(ID, "Days", List.of(new ProgrammeCoach("cora")), null, MAY, null));
        Instant then = changed.recordedAt();
        events.add(changed);
        assertThat(programme().coachIds()).containsExactly("cora");
        assertThat(programme().wasCoachedBy("cleo", then.minusMillis(1))).isTrue();
        assertThat(programme().wasCoachedBy("cora", then.minusMillis(1))).isFalse();
        assertThat(programme().wasCoachedBy("cleo", then)).isFalse();
        assertThat(programme().wasCoachedBy("cora", then)).isTrue();

        EventEnvelope back = log.next(
                "acme",
                MemberKey.TENANT,
                new ProgrammeChanged(
                        ID, "Days", List.of(new ProgrammeCoach("cora"), new ProgrammeCoach("cleo")), null, MAY, null));
        events.add(back);
        assertThat(programme().wasCoachedBy("cleo", then)).isFalse();
        assertThat(programme().wasCoachedBy("cleo", back.recordedAt())).isTrue();
        assertThat(programme().coached()).hasSize(3);
    }

    @Test
    void tellsOnlyAdminsWhoPays() {
        assertThat(ProgrammeView.of(programme(), true, null).sponsor()).isNotNull();
        assertThat(ProgrammeView.of(programme(), false, null).sponsor()).isNull();
    }

    @Test
    void isTheSameWhenEveryEventComesTwice() {
        events.add(log.next("acme", "mia", new MemberEnrolled(ID, ENROLMENT)));
        assertThat(folded().batch(events).find(DocumentRef.to(ProgrammeProjection.ENROLMENTS, ENROLMENT)))
                .isEqualTo(enrolment());
    }
}
