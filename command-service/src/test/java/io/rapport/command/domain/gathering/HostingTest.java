package io.rapport.command.domain.gathering;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.domain.gathering.GatheringCommand.CancelGathering;
import io.rapport.command.domain.gathering.GatheringCommand.CorrectAttendance;
import io.rapport.command.domain.gathering.GatheringCommand.HoldGathering;
import io.rapport.command.domain.gathering.GatheringCommand.InviteToGathering;
import io.rapport.command.domain.gathering.GatheringCommand.PlanGathering;
import io.rapport.command.domain.gathering.GatheringCommand.RecordAttendance;
import io.rapport.command.domain.gathering.GatheringCommand.RecordGuest;
import io.rapport.command.domain.gathering.GatheringCommand.RecordInvitationResponse;
import io.rapport.command.domain.gathering.GatheringCommand.RetractAttendance;
import io.rapport.command.domain.gathering.GatheringCommand.RetractGuest;
import io.rapport.command.domain.gathering.GatheringRejection.AlreadyAttended;
import io.rapport.command.domain.gathering.GatheringRejection.AlreadyInvited;
import io.rapport.command.domain.gathering.GatheringRejection.AttendanceOutsideGathering;
import io.rapport.command.domain.gathering.GatheringRejection.GuestAlreadyRecorded;
import io.rapport.command.domain.gathering.GatheringRejection.HostingNeedsTheme;
import io.rapport.command.domain.gathering.GatheringRejection.NoSuchGuest;
import io.rapport.command.domain.gathering.GatheringRejection.NoSuchInvitation;
import io.rapport.command.domain.gathering.GatheringRejection.NotAttended;
import io.rapport.command.domain.gathering.GatheringRejection.NotTheHost;
import io.rapport.command.domain.gathering.GatheringRejection.NotYetHappened;
import io.rapport.command.domain.gathering.GatheringRejection.YouAreTheHost;
import io.rapport.command.kernel.people.Telling;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.gathering.GatheringEvent.AttendanceRetracted;
import io.rapport.events.gathering.GatheringEvent.GatheringHeld;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringEvent.GuestInvited;
import io.rapport.events.gathering.GatheringEvent.GuestRecorded;
import io.rapport.events.gathering.GatheringEvent.GuestRetracted;
import io.rapport.events.gathering.GatheringEvent.InvitationAnswered;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.gathering.InvitationResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An evening that the member hosts on 12 May 2026")
class HostingTest {

    private static final UUID ID = new UUID(8, 1);
    private static final UUID MARA = new UUID(8, 2);
    private static final UUID INVITATION = new UUID(8, 3);
    private static final UUID GUEST = new UUID(8, 4);
    private static final UUID ENTRY = new UUID(8, 5);
    private static final LocalDate DAY = LocalDate.parse("2026-05-12");
    private static final Moment EVENING = new Moment(DAY.atTime(19, 0).toInstant(ZoneOffset.UTC), DAY, false);

    private static Scenario<Gathering> given(GatheringEvent... history) {
        return Scenario.of(Gathering.class, history);
    }

    private static GatheringPlanned planned(GatheringRole role) {
        return new GatheringPlanned(
                ID,
                "Soup",
                role,
                GatheringKind.SOCIAL,
                "Bring them together",
                null,
                DAY,
                DAY,
                null,
                "Firsts",
                "Cooking");
    }

    private static PlanGathering plan(@Nullable String theme, @Nullable String activity) {
        return new PlanGathering(
                ID,
                "Soup",
                GatheringRole.HOST,
                GatheringKind.SOCIAL,
                "Bring them together",
                null,
                DAY,
                DAY,
                null,
                theme,
                activity);
    }

    private static GatheringPlanned planned() {
        return planned(GatheringRole.HOST);
    }

    private static GuestInvited invited() {
        return new GuestInvited(ID, INVITATION, MARA, null);
    }

    private static GatheringHeld held() {
        return new GatheringHeld(ID, ENTRY, EVENING.occurredAt(), DAY, "Six came");
    }

