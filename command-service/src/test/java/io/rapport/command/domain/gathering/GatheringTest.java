package io.rapport.command.domain.gathering;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.domain.gathering.GatheringCommand.CancelGathering;
import io.rapport.command.domain.gathering.GatheringCommand.CorrectAttendance;
import io.rapport.command.domain.gathering.GatheringCommand.PlanGathering;
import io.rapport.command.domain.gathering.GatheringCommand.RecordAttendance;
import io.rapport.command.domain.gathering.GatheringCommand.RetractAttendance;
import io.rapport.command.domain.gathering.GatheringRejection.AlreadyAttended;
import io.rapport.command.domain.gathering.GatheringRejection.AttendanceOutsideGathering;
import io.rapport.command.domain.gathering.GatheringRejection.EndsBeforeStart;
import io.rapport.command.domain.gathering.GatheringRejection.GatheringIsCancelled;
import io.rapport.command.domain.gathering.GatheringRejection.NotAttended;
import io.rapport.command.kernel.rules.NamesAims.NamedAim;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.rules.Snapshotted;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.Owner;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.gathering.GatheringEvent.AttendanceCorrected;
import io.rapport.events.gathering.GatheringEvent.AttendanceRecorded;
import io.rapport.events.gathering.GatheringEvent.AttendanceRetracted;
import io.rapport.events.gathering.GatheringEvent.GatheringCancelled;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A gathering, from 12 to 14 May 2026")
class GatheringTest {

    private static final UUID ID = new UUID(7, 1);
    private static final UUID ENTRY = new UUID(7, 2);
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-05-12");
    private static final LocalDate LAST_DAY = LocalDate.parse("2026-05-14");

    private static Scenario<Gathering> given(GatheringEvent... history) {
        return Scenario.of(Gathering.class, history);
    }

    private static GatheringPlanned planned() {
        return planned(FIRST_DAY, LAST_DAY);
    }

    private static GatheringPlanned planned(LocalDate from, LocalDate to) {
        return new GatheringPlanned(
                ID,
                "Expo",
                GatheringRole.ATTEND,
                GatheringKind.CONFERENCE,
                "Meet two people of marketing",
                null,
                from,
                to,
                "Lyon",
                null,
                null);
    }

    private static PlanGathering plan(LocalDate from, LocalDate to) {
        return new PlanGathering(
                ID,
                "Expo",
                GatheringRole.ATTEND,
                GatheringKind.CONFERENCE,
                "Meet two people of marketing",
                null,
                from,
                to,
                "Lyon",
                null,
                null);
    }

    private static AttendanceRecorded attended() {
        return new AttendanceRecorded(
                ID, ENTRY, noonOf("2026-05-13").occurredAt(), LocalDate.parse("2026-05-13"), null);
    }

    private static GatheringCancelled cancelled() {
        return new GatheringCancelled(ID, "Ill");
    }

    private static Moment noonOf(String day) {
        LocalDate on = LocalDate.parse(day);
        return new Moment(on.atTime(12, 0).toInstant(ZoneOffset.UTC), on, true);
    }

    private static RecordAttendance attend(Moment when) {
        return new RecordAttendance(ID, ENTRY, when, "Ask earlier");
    }

    @Test
    @DisplayName("is planned for a reason")
    void planning() {
        given().when(plan(FIRST_DAY, LAST_DAY)).then(planned());
    }

    @Test
    @DisplayName("is planned for an aim of the career plan, beside words or instead of them")
    void planningForAnAim() {
        UUID aim = new UUID(7, 3);
        PlanGathering forAnAim = new PlanGathering(
                ID,
                "Expo",
                GatheringRole.ATTEND,
                GatheringKind.CONFERENCE,
                null,
                aim,
                FIRST_DAY,
                LAST_DAY,
                null,
                null,
                null);
        given().when(forAnAim)
                .then(new GatheringPlanned(
                        ID,
                        "Expo",
                        GatheringRole.ATTEND,
                        GatheringKind.CONFERENCE,
                        null,
                        aim,
                        FIRST_DAY,
                        LAST_DAY,
                        null,
                        null,
                        null));
        assertThat(forAnAim.namedAims()).containsExactly(new NamedAim(aim, "aimId", false));
        assertThat(plan(FIRST_DAY, LAST_DAY).namedAims()).isEmpty();
    }

