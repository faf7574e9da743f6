package io.rapport.command.domain.programme;

import static io.rapport.command.kernel.rules.Scenario.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.programme.EnrolmentCommand.DeclineInvitation;
import io.rapport.command.domain.programme.EnrolmentCommand.EnrolMember;
import io.rapport.command.domain.programme.EnrolmentCommand.InviteMember;
import io.rapport.command.domain.programme.EnrolmentCommand.LeaveProgramme;
import io.rapport.command.domain.programme.EnrolmentCommand.WithdrawInvitation;
import io.rapport.command.domain.programme.KnownProgrammes.Known;
import io.rapport.command.domain.programme.ProgrammeCommand.ChangeProgramme;
import io.rapport.command.domain.programme.ProgrammeCommand.OpenProgramme;
import io.rapport.command.domain.programme.ProgrammeRejection.AlreadyEnrolled;
import io.rapport.command.domain.programme.ProgrammeRejection.EndsBeforeItBegins;
import io.rapport.command.domain.programme.ProgrammeRejection.InvitationAnswered;
import io.rapport.command.domain.programme.ProgrammeRejection.NotEnrolled;
import io.rapport.command.domain.programme.ProgrammeRejection.NotInvited;
import io.rapport.command.domain.programme.ProgrammeRejection.ProgrammeIsClosed;
import io.rapport.command.domain.programme.ProgrammeRejection.ProgrammeIsOver;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.rules.Scenario.Outcome;
import io.rapport.events.Owner;
import io.rapport.events.programme.ProgrammeCoach;
import io.rapport.events.programme.ProgrammeEvent;
import io.rapport.events.programme.ProgrammeEvent.InvitationDeclined;
import io.rapport.events.programme.ProgrammeEvent.InvitationWithdrawn;
import io.rapport.events.programme.ProgrammeEvent.MemberEnrolled;
import io.rapport.events.programme.ProgrammeEvent.MemberInvited;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeLeft;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeOpened;
import io.rapport.events.programme.Sponsor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A programme")
class ProgrammeTest {

    private static final UUID ID = new UUID(7, 1);
    private static final UUID ENROLMENT = new UUID(7, 2);
    private static final LocalDate MAY = LocalDate.parse("2026-05-01");
    private static final LocalDate JUNE = LocalDate.parse("2026-06-01");
    private static final Sponsor SPONSOR = new Sponsor("hr", "Northwind HR");
    private static final MemberInvited INVITED = new MemberInvited(ID, ENROLMENT, true);
    private static final EnrolMember YES = new EnrolMember(ENROLMENT, ID, MAY);
    private static final MemberEnrolled ENROLLED = new MemberEnrolled(ID, ENROLMENT);

    private static Outline outline(@Nullable LocalDate to) {
        return new Outline(
                "First days", List.of(new ProgrammeCoach("carla"), new ProgrammeCoach("carla")), SPONSOR, MAY, to);
    }

    private static Scenario<Enrolment> member(ProgrammeEvent... history) {
        return Scenario.of(Enrolment.class, history);
    }

    @Test
    @DisplayName("is opened in the tenant's name alone, with each coach once")
    void open() {
        Scenario.of(Programme.class)
                .when(new OpenProgramme(ID, outline(JUNE)), Owner.ofTenant("northwind"))
                .then(new ProgrammeOpened(ID, "First days", List.of(new ProgrammeCoach("carla")), SPONSOR, MAY, JUNE));
        Scenario.of(Programme.class).when(new OpenProgramme(ID, outline(null))).isRejected(new NotFound());
    }

    @Test
    @DisplayName("does not end before it begins")
    void days() {
        Scenario.of(Programme.class)
                .when(new OpenProgramme(ID, outline(MAY)), Owner.ofTenant("northwind"))
                .isAccepted();
        Scenario.of(Programme.class)
                .when(new OpenProgramme(ID, outline(MAY.minusDays(1))), Owner.ofTenant("northwind"))
                .isRejected(new EndsBeforeItBegins());
    }

    @Test
    @DisplayName("is nobody's to change in a member's name, nor in another tenant's")
    void notFound() {
        ProgrammeOpened opened = new ProgrammeOpened(ID, "First days", List.of(), null, MAY, null);
        Scenario.of(Programme.class, opened)
                .when(new ChangeProgramme(ID, outline(JUNE)), Owner.ofTenant("contoso"))
                .isRejected(new NotFound());
    }

    @Test
    @DisplayName("is joined by the member's own yes, after an invitation")
    void enrol() {
        invite(true).then(INVITED);
        member(INVITED).when(YES).then(ENROLLED);
        member(INVITED, ENROLLED).when(YES).changesNothing();
        member(INVITED).when(YES, "carla").isRejected(new NotFound());
        member(INVITED, new InvitationDeclined(ID, ENROLMENT, null)).when(YES).isRejected(new NotInvited());
    }