    @Test
    @DisplayName("has a theme and something that everybody does")
    void theme() {
        given().when(plan("Firsts", "Cooking")).then(planned());
        given().when(plan(null, "Cooking")).isRejected(new HostingNeedsTheme("theme"));
        given().when(plan("Firsts", null)).isRejected(new HostingNeedsTheme("activity"));
    }

    @Test
    @DisplayName("is somewhere people are invited to, each once, and answer, the last answer counting")
    void inviting() {
        InviteToGathering invite = new InviteToGathering(ID, INVITATION, MARA, null);
        given(planned()).when(invite).then(invited());
        given(planned(), invited()).when(invite).isRejected(new AlreadyInvited(INVITATION));
        given(planned(), invited())
                .when(new InviteToGathering(ID, new UUID(8, 9), null, "Mara's sister"))
                .isAccepted();
        RecordInvitationResponse coming = new RecordInvitationResponse(ID, INVITATION, InvitationResponse.COMING);
        InvitationAnswered answered = new InvitationAnswered(ID, INVITATION, InvitationResponse.COMING);
        given(planned(), invited()).when(coming).then(answered);
        given(planned(), invited(), answered).when(coming).changesNothing();
        given(planned(), invited(), answered)
                .when(new RecordInvitationResponse(ID, INVITATION, InvitationResponse.NOT_COMING))
                .isAccepted();
        given(planned()).when(coming).isRejected(new NoSuchInvitation());
    }

    @Test
    @DisplayName("has guests, invited or not, each once")
    void guests() {
        RecordGuest byInvitation = new RecordGuest(ID, GUEST, DAY, INVITATION, null, null);
        RecordGuest byName = new RecordGuest(ID, GUEST, DAY, null, MARA, null);
        GuestRecorded came = new GuestRecorded(ID, GUEST, INVITATION, null, null);
        given(planned(), invited()).when(byInvitation).then(came);
        given(planned()).when(byInvitation).isRejected(new NoSuchInvitation());
        given(planned()).when(byName).then(new GuestRecorded(ID, GUEST, null, MARA, null));
        given(planned(), invited(), came).when(byInvitation).isRejected(new GuestAlreadyRecorded(GUEST));
        given(planned(), invited(), came).when(byName).isRejected(new GuestAlreadyRecorded(GUEST));
        given(planned(), invited(), came)
                .when(new RecordGuest(ID, new UUID(8, 8), DAY, null, null, "Mara's sister"))
                .isAccepted();
    }

    @Test
    @DisplayName("is somewhere nobody is invited to, or comes to, twice in the same words")
    void sameWords() {
        UUID other = new UUID(8, 9);
        GuestInvited sister = new GuestInvited(ID, INVITATION, null, "Mara's sister Zoë");
        given(planned(), sister)
                .when(new InviteToGathering(ID, other, null, "MARA'S SISTER ZOE\u0308"))
                .isRejected(new AlreadyInvited(INVITATION));
        given(planned(), sister)
                .when(new InviteToGathering(ID, other, null, "Mara's brother"))
                .isAccepted();
        given(planned(), sister, new GuestRecorded(ID, GUEST, INVITATION, null, null))
                .when(new RecordGuest(ID, other, DAY, null, null, "mara's sister zoë"))
                .isRejected(new GuestAlreadyRecorded(GUEST));
        given(planned(), new GuestRecorded(ID, GUEST, null, null, "A stranger"))
                .when(new RecordGuest(ID, other, DAY, null, null, "a Stranger"))
                .isRejected(new GuestAlreadyRecorded(GUEST));
        given(planned(), new GuestRecorded(ID, GUEST, null, null, "A stranger"))
                .when(new RecordGuest(ID, other, DAY, null, null, "Another stranger"))
                .isAccepted();
    }

