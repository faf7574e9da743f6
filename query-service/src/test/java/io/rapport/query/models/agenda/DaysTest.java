package io.rapport.query.models.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.query.platform.web.InvalidFieldException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Of the days that are asked for")
class DaysTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-29");

    private static Days days(String from, String to) {
        return Days.of(LocalDate.parse(from), LocalDate.parse(to), TODAY);
    }

    @Test
    @DisplayName("today is the one without any other")
    void today() {
        assertThat(Days.of(null, null, TODAY)).isEqualTo(new Days(TODAY, TODAY.plusDays(1), TODAY));
    }

    @Test
    @DisplayName("there is at least one, and at most a year")
    void aYear() {
        assertThat(days("2026-11-29", "2027-11-29").to()).isEqualTo("2027-11-29");
        assertThatThrownBy(() -> days("2026-11-29", "2027-11-30")).isInstanceOf(InvalidFieldException.class);
        assertThatThrownBy(() -> days("2026-11-29", "2026-11-29")).isInstanceOf(InvalidFieldException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1980-05-03, 2026-05-03, 2026-05-04, 2026-05-03",
        "1980-01-02, 2026-12-31, 2027-01-03, 2027-01-02",
        "2024-02-29, 2027-02-28, 2027-03-01, 2027-02-28",
        "2024-02-29, 2028-02-28, 2028-03-01, 2028-02-29",
        "2026-08-01, 2026-07-01, 2027-07-01, 2026-08-01"
    })
    @DisplayName("a remembered day is on one of them each year, 29 February on the 28th in other years")
    void anniversaries(LocalDate day, LocalDate from, LocalDate to, LocalDate expected) {
        Days days = Days.of(from, to, TODAY);
        assertThat(days.anniversariesOf(day)).containsExactly(expected);
        String yearly = Note.monthAndDay(day);
        assertThat(days.seasons())
                .anyMatch(season -> season.from().compareTo(yearly) <= 0 && yearly.compareTo(season.to()) < 0);
    }

    @Test
    @DisplayName("none is an anniversary of what is still to come")
    void notBefore() {
        assertThat(days("2026-07-01", "2026-09-01").anniversariesOf(LocalDate.parse("2030-08-01")))
                .isEmpty();
    }

    @Test
    @DisplayName("those of one year are one season, and those over its end two")
    void seasons() {
        assertThat(days("2026-12-31", "2027-01-01").seasons())
                .isEqualTo(List.of(new Days.Season(2026, "12-31", "13"), new Days.Season(2027, "", "01-01")));
        assertThat(days("2026-03-01", "2026-03-02").seasons())
                .isEqualTo(List.of(new Days.Season(2026, "03-01", "03-02")));
    }
}