    @Test
    @DisplayName("is declined and left by the member alone")
    void leave() {
        member(INVITED)
                .when(new DeclineInvitation(ENROLMENT, "busy"))
                .then(new InvitationDeclined(ID, ENROLMENT, "busy"));
        member(INVITED, ENROLLED).when(new DeclineInvitation(ENROLMENT, null)).isRejected(new NotInvited());
        member(INVITED, ENROLLED)
                .when(new LeaveProgramme(ENROLMENT, null))
                .then(new ProgrammeLeft(ID, ENROLMENT, null));
        member(INVITED, ENROLLED)
                .when(new LeaveProgramme(ENROLMENT, null), "carla")
                .isRejected(new NotFound());
        member(INVITED).when(new LeaveProgramme(ENROLMENT, null)).isRejected(new NotEnrolled());
    }

    @Test
    @DisplayName("may be offered again to who declined or left, and once to who has not answered")
    void inviteAgain() {
        invite(true, INVITED).changesNothing();
        invite(true, INVITED, ENROLLED).isRejected(new AlreadyEnrolled());
        invite(false, INVITED, ENROLLED, new ProgrammeLeft(ID, ENROLMENT, null))
                .then(new MemberInvited(ID, ENROLMENT, false));
    }

    @Test
    @DisplayName("has people invited by admins and its own coaches, as long as it is open")
    void whoInvites() {
        KnownProgrammes open = knowing(new Known(Set.of("carla"), JUNE, false));
        WhoInvitesIsItsCoachOrAnAdmin who = new WhoInvitesIsItsCoachOrAnAdmin(open);
        assertThat(isCoach(who.check(inviting(false), MEMBER, "carla"))).isTrue();
        assertThat(isCoach(who.check(inviting(true), MEMBER, "root"))).isFalse();
        isRejected(() -> who.check(inviting(false), MEMBER, "fred"), new NotFound());
        isRejected(
                () -> new WhoInvitesIsItsCoachOrAnAdmin(knowing(null)).check(inviting(true), MEMBER, "root"),
                new NotFound());

        joining(open, JUNE);
        isRejected(() -> joining(open, JUNE.plusDays(1)), new ProgrammeIsOver());
        isRejected(() -> joining(knowing(new Known(Set.of("carla"), null, true)), MAY), new ProgrammeIsClosed());
        isRejected(() -> joining(knowing(null), MAY), new NotFound());
    }

    private static void joining(KnownProgrammes programmes, LocalDate today) {
        new WhenSomebodyJoinsThenTheProgrammeIsOpen(programmes).check(new EnrolMember(ENROLMENT, ID, today), MEMBER);
    }

    private static KnownProgrammes knowing(@Nullable Known known) {
        return (tenant, id) -> Optional.ofNullable(known);
    }

    private static InviteMember inviting(boolean admin) {
        return new InviteMember(ENROLMENT, ID, admin, MAY);
    }

    /** What the policy brings to the enrolment. */
    private static Map<String, Boolean> by(boolean coach) {
        return new WhoInvitesIsItsCoachOrAnAdmin(knowing(new Known(coach ? Set.of("carla") : Set.of(), null, false)))
                .check(inviting(true), MEMBER, "carla");
    }

    @Test
    @DisplayName("takes back an invitation as long as nobody has answered it, and may invite again")
    void withdraw() {
        InvitationWithdrawn withdrawn = new InvitationWithdrawn(ID, ENROLMENT, "a slip");
        withdraw(INVITED).then(withdrawn);
        withdraw(INVITED, withdrawn).changesNothing();
        withdraw(INVITED, ENROLLED).isRejected(new AlreadyEnrolled());
        withdraw(INVITED, new InvitationDeclined(ID, ENROLMENT, null)).isRejected(new InvitationAnswered());
        withdraw(INVITED, ENROLLED, new ProgrammeLeft(ID, ENROLMENT, null)).isRejected(new InvitationAnswered());
        member(INVITED, withdrawn).when(YES).isRejected(new NotInvited());
        member(INVITED, withdrawn).when(new DeclineInvitation(ENROLMENT, null)).isRejected(new NotInvited());
        invite(true, INVITED, withdrawn).then(INVITED);

        WhoInvitesIsItsCoachOrAnAdmin who =
                new WhoInvitesIsItsCoachOrAnAdmin(knowing(new Known(Set.of("carla"), null, true)));
        assertThat(isCoach(who.check(withdrawing(false), MEMBER, "carla")))
                .as("of a closed one, too")
                .isTrue();
        isRejected(() -> who.check(withdrawing(false), MEMBER, "fred"), new NotFound());
    }

    private static WithdrawInvitation withdrawing(boolean admin) {
        return new WithdrawInvitation(ENROLMENT, ID, admin, "a slip");
    }

    private static Outcome withdraw(ProgrammeEvent... history) {
        return member(history).bringing(by(true)).when(withdrawing(false), "carla");
    }

    private static boolean isCoach(Map<String, Boolean> brought) {
        return WhoInvitesIsItsCoachOrAnAdmin.isCoach(MetaData.from(brought));
    }

    private static Outcome invite(boolean coach, ProgrammeEvent... history) {
        return member(history).bringing(by(coach)).when(inviting(!coach), "carla");
    }

    private static void isRejected(ThrowingCallable what, Rejection rejection) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        rejected -> assertThat(rejected.rejection()).isEqualTo(rejection));
    }
}
