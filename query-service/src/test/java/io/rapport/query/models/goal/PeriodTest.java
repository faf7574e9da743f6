package io.rapport.query.models.goal;

import static io.rapport.query.models.goal.Diary.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Tracking.PeriodUnit;
import io.rapport.events.member.MemberEvent.TimeZoneChosen;
import io.rapport.query.rules.MemberCalendar;
import io.rapport.query.rules.goal.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Calendar periods of a member")
class PeriodTest {

    @ParameterizedTest(name = "the {1} of {0} is {3} to {4} when weeks begin on {2}")
    @CsvSource({
        "2026-01-01, WEEK, MONDAY, 2025-12-29, 2026-01-05",
        "2026-01-04, WEEK, MONDAY, 2025-12-29, 2026-01-05",
        "2026-01-04, WEEK, SUNDAY, 2026-01-04, 2026-01-11",
        "2026-01-03, WEEK, SUNDAY, 2025-12-28, 2026-01-04",
        "2026-03-29, WEEK, SATURDAY, 2026-03-28, 2026-04-04",
        "2026-02-28, MONTH, MONDAY, 2026-02-01, 2026-03-01",
        "2028-02-29, MONTH, MONDAY, 2028-02-01, 2028-03-01",
        "2025-12-31, MONTH, MONDAY, 2025-12-01, 2026-01-01",
        "2026-03-31, QUARTER, MONDAY, 2026-01-01, 2026-04-01",
        "2028-11-30, QUARTER, MONDAY, 2028-10-01, 2029-01-01",
        "2028-12-31, YEAR, MONDAY, 2028-01-01, 2029-01-01",
        "2026-01-01, YEAR, SUNDAY, 2026-01-01, 2027-01-01",
    })
    void holding(LocalDate day, PeriodUnit unit, DayOfWeek firstDay, LocalDate startsOn, LocalDate endsBefore) {
        assertThat(Period.holding(day, unit, firstDay)).isEqualTo(new Period(startsOn, endsBefore));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("follow one another without gap or overlap")
    void contiguous(PeriodUnit unit) {
        var periods = Period.between(day("2023-11-30"), day("2028-03-01"), unit, DayOfWeek.SUNDAY);
        assertThat(periods.getFirst().holds(day("2023-11-30"))).isTrue();
        assertThat(periods.getLast().holds(day("2028-03-01"))).isTrue();
        for (int i = 1; i < periods.size(); i++) {
            assertThat(periods.get(i).startsOn()).isEqualTo(periods.get(i - 1).endsBefore());
        }
    }

    @Test
    @DisplayName("the member's today is that of their present zone")
    void today() {
        Instant night = Instant.parse("2026-03-29T22:30:00Z");
        MemberCalendar berlin = MemberCalendar.after(null, new TimeZoneChosen(ZoneId.of("Europe/Berlin")));
        assertThat(MemberCalendar.DEFAULT.dayOf(night)).isEqualTo("2026-03-29");
        assertThat(berlin.dayOf(night)).isEqualTo("2026-03-30");
        MemberCalendar newYork = MemberCalendar.after(berlin, new TimeZoneChosen(ZoneId.of("America/New_York")));
        assertThat(newYork.dayOf(night)).isEqualTo("2026-03-29");
    }

    @Test
    @DisplayName("a change of zone moves nothing that was told before")
    void zoneChange() {
        Diary diary = new Diary();
        var goal = diary.set(Trackings.counted(1, Measure.PEOPLE_MET, "2026-01-01", "2026-01-31"));
        diary.meet("2026-01-31");
        diary.liveIn("Pacific/Kiritimati");
        assertThat(diary.progress(goal, "2026-02-01").achievedOn()).isEqualTo("2026-01-31");
        diary.liveIn("Pacific/Niue");
        assertThat(diary.progress(goal, "2026-01-31").achievedOn()).isEqualTo("2026-01-31");
    }
}
