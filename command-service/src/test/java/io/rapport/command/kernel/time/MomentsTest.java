package io.rapport.command.kernel.time;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.time.MemberTime.ZoneChange;
import io.rapport.command.kernel.time.TimeRejection.DayContradictsInstant;
import io.rapport.command.kernel.time.TimeRejection.NotYetHappened;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The rules of time")
class MomentsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T15:00:00Z");
    private static final MemberTime UTC = MemberTime.DEFAULT;
    private static final MemberTime BERLIN = in("Europe/Berlin");
    private static final MemberTime NEW_YORK = in("America/New_York");
    private static final MemberTime AUCKLAND = in("Pacific/Auckland");

    private static MemberTime in(String zone) {
        return new MemberTime(List.of(new ZoneChange(Instant.EPOCH, ZoneId.of(zone))), DayOfWeek.MONDAY);
    }

    private static Moment resolve(@Nullable String at, @Nullable String on, MemberTime member) {
        return resolve(at, on, NOW, member);
    }

    private static Moment resolve(@Nullable String at, @Nullable String on, Instant now, MemberTime member) {
        return Moments.resolve(
                at == null ? null : requireNonNull(StatedTime.read(at)),
                on == null ? null : LocalDate.parse(on),
                now,
                member);
    }

    private static Moment moment(String at, String on, boolean dayOnly) {
        return new Moment(Instant.parse(at), LocalDate.parse(on), dayOnly);
    }

    private static void assertRejected(Rejection rejection, ThrowingCallable statement) {
        assertThatThrownBy(statement)
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(rejection));
    }

    @Nested
    @DisplayName("Without any statement")
    class Nothing {

        @Test
        @DisplayName("it is now, on the member's today")
        void isNow() {
            assertThat(resolve(null, null, UTC)).isEqualTo(moment("2026-03-10T15:00:00Z", "2026-03-10", false));
            assertThat(resolve(null, null, AUCKLAND)).isEqualTo(moment("2026-03-10T15:00:00Z", "2026-03-11", false));
        }
    }

    @Nested
    @DisplayName("An instant")
    class AnInstant {

        @Test
        @DisplayName("written in UTC is on the member's day then")
        void inUtc() {
            assertThat(resolve("2026-03-09T23:30:00Z", null, BERLIN))
                    .isEqualTo(moment("2026-03-09T23:30:00Z", "2026-03-10", false));
            assertThat(resolve("2026-03-09T23:30:00Z", null, NEW_YORK))
                    .isEqualTo(moment("2026-03-09T23:30:00Z", "2026-03-09", false));
        }

        @Test
        @DisplayName("written with an offset states its day, wherever the member lives")
        void withOffset() {
            assertThat(resolve("2026-03-09T23:30:00-08:00", null, BERLIN))
                    .isEqualTo(moment("2026-03-10T07:30:00Z", "2026-03-09", false));
            assertThat(resolve("2026-03-10T00:30:00+13:00", null, NEW_YORK))
                    .isEqualTo(moment("2026-03-09T11:30:00Z", "2026-03-10", false));
        }

        @Test
        @DisplayName("written with +00:00 states its day as with any other offset, and Z and -00:00 state none")
        void ofLisbon() {
            MemberTime tokyo = in("Asia/Tokyo");
            assertThat(resolve("2026-01-10T20:00:00+00:00", null, tokyo).occurredOn())
                    .isEqualTo("2026-01-10");
            for (String unknown :
                    List.of("2026-01-10T20:00:00Z", "2026-01-10t20:00:00z", "2026-01-10T20:00:00-00:00")) {
                assertThat(resolve(unknown, null, tokyo).occurredOn()).isEqualTo("2026-01-11");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2026-01-10T20:00:00+18:00",
                    "2026-01-10T20:00:00+14:01",
                    "2026-01-10T20:00:00-12:01",
                    "2026-01-10T20:00:00+01:00:30",
                    "2026-01-10T20:00:00+01",
                    "2026-01-10T20:00:00+0100",
                    "2026-01-10T20:00:00+01:00[Europe/Berlin]",
                    "2026-01-10T20:00:00",
                    "2026-01-10T20:00Z",
                    "2026-01-10T24:00:00Z",
                    "2026-02-30T20:00:00Z",
                    "+12026-01-10T20:00:00Z",
                    "2026-01-10 20:00:00Z",
                    "2026-01-10",
                    "1767225600",
                    ""
                })
        @DisplayName("that is not of RFC 3339, or has an offset that no zone has, is none")
        void noTime(String text) {
            assertThat(StatedTime.read(text)).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-01-10T20:00:00-12:00", "2026-01-10T20:00:00.123456789+14:00"})
        @DisplayName("may have any offset between the westernmost and the easternmost zone")
        void outermost(String text) {
            assertThat(StatedTime.read(text)).isNotNull();
        }

        @Test
        @DisplayName("cannot be on a day that has not begun for the member, whatever its offset")
        void offsetOfTomorrow() {
            assertRejected(
                    new NotYetHappened("occurredAt"), () -> resolve("2026-03-11T04:00:00+13:00", null, NEW_YORK));
        }

        @Test
        @DisplayName("of a clock that is a little ahead may be on the day that is about to begin")
        void aroundMidnight() {
            Instant beforeMidnight = Instant.parse("2026-03-10T23:58:00Z");
            assertThat(resolve("2026-03-11T00:01:00+00:00", "2026-03-11", beforeMidnight, UTC)
                            .occurredOn())
                    .isEqualTo("2026-03-11");
            assertThat(resolve("2026-03-11T00:01:00Z", null, beforeMidnight, UTC)
                            .occurredOn())
                    .isEqualTo("2026-03-11");
            assertRejected(
                    new NotYetHappened("occurredOn"),
                    () -> resolve("2026-03-10T23:59:00Z", "2026-03-11", beforeMidnight, UTC));
        }

        @ParameterizedTest(name = "{0} was on {1} in Berlin")
        @CsvSource({
            // Summer time begins on 29 March 2026 at 02:00 and ends on 25 October 2025 at 03:00.
            "2026-03-28T22:59:59Z, 2026-03-28",
            "2026-03-28T23:00:00Z, 2026-03-29",
            "2026-03-29T21:59:59Z, 2026-03-29",
            "2026-03-29T22:00:00Z, 2026-03-30",
            "2025-10-25T21:59:59Z, 2025-10-25",
            "2025-10-25T22:00:00Z, 2025-10-26",
            "2025-10-26T22:59:59Z, 2025-10-26",
            "2025-10-26T23:00:00Z, 2025-10-27"
        })
        @DisplayName("is on the right side of midnight around a change to or from summer time")
        void aroundSummerTime(String at, String day) {
            assertThat(resolve(at, null, Instant.parse("2026-06-01T00:00:00Z"), BERLIN)
                            .occurredOn())
                    .isEqualTo(day);
        }

        @Test
        @DisplayName("may be five minutes ahead of now, and not more")
        void tolerance() {
            assertThat(resolve("2026-03-10T15:05:00Z", null, UTC).occurredAt()).isEqualTo("2026-03-10T15:05:00Z");
            assertRejected(new NotYetHappened("occurredAt"), () -> resolve("2026-03-10T15:05:00.001Z", null, UTC));
            assertRejected(new NotYetHappened("occurredAt"), () -> resolve("2027-01-01T00:00:00Z", null, UTC));
        }

        @Test
        @DisplayName("ahead of now is measured as an instant, not by the clock on the wall")
        void futureIsNoMatterOfOffset() {
            assertThat(resolve("2026-03-11T04:00:00+13:00", null, AUCKLAND))
                    .isEqualTo(moment("2026-03-10T15:00:00Z", "2026-03-11", false));
            assertRejected(new NotYetHappened("occurredAt"), () -> resolve("2026-03-10T11:00:00-05:00", null, UTC));
        }
    }

    @Nested
    @DisplayName("A day beside an instant")
    class DayAndInstant {

        @Test
        @DisplayName("beats the instant's own day")
        void beatsTheInstant() {
            assertThat(resolve("2026-03-09T23:30:00Z", "2026-03-09", BERLIN))
                    .isEqualTo(moment("2026-03-09T23:30:00Z", "2026-03-09", false));
            assertThat(resolve("2026-03-09T23:30:00-08:00", "2026-03-10", BERLIN))
                    .isEqualTo(moment("2026-03-10T07:30:00Z", "2026-03-10", false));
        }

        @ParameterizedTest(name = "{0} was on {1} somewhere")
        @CsvSource({
            "2026-03-09T12:00:00Z, 2026-03-09",
            "2026-03-09T10:00:00Z, 2026-03-10", // exactly midnight at +14
            "2026-03-09T11:59:59Z, 2026-03-08", // a second before midnight at -12
            "2026-03-09T12:00:00Z, 2026-03-10"
        })
        @DisplayName("is the instant's day in some zone")
        void somewhereOnEarth(String at, String on) {
            assertThat(resolve(at, on, UTC).occurredOn()).isEqualTo(on);
        }

        @Test
        @DisplayName("that is the instant's in no zone contradicts it")
        void contradicts() {
            assertRejected(
                    new DayContradictsInstant(LocalDate.parse("2026-03-08"), LocalDate.parse("2026-03-09")),
                    () -> resolve("2026-03-09T09:59:59Z", "2026-03-10", UTC));
            assertRejected(
                    new DayContradictsInstant(LocalDate.parse("2026-03-09"), LocalDate.parse("2026-03-10")),
                    () -> resolve("2026-03-09T12:00:00Z", "2026-03-08", UTC));
            assertRejected(
                    new DayContradictsInstant(LocalDate.parse("2026-03-09"), LocalDate.parse("2026-03-10")),
                    () -> resolve("2026-03-09T12:00:00Z", "2025-03-09", UTC));
        }

        @Test
        @DisplayName("does not help an instant that has not happened")
        void future() {
            assertRejected(new NotYetHappened("occurredAt"), () -> resolve("2026-03-10T16:00:00Z", "2026-03-10", UTC));
        }
    }

    @Nested
    @DisplayName("A day alone")
    class DayAlone {

        @Test
        @DisplayName("is now, if it is the member's today")
        void today() {
            assertThat(resolve(null, "2026-03-10", UTC)).isEqualTo(moment("2026-03-10T15:00:00Z", "2026-03-10", true));
            assertThat(resolve(null, "2026-03-11", AUCKLAND))
                    .isEqualTo(moment("2026-03-10T15:00:00Z", "2026-03-11", true));
        }

        @Test
        @DisplayName("is noon in the member's zone, if it is past")
        void past() {
            assertThat(resolve(null, "2026-03-09", UTC)).isEqualTo(moment("2026-03-09T12:00:00Z", "2026-03-09", true));
            assertThat(resolve(null, "2026-03-09", BERLIN))
                    .isEqualTo(moment("2026-03-09T11:00:00Z", "2026-03-09", true));
        }

        @Test
        @DisplayName("is noon of summer time in summer")
        void pastInSummer() {
            Instant later = Instant.parse("2026-07-01T00:00:00Z");
            assertThat(resolve(null, "2026-03-28", later, BERLIN).occurredAt()).isEqualTo("2026-03-28T11:00:00Z");
            assertThat(resolve(null, "2026-03-29", later, BERLIN).occurredAt()).isEqualTo("2026-03-29T10:00:00Z");
        }

        @Test
        @DisplayName("has not happened, if it is after the member's today")
        void future() {
            assertRejected(new NotYetHappened("occurredOn"), () -> resolve(null, "2026-03-11", UTC));
            assertRejected(new NotYetHappened("occurredOn"), () -> resolve(null, "2026-03-12", AUCKLAND));
        }

        @Test
        @DisplayName("keeps its day where clocks once skipped it: Samoa had no 30 December 2011")
        void skippedDay() {
            Moment skipped = resolve(null, "2011-12-30", Instant.parse("2012-01-05T00:00:00Z"), in("Pacific/Apia"));
            assertThat(skipped.occurredOn()).isEqualTo("2011-12-30");
            assertThat(skipped.occurredAt()).isBeforeOrEqualTo("2012-01-05T00:00:00Z");
        }
    }

    @Nested
    @DisplayName("A change of zone")
    class Travel {

        private final MemberTime movedToTokyo = new MemberTime(
                List.of(
                        new ZoneChange(Instant.parse("2026-01-01T00:00:00Z"), ZoneId.of("America/Los_Angeles")),
                        new ZoneChange(Instant.parse("2026-03-10T14:00:00Z"), ZoneId.of("Asia/Tokyo"))),
                DayOfWeek.MONDAY);

        @Test
        @DisplayName("counts from then on: what was before stays on the days of the old zone")
        void countsFromThenOn() {
            assertThat(resolve("2026-03-10T06:30:00Z", null, movedToTokyo).occurredOn())
                    .isEqualTo("2026-03-09");
            assertThat(resolve("2026-03-10T15:00:00Z", null, movedToTokyo).occurredOn())
                    .isEqualTo("2026-03-11");
        }

        @Test
        @DisplayName("does not move what happened before the first choice to another zone than the chosen one")
        void firstChoice() {
            assertThat(resolve("2025-07-01T05:00:00Z", null, movedToTokyo).occurredOn())
                    .isEqualTo("2025-06-30");
        }

        @Test
        @DisplayName("never puts a past day's noon into the future")
        void noonIsNeverAhead() {
            Instant justAfterTokyosMidnight = Instant.parse("2026-03-10T15:00:00Z");
            MemberTime arrived = new MemberTime(
                    List.of(
                            new ZoneChange(Instant.EPOCH, ZoneId.of("Pacific/Pago_Pago")),
                            new ZoneChange(justAfterTokyosMidnight, ZoneId.of("Asia/Tokyo"))),
                    DayOfWeek.MONDAY);

            Moment yesterday = resolve(null, "2026-03-10", justAfterTokyosMidnight, arrived);

            assertThat(yesterday).isEqualTo(new Moment(justAfterTokyosMidnight, LocalDate.parse("2026-03-10"), true));
        }

        @Test
        @DisplayName("comes before a day that is not yet today at home, also if the instant is there")
        void aheadOfHome() {
            assertRejected(
                    new NotYetHappened("occurredOn"), () -> resolve("2026-03-10T15:00:00Z", "2026-03-11", NEW_YORK));
            assertThat(resolve("2026-03-10T15:00:00Z", "2026-03-11", in("Asia/Tokyo"))
                            .occurredOn())
                    .isEqualTo("2026-03-11");
        }
    }

    @Nested
    @DisplayName("A moment")
    class Comparing {

        private final Moment tenOnThe9th = moment("2026-03-09T10:00:00Z", "2026-03-09", false);
        private final Moment the9th = moment("2026-03-09T12:00:00Z", "2026-03-09", true);
        private final Instant eleven = Instant.parse("2026-03-09T11:00:00Z");
        private final LocalDate day = LocalDate.parse("2026-03-09");

        @Test
        @DisplayName("is compared by instants, whatever the days")
        void byInstant() {
            assertThat(tenOnThe9th.isBefore(eleven, day)).isTrue();
            assertThat(tenOnThe9th.isBefore(eleven, day.minusDays(1))).isTrue();
            assertThat(tenOnThe9th.isBefore(tenOnThe9th.occurredAt(), day)).isFalse();
            assertThat(tenOnThe9th.mayBeAfter(eleven, day.minusDays(1))).isFalse();
            assertThat(tenOnThe9th.mayBeAfter(tenOnThe9th.occurredAt(), day)).isFalse();
            assertThat(tenOnThe9th.mayBeAfter(eleven.minusSeconds(7200), day)).isTrue();
        }

        @Test
        @DisplayName("of a day alone is compared by days")
        void byDay() {
            assertThat(the9th.isBefore(Instant.parse("2026-03-09T18:00:00Z"), day))
                    .isFalse();
            assertThat(the9th.isBefore(eleven, day.plusDays(1))).isTrue();
            assertThat(the9th.mayBeAfter(Instant.parse("2026-03-09T18:00:00Z"), day))
                    .isTrue();
            assertThat(the9th.mayBeAfter(eleven, day.plusDays(1))).isFalse();
        }
    }
}