    @Test
    @DisplayName("may take a single day, and cannot end before it starts")
    void endsBeforeStart() {
        given().when(plan(FIRST_DAY, FIRST_DAY)).then(planned(FIRST_DAY, FIRST_DAY));
        given().when(plan(FIRST_DAY, FIRST_DAY.minusDays(1))).isRejected(new EndsBeforeStart());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-12", "2026-05-13", "2026-05-14"})
    @DisplayName("is attended on any of its days")
    void attending(String day) {
        Moment when = noonOf(day);
        given(planned())
                .when(attend(when))
                .then(new AttendanceRecorded(ID, ENTRY, when.occurredAt(), when.occurredOn(), "Ask earlier"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-11", "2026-05-15"})
    @DisplayName("is not attended on any other day")
    void attendingOutside(String day) {
        given(planned()).when(attend(noonOf(day))).isRejected(new AttendanceOutsideGathering(FIRST_DAY, LAST_DAY));
    }

    @Test
    @DisplayName("goes by the member's day, which beats the instant")
    void statedDay() {
        Instant alreadyThe15thInUtc = Instant.parse("2026-05-15T01:00:00Z");
        given(planned())
                .when(attend(new Moment(alreadyThe15thInUtc, LAST_DAY, false)))
                .isAccepted();
    }

    @Test
    @DisplayName("is attended once")
    void attendingTwice() {
        given(planned(), attended())
                .when(attend(noonOf("2026-05-14")))
                .isRejected(new AlreadyAttended(ENTRY, GatheringRole.ATTEND));
    }

    @Test
    @DisplayName("can be cancelled, once, and is not attended then")
    void cancelling() {
        given(planned()).when(new CancelGathering(ID, "Ill")).then(cancelled());
        given(planned(), cancelled()).when(new CancelGathering(ID, "Ill")).isRejected(new GatheringIsCancelled());
        given(planned(), cancelled()).when(attend(noonOf("2026-05-13"))).isRejected(new GatheringIsCancelled());
    }

    @Test
    @DisplayName("cannot be cancelled once the member was there")
    void cancellingAfterwards() {
        given(planned(), attended())
                .when(new CancelGathering(ID, "Ill"))
                .isRejected(new AlreadyAttended(ENTRY, GatheringRole.ATTEND));
    }

    @Test
    @DisplayName("has an attendance that is put right: another of its days, or what was taken away")
    void correcting() {
        Moment first = noonOf("2026-05-12");
        given(planned(), attended())
                .when(new CorrectAttendance(ID, "Ask first", null, "A slip"))
                .then(new AttendanceCorrected(
                        ID, ENTRY, attended().occurredAt(), attended().occurredOn(), "Ask first", "A slip"));
        given(planned(), attended())
                .when(new CorrectAttendance(ID, null, first, "A slip"))
                .then(new AttendanceCorrected(ID, ENTRY, first.occurredAt(), first.occurredOn(), null, "A slip"));
        given(planned(), attended())
                .when(new CorrectAttendance(ID, null, noonOf("2026-05-15"), "A slip"))
                .isRejected(new AttendanceOutsideGathering(FIRST_DAY, LAST_DAY));
        given(planned())
                .when(new CorrectAttendance(ID, "Ask first", null, "A slip"))
                .isRejected(new NotAttended(GatheringRole.ATTEND));
    }

    @Test
    @DisplayName("has an attendance that is taken back once, and is attended anew or cancelled then")
    void retracting() {
        AttendanceRetracted retracted = new AttendanceRetracted(ID, ENTRY, "Stayed at home");
        RetractAttendance retract = new RetractAttendance(ID, "Stayed at home");
        given(planned(), attended()).when(retract).then(retracted);
        given(planned()).when(retract).isRejected(new NotAttended(GatheringRole.ATTEND));
        given(planned(), attended(), retracted).when(retract).isRejected(new NotAttended(GatheringRole.ATTEND));
        given(planned(), attended(), retracted)
                .when(attend(noonOf("2026-05-13")))
                .isAccepted();
        given(planned(), attended(), retracted)
                .when(new CancelGathering(ID, "Ill"))
                .then(cancelled());
    }

    @Test
    @DisplayName("does not exist for anybody else")
    void notFound() {
        given(planned())
                .when(attend(noonOf("2026-05-13")), new Owner("northwind", "ben"))
                .isRejected(new NotFound());
        given(planned())
                .when(new CancelGathering(ID, "Mine?"), new Owner("contoso", "ana"))
                .isRejected(new NotFound());
    }

    @Test
    @DisplayName("survives a snapshot")
    void snapshot() {
        Gathering gathering = new Gathering();
        MetaData mine = MetaData.from(Map.of("tenantId", "northwind", "memberId", "ana"));
        gathering.on(planned(), mine);
        gathering.on(attended(), mine);
        gathering.on(cancelled(), mine);

        Snapshotted.throughJson(gathering);
    }
}
