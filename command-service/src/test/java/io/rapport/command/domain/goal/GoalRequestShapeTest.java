package io.rapport.command.domain.goal;

import static io.rapport.command.kernel.request.Bodies.invalidFields;
import static io.rapport.command.kernel.request.Bodies.read;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.goal.GoalController.SetGoalBody;
import io.rapport.events.Rhythm;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Tracking;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

@DisplayName("The shape of requests about a goal")
class GoalRequestShapeTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-10");

    private static SetGoalBody goal(String tracking) {
        return read(
                SetGoalBody.class,
                "{'title': 'Five', 'definitionOfSuccess': 'I know five', 'purpose': {'words': 'Because'}, 'tracking': "
                        + tracking + "}");
    }

    @Test
    @DisplayName("A counted goal")
    void counted() {
        SetGoalBody body = goal("{'type': 'COUNTED', 'target': 5, 'measure': 'PEOPLE_MET',"
                + " 'filter': {'expert': true, 'tag': ' Expo '}, 'deadline': '2026-06-10'}");

        assertThat(invalidFields(body)).isEmpty();
        assertThat(body.tracking().from(TODAY))
                .isEqualTo(new Tracking.Counted(
                        5,
                        Measure.PEOPLE_MET,
                        new Filter(true, null, "Expo", null, null, false, null, null, null),
                        TODAY,
                        LocalDate.parse("2026-06-10")));
    }

    @Test
    @DisplayName("A recurring goal")
    void recurring() {
        SetGoalBody body = goal("{'type': 'RECURRING', 'target': 2, 'measure': 'GATHERINGS',"
                + " 'filter': {'gatheringKind': 'CONFERENCE'}, 'period': 'YEAR', 'startsOn': '2026-01-01'}");

        assertThat(invalidFields(body)).isEmpty();
        assertThat(body.tracking().from(TODAY))
                .isEqualTo(new Tracking.Recurring(
                        2,
                        Measure.GATHERINGS,
                        new Filter(null, null, null, null, GatheringKind.CONFERENCE, false, null, null, null),
                        Tracking.PeriodUnit.YEAR,
                        LocalDate.parse("2026-01-01"),
                        null));
    }

    @Test
    @DisplayName("A qualitative goal")
    void qualitative() {
        SetGoalBody body = goal("{'type': 'QUALITATIVE', 'assessEvery': {'every': 2, 'unit': 'WEEK'}}");

        assertThat(invalidFields(body)).isEmpty();
        assertThat(body.tracking().from(TODAY))
                .isEqualTo(new Tracking.Qualitative(new Rhythm(2, Rhythm.Unit.WEEK), TODAY, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -5, 100_001})
    @DisplayName("A target is from 1 to 100,000")
    void target(int target) {
        assertThat(invalidFields(goal(
                        "{'type': 'RECURRING', 'period': 'WEEK', 'measure': 'FOLLOW_UPS', 'target': " + target + "}")))
                .containsExactly("tracking.target");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'type': 'COUNTED', 'target': 5, 'measure': 'PEOPLE_MET', 'deadline': '9999-01-01'} | tracking.deadline",
                "{'type': 'QUALITATIVE', 'assessEvery': {'every': 0, 'unit': 'DAY'}} | tracking.assessEvery.every"
            })
    @DisplayName("A tracking names what it needs")
    void invalid(String tracking, String field) {
        assertThat(invalidFields(goal(tracking))).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'target': 5}",
                "{'type': 'RECURRING', 'target': 5, 'measure': 'PEOPLE_MET', 'period': null}",
                "{'type': 'COUNTED', 'target': 5, 'measure': null, 'deadline': '2026-06-10'}",
                "{'type': 'COUNTED', 'target': 5, 'measure': 'PEOPLE_MET', 'deadline': null}",
                "{'type': 'OTHER'}",
                "{'type': 'COUNTED', 'target': 5, 'measure': 'PEOPLE_MET'}",
                "{'type': 'COUNTED', 'target': 5, 'measure': 'PEOPLE_MET', 'deadline': '2026-06-10', 'period': 'WEEK'}"
            })
    @DisplayName("A tracking is one of three, with its fields and no others")
    void unreadable(String tracking) {
        assertThatThrownBy(() -> goal(tracking)).isInstanceOf(JacksonException.class);
    }

    @Test
    @DisplayName("SMART fields that are all blank are none")
    void blankSmart() {
        SetGoalBody body = read(
                SetGoalBody.class,
                "{'title': 'Five', 'definitionOfSuccess': 'I know five', 'smart': {'specific': ' '},"
                        + " 'tracking': {'type': 'QUALITATIVE', 'assessEvery': {'every': 2, 'unit': 'WEEK'}}}");

        assertThat(invalidFields(body)).isEmpty();
        assertThat(requireNonNull(body.smart()).asSmart()).isNull();
    }
}
