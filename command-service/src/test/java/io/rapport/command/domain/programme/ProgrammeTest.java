package io.rapport.command.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.programme.EnrolmentCommand.DeclineInvitation;
import io.rapport.command.domain.programme.EnrolmentCommand.EnrolMember;
import io.rapport.command.domain.programme.EnrolmentCommand.InviteAgain;
import io.rapport.command.domain.programme.EnrolmentCommand.InviteMember;
import io.rapport.command.domain.programme.EnrolmentCommand.LeaveProgramme;
import io.rapport.command.domain.programme.KnownProgrammes.Known;
import io.rapport.command.domain.programme.ProgrammeCommand.ChangeProgramme;
import io.rapport.command.domain.programme.ProgrammeCommand.OpenProgramme;
import io.rapport.command.domain.programme.ProgrammeRejection.AlreadyEnrolled;
import io.rapport.command.domain.programme.ProgrammeRejection.EndsBeforeItBegins;
import io.rapport.command.domain.programme.ProgrammeRejection.NotEnrolled;
import io.rapport.command.domain.programme.ProgrammeRejection.NotInvited;
import io.rapport.command.domain.programme.ProgrammeRejection.ProgrammeIsClosed;
import io.rapport.command.domain.programme.ProgrammeRejection.ProgrammeIsOver;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.platform.aggregate.Owner;
import io.rapport.events.programme.ProgrammeCoach;
import io.rapport.events.programme.ProgrammeEvent;
import io.rapport.events.programme.ProgrammeEvent.InvitationDeclined;
import io.rapport.events.programme.ProgrammeEvent.MemberEnrolled;
import io.rapport.events.programme.ProgrammeEvent.MemberInvited;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeLeft;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeOpened;
import io.rapport.events.programme.Sponsor;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
        member().when(new InviteMember(ENROLMENT, ID, true), "carla").then(INVITED);
        member(INVITED).when(new EnrolMember(ENROLMENT)).then(ENROLLED);
        member(INVITED, ENROLLED).when(new EnrolMember(ENROLMENT)).changesNothing();
        member(INVITED).when(new EnrolMember(ENROLMENT), "carla").isRejected(new NotFound());
        member(INVITED, new InvitationDeclined(ID, ENROLMENT, null))
                .when(new EnrolMember(ENROLMENT))
                .isRejected(new NotInvited());
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
        member(INVITED).when(new InviteAgain(ENROLMENT, true), "carla").changesNothing();
        member(INVITED, ENROLLED)
                .when(new InviteAgain(ENROLMENT, true), "carla")
                .isRejected(new AlreadyEnrolled());
        member(INVITED, ENROLLED, new ProgrammeLeft(ID, ENROLMENT, null))
                .when(new InviteAgain(ENROLMENT, false), "root")
                .then(new MemberInvited(ID, ENROLMENT, false));
    }

    @Test
    @DisplayName("has people invited by admins and its own coaches, as long as it is open")
    void whoInvites() {
        WhenSomebodyJoinsThenTheProgrammeIsOpen open = knowing(new Known(Set.of("carla"), JUNE, false));
        assertThat(open.checkInvitation("northwind", ID, "carla", false, JUNE)).isTrue();
        assertThat(open.checkInvitation("northwind", ID, "root", true, JUNE)).isFalse();
        isRejected(() -> open.checkInvitation("northwind", ID, "fred", false, JUNE), new NotFound());
        isRejected(() -> open.checkYes("northwind", ID, JUNE.plusDays(1)), new ProgrammeIsOver());
        isRejected(
                () -> knowing(new Known(Set.of("carla"), null, true))
                        .checkInvitation("northwind", ID, "carla", false, MAY),
                new ProgrammeIsClosed());
        isRejected(() -> knowing(null).checkYes("northwind", ID, MAY), new NotFound());
    }

    private static WhenSomebodyJoinsThenTheProgrammeIsOpen knowing(@Nullable Known known) {
        return new WhenSomebodyJoinsThenTheProgrammeIsOpen((tenant, id) -> Optional.ofNullable(known));
    }

    private static void isRejected(ThrowingCallable what, Rejection rejection) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        rejected -> assertThat(rejected.rejection()).isEqualTo(rejection));
    }
}