    @Test
    @DisplayName("has guests from its first day on")
    void guestsBefore() {
        given(planned())
                .when(new RecordGuest(ID, GUEST, DAY.minusDays(1), null, MARA, null))
                .isRejected(new NotYetHappened(DAY));
        given(planned())
                .when(new RecordGuest(ID, GUEST, DAY.plusDays(9), null, MARA, null))
                .isAccepted();
    }

    @Test
    @DisplayName("says of holding, not of attending, what cannot be done because of it")
    void words() {
        assertThat(new AlreadyAttended(ENTRY, GatheringRole.HOST).detail())
                .contains("held")
                .doesNotContainIgnoringCase("attend");
        assertThat(new NotAttended(GatheringRole.HOST).detail())
                .contains("held")
                .doesNotContainIgnoringCase("attend");
        assertThat(new AlreadyAttended(ENTRY, GatheringRole.ATTEND).detail()).contains("attendance");
    }

    @Test
    @DisplayName("invites whom one keeps in touch with, and has guests whom one has met")
    void people() {
        assertThat(new InviteToGathering(ID, INVITATION, MARA, null).telling())
                .isEqualTo(Telling.of(MARA, "relationshipId").ofKept());
        assertThat(new RecordGuest(ID, GUEST, DAY, INVITATION, null, null).telling())
                .isEqualTo(Telling.within(ID, INVITATION).ofKept().ofMet());
        assertThat(new RecordGuest(ID, GUEST, DAY, null, MARA, null).telling())
                .isEqualTo(Telling.within(ID, null)
                        .and(MARA, "relationshipId")
                        .ofKept()
                        .ofMet());
    }

    @Test
    @DisplayName("loses a guest who was none, who may come all the same")
    void guestRetracted() {
        GuestRecorded came = new GuestRecorded(ID, GUEST, null, MARA, null);
        GuestRetracted retracted = new GuestRetracted(ID, GUEST, "It was Mira");
        RetractGuest retract = new RetractGuest(ID, GUEST, "It was Mira");
        given(planned(), came).when(retract).then(retracted);
        given(planned(), came, retracted).when(retract).isRejected(new NoSuchGuest());
        given(planned(), came, retracted)
                .when(new RecordGuest(ID, new UUID(8, 8), DAY, null, MARA, null))
                .isAccepted();
    }

    @Test
    @DisplayName("is held once, on one of its days, and not cancelled any more")
    void holding() {
        HoldGathering hold = new HoldGathering(ID, ENTRY, EVENING, "Six came");
        given(planned()).when(hold).then(held());
        given(planned(), held()).when(hold).isRejected(new AlreadyAttended(ENTRY, GatheringRole.HOST));
        given(planned())
                .when(new HoldGathering(ID, ENTRY, new Moment(EVENING.occurredAt(), DAY.plusDays(1), false), null))
                .isRejected(new AttendanceOutsideGathering(DAY, DAY));
        given(planned(), held())
                .when(new CancelGathering(ID, "Rain"))
                .isRejected(new AlreadyAttended(ENTRY, GatheringRole.HOST));
        given(planned()).when(new RecordAttendance(ID, ENTRY, EVENING, null)).isRejected(new YouAreTheHost());
    }

    @Test
    @DisplayName("is put right or taken back as any entry is")
    void amending() {
        given(planned(), held())
                .when(new CorrectAttendance(ID, "Seven came", null, "A slip"))
                .isAccepted();
        given(planned(), held())
                .when(new RetractAttendance(ID, "It rained"))
                .then(new AttendanceRetracted(ID, ENTRY, "It rained"));
    }

    static Stream<GatheringCommand> ofTheHost() {
        return Stream.of(
                new InviteToGathering(ID, INVITATION, MARA, null),
                new RecordGuest(ID, GUEST, DAY, null, MARA, null),
                new HoldGathering(ID, ENTRY, EVENING, null));
    }

    @ParameterizedTest
    @MethodSource("ofTheHost")
    @DisplayName("is the host's: who attends invites nobody, and holds nothing")
    void notTheHost(GatheringCommand command) {
        given(planned(GatheringRole.ATTEND)).when(command).isRejected(new NotTheHost());
    }
}
