package io.rapport.command.domain.goal;

import static io.rapport.command.domain.goal.GoalScenario.*;
import static io.rapport.command.domain.goal.GoalScenario.AIM;
import static io.rapport.command.domain.goal.GoalScenario.FOR_AN_AIM;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.domain.goal.GoalCommand.*;
import io.rapport.command.domain.goal.GoalRejection.*;
import io.rapport.command.kernel.rules.NamesAims.NamedAim;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.Snapshotted;
import io.rapport.events.Owner;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.GoalEvent.GoalAdjusted;
import io.rapport.events.goal.GoalEvent.GoalAligned;
import io.rapport.events.goal.GoalEvent.GoalAssessed;
import io.rapport.events.goal.GoalEvent.GoalClosed;
import io.rapport.events.goal.GoalEvent.GoalPaused;
import io.rapport.events.goal.GoalEvent.GoalResumed;
import io.rapport.events.goal.GoalEvent.PeriodExcused;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Smart;
import io.rapport.events.goal.Tracking;
import io.rapport.events.goal.Tracking.PeriodUnit;
import io.rapport.events.relationship.RelationshipKind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A goal")
class GoalTest {

    @Nested
    @DisplayName("needs a purpose")
    class Purposes {

        @Test
        @DisplayName("in the member's words, or by naming a long-term goal or an aim")
        void isSet() {
            given().when(set(FOR_AN_AIM, EXPERTS)).then(goalSet(FOR_AN_AIM, EXPERTS.from(TODAY)));
            given().when(set(WORDS, EXPERTS)).then(goalSet(WORDS, EXPERTS.from(TODAY)));
            given().when(set(SUPPORTING, EXPERTS)).then(goalSet(SUPPORTING, EXPERTS.from(TODAY)));
        }

        @Test
        @DisplayName("otherwise what is the point")
        void needsPurpose() {
            given().when(set(NO_PURPOSE, EXPERTS)).isRejected(new GoalNeedsPurpose());
            given(experts()).when(new AlignGoal(GOAL, NO_PURPOSE)).isRejected(new GoalNeedsPurpose());
        }

        @Test
        @DisplayName("which may change")
        void isAligned() {
            given(experts()).when(new AlignGoal(GOAL, SUPPORTING)).then(new GoalAligned(GOAL, SUPPORTING));
            given(experts()).when(new AlignGoal(GOAL, FOR_AN_AIM)).then(new GoalAligned(GOAL, FOR_AN_AIM));
            given(experts()).when(new AlignGoal(GOAL, WORDS)).changesNothing();
        }

        @Test
        @DisplayName("other than itself")
        void supportsItself() {
            given(experts())
                    .when(new AlignGoal(GOAL, new Purpose(GOAL, null, null)))
                    .isRejected(new GoalSupportsItself());
        }
    }

    @Nested
    @DisplayName("has a tracking")
    class TrackingOfIt {

        @Test
        @DisplayName("that starts today, unless another day is stated")
        void startsToday() {
            given().when(set(WORDS, counted(null, "2026-12-31")))
                    .then(goalSet(
                            WORDS,
                            new Tracking.Counted(
                                    5, Measure.PEOPLE_MET, Filter.NONE, TODAY, LocalDate.parse("2026-12-31"))));
            given().when(set(WORDS, counted("2026-01-01", "2026-12-31")))
                    .then(goalSet(
                            WORDS,
                            new Tracking.Counted(
                                    5,
                                    Measure.PEOPLE_MET,
                                    Filter.NONE,
                                    LocalDate.parse("2026-01-01"),
                                    LocalDate.parse("2026-12-31"))));
        }

        @Test
        @DisplayName("whose deadline may be its only day")
        void oneDay() {
            given().when(set(WORDS, counted(null, TODAY.toString()))).isAccepted();
        }

        @Test
        @DisplayName("whose deadline is not before its start, whatever its type")
        void deadlineBeforeStart() {
            LocalDate yesterday = TODAY.minusDays(1);
            DeadlineBeforeStart rejection = new DeadlineBeforeStart(TODAY);
            given().when(set(WORDS, counted(null, yesterday.toString()))).isRejected(rejection);
            given().when(set(WORDS, recurring(PeriodUnit.WEEK, null, yesterday.toString())))
                    .isRejected(rejection);
            given().when(set(WORDS, qualitative(null, yesterday.toString()))).isRejected(rejection);
            given(experts())
                    .when(adjusted(null, counted(null, yesterday.toString())))
                    .isRejected(rejection);
        }

        @ParameterizedTest
        @MethodSource("io.rapport.command.domain.goal.GoalTest#filtersThatFit")
        @DisplayName("whose filter fits its measure")
        void filterFits(Measure measure, StatedTracking.StatedFilter filter) {
            given().when(set(WORDS, counted(measure, filter))).isAccepted();
        }

        @ParameterizedTest
        @MethodSource("io.rapport.command.domain.goal.GoalTest#filtersThatDoNotFit")
        @DisplayName("whose filter asks for nothing that the measure does not have")
        void filterDoesNotFit(Measure measure, StatedTracking.StatedFilter filter, String criterion) {
            given().when(set(WORDS, counted(measure, filter))).isRejected(new FilterDoesNotFit(criterion));
            given().when(set(WORDS, new StatedTracking.Recurring(1, measure, filter, PeriodUnit.WEEK, null, null)))
                    .isRejected(new FilterDoesNotFit(criterion));
        }
    }

    static Stream<Arguments> filtersThatFit() {
        return Stream.of(
                Arguments.of(
                        Measure.PEOPLE_MET,
                        new StatedTracking.StatedFilter(
                                true, "Energy", "Expo", RelationshipKind.MENTOR, null, false, null, null, null)),
                Arguments.of(
                        Measure.FOLLOW_UPS,
                        new StatedTracking.StatedFilter(null, null, null, null, null, true, null, null, null)),
                Arguments.of(
                        Measure.GATHERINGS,
                        new StatedTracking.StatedFilter(
                                null, null, null, null, GatheringKind.CONFERENCE, null, null, null, null)),
                Arguments.of(
                        Measure.GATHERINGS,
                        new StatedTracking.StatedFilter(null, null, null, null, null, null, null, null, null)),
                Arguments.of(
                        Measure.PEOPLE_CONNECTED,
                        new StatedTracking.StatedFilter(null, null, null, null, null, null, AIM, null, null)));
    }

    static Stream<Arguments> filtersThatDoNotFit() {
        return Stream.of(
                Arguments.of(
                        Measure.PEOPLE_MET,
                        new StatedTracking.StatedFilter(
                                null, null, null, null, GatheringKind.TALK, null, null, null, null),
                        "gatheringKind"),
                Arguments.of(
                        Measure.CONVERSATIONS,
                        new StatedTracking.StatedFilter(null, null, null, null, null, true, null, null, null),
                        "newConnectionsOnly"),
                Arguments.of(
                        Measure.GATHERINGS,
                        new StatedTracking.StatedFilter(false, null, null, null, null, null, null, null, null),
                        "expert"),
                Arguments.of(
                        Measure.GATHERINGS,
                        new StatedTracking.StatedFilter(null, "Energy", null, null, null, null, null, null, null),
                        "industry"),
                Arguments.of(
                        Measure.GATHERINGS,
                        new StatedTracking.StatedFilter(null, null, "expo", null, null, null, null, null, null),
                        "tag"),
                Arguments.of(
                        Measure.GATHERINGS,
                        new StatedTracking.StatedFilter(
                                null, null, null, RelationshipKind.FRIEND, null, null, null, null, null),
                        "relationshipKind"),
                Arguments.of(
                        Measure.GATHERINGS,
                        new StatedTracking.StatedFilter(null, null, null, null, null, null, AIM, null, null),
                        "aimId"));
    }

    @Test
    @DisplayName("names the aim that it is for, which is pursued, and one whose people count, which need not be")
    void namesAims() {
        UUID other = new UUID(8, 5);
        StatedTracking ofAnArea = counted(
                Measure.PEOPLE_MET,
                new StatedTracking.StatedFilter(null, null, null, null, null, null, other, null, null));
        NamedAim counted = new NamedAim(other, "tracking.filter.aimId", true);
        assertThat(set(FOR_AN_AIM, ofAnArea).namedAims())
                .containsExactly(new NamedAim(AIM, "purpose.aimId", false), counted);
        assertThat(new AlignGoal(GOAL, FOR_AN_AIM).namedAims()).containsExactly(new NamedAim(AIM, "aimId", false));
        assertThat(adjusted(null, ofAnArea).namedAims()).containsExactly(counted);
        assertThat(set(WORDS, EXPERTS).namedAims()).isEmpty();
        assertThat(set(WORDS, qualitative(null, null)).namedAims()).isEmpty();
        assertThat(adjusted("Know five experts", null).namedAims()).isEmpty();
    }

    @Nested
    @DisplayName("can be adjusted")
    class Adjusting {

        @Test
        @DisplayName("in its wording; the rest stays as it is")
        void wording() {
            given(experts())
                    .when(adjusted("Know five experts", null))
                    .then(new GoalAdjusted(
                            GOAL, TODAY, "Know five experts", DEFINITION, null, EXPERTS.from(TODAY), "Too vague"));
        }

        @Test
        @DisplayName("in its tracking; the start stays, unless another is stated")
        void tracking() {
            given(experts())
                    .when(adjusted(null, counted(null, "2027-01-31")))
                    .then(new GoalAdjusted(
                            GOAL,
                            TODAY,
                            TITLE,
                            DEFINITION,
                            null,
                            counted(null, "2027-01-31").from(TODAY),
                            "Too vague"));
            LocalDate stated = TODAY.plusDays(3);
            given(experts())
                    .when(adjusted(null, counted(stated.toString(), "2027-01-31")))
                    .then(new GoalAdjusted(
                            GOAL,
                            TODAY,
                            TITLE,
                            DEFINITION,
                            null,
                            counted(null, "2027-01-31").from(stated),
                            "Too vague"));
        }

        @Test
        @DisplayName("to what it is already, and nothing happens")
        void nothing() {
            given(experts()).when(adjusted(null, null)).changesNothing();
            given(experts()).when(adjusted(TITLE, EXPERTS)).changesNothing();
        }

        @Test
        @DisplayName("again, on top of the last adjustment")
        void again() {
            Smart smart = new Smart("Five", null, null, null, null);
            given(experts(), new GoalAdjusted(GOAL, TODAY, "First", DEFINITION, null, EXPERTS.from(TODAY), "So"))
                    .when(new AdjustGoal(GOAL, TODAY, null, null, smart, null, "Sharper"))
                    .then(new GoalAdjusted(GOAL, TODAY, "First", DEFINITION, smart, EXPERTS.from(TODAY), "Sharper"));
        }
    }

    @Nested
    @DisplayName("can be paused")
    class Pausing {

        private final PauseGoal pause = new PauseGoal(GOAL, TODAY, "Newborn");
        private final ResumeGoal resume = new ResumeGoal(GOAL, TODAY.plusDays(9));

        @Test
        @DisplayName("and resumed, and paused again")
        void pauseAndResume() {
            given(experts()).when(pause).then(new GoalPaused(GOAL, TODAY, "Newborn"));
            given(experts(), paused(TODAY)).when(resume).then(new GoalResumed(GOAL, TODAY.plusDays(9)));
            given(experts(), paused(TODAY), resumed(TODAY)).when(pause).isAccepted();
        }

        @Test
        @DisplayName("unless it is paused")
        void alreadyPaused() {
            given(experts(), paused(TODAY)).when(pause).isRejected(new GoalAlreadyPaused(TODAY));
        }

        @Test
        @DisplayName("and resumed only if it is paused")
        void notPaused() {
            given(experts()).when(resume).isRejected(new GoalNotPaused());
            given(experts(), paused(TODAY), resumed(TODAY)).when(resume).isRejected(new GoalNotPaused());
        }
    }

    @Nested
    @DisplayName("can be assessed")
    class Assessing {

        private final LocalDate start = LocalDate.parse("2026-02-01");

        @Test
        @DisplayName("if it is qualitative")
        void isAssessed() {
            given(tracked(qualitative("2026-02-01", null)))
                    .when(assess(TODAY))
                    .then(new GoalAssessed(GOAL, ENTRY, on(TODAY).occurredAt(), TODAY, 4, "I ask before I tell"));
        }

        @Test
        @DisplayName("and not if it is counted")
        void notQualitative() {
            given(experts()).when(assess(TODAY)).isRejected(new GoalNotQualitative());
            given(tracked(recurring(PeriodUnit.WEEK, null, null)))
                    .when(assess(TODAY))
                    .isRejected(new GoalNotQualitative());
        }

        @Test
        @DisplayName("from its first day on")
        void beforeStart() {
            given(tracked(qualitative("2026-02-01", null))).when(assess(start)).isAccepted();
            given(tracked(qualitative("2026-02-01", null)))
                    .when(assess(start.minusDays(1)))
                    .isRejected(new AssessmentBeforeStart(start));
        }

        @Test
        @DisplayName("of a day before the pause, and not of one in it")
        void whilePaused() {
            given(tracked(qualitative("2026-02-01", null)), paused(TODAY))
                    .when(assess(TODAY.minusDays(1)))
                    .isAccepted();
            given(tracked(qualitative("2026-02-01", null)), paused(TODAY))
                    .when(assess(TODAY))
                    .isRejected(new GoalIsPaused(TODAY));
            given(tracked(qualitative("2026-02-01", null)), paused(TODAY), resumed(TODAY))
                    .when(assess(TODAY))
                    .isAccepted();
        }
    }

    @Nested
    @DisplayName("has periods that can be excused")
    class Excusing {

        @Test
        @DisplayName("if it is recurring")
        void isExcused() {
            given(weekly()).when(excuse(TODAY)).then(new PeriodExcused(GOAL, TODAY, "Ill"));
            given(experts()).when(excuse(TODAY)).isRejected(new GoalNotRecurring());
            given(tracked(qualitative(null, null))).when(excuse(TODAY)).isRejected(new GoalNotRecurring());
        }

        @ParameterizedTest(name = "{0} from {1} to {2}: {3} is a day of one of its periods")
        @CsvSource({
            // 10 March 2026 is a Tuesday.
            "WEEK,    2026-03-10, 2026-03-31, 2026-03-09",
            "WEEK,    2026-03-10, 2026-03-31, 2026-04-05",
            "MONTH,   2026-03-10, 2026-05-15, 2026-03-01",
            "MONTH,   2026-03-10, 2026-05-15, 2026-05-31",
            "QUARTER, 2026-03-10, 2026-05-15, 2026-01-01",
            "QUARTER, 2026-03-10, 2026-05-15, 2026-06-30",
            "YEAR,    2026-03-10, 2027-05-15, 2026-01-01",
            "YEAR,    2026-03-10, 2027-05-15, 2027-12-31"
        })
        @DisplayName("from the one of its start to the one of its deadline, both partial ones included")
        void hasPeriod(PeriodUnit unit, String start, String deadline, LocalDate day) {
            given(tracked(recurring(unit, start, deadline))).when(excuse(day)).isAccepted();
        }

        @ParameterizedTest(name = "{0} from {1} to {2}: {3} is not")
        @CsvSource({
            "WEEK,    2026-03-10, 2026-03-31, 2026-03-08",
            "WEEK,    2026-03-10, 2026-03-31, 2026-04-06",
            "MONTH,   2026-03-10, 2026-05-15, 2026-02-28",
            "MONTH,   2026-03-10, 2026-05-15, 2026-06-01",
            "QUARTER, 2026-03-10, 2026-05-15, 2025-12-31",
            "QUARTER, 2026-03-10, 2026-05-15, 2026-07-01",
            "YEAR,    2026-03-10, 2027-05-15, 2025-12-31",
            "YEAR,    2026-03-10, 2027-05-15, 2028-01-01"
        })
        @DisplayName("and no others")
        void noSuchPeriod(PeriodUnit unit, String start, String deadline, LocalDate day) {
            given(tracked(recurring(unit, start, deadline))).when(excuse(day)).isRejected(new NoSuchPeriod());
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-03-09", "2026-03-10", "2026-03-15"})
        @DisplayName("once each")
        void alreadyExcused(LocalDate day) {
            given(weekly(), new PeriodExcused(GOAL, TODAY, "Ill"))
                    .when(excuse(day))
                    .isRejected(new PeriodAlreadyExcused());
        }

        @Test
        @DisplayName("next to one that is excused")
        void nextPeriod() {
            given(weekly(), new PeriodExcused(GOAL, TODAY, "Ill"))
                    .when(excuse(LocalDate.parse("2026-03-16")))
                    .isAccepted();
        }

        @Test
        @DisplayName("in weeks that begin on the member's first day")
        void firstDayOfWeek() {
            LocalDate sunday = LocalDate.parse("2026-03-15");
            given(weekly(), new PeriodExcused(GOAL, TODAY, "Ill"))
                    .when(new ExcusePeriod(GOAL, sunday, DayOfWeek.SUNDAY, "Away"))
                    .isAccepted();
        }
    }

    @Nested
    @DisplayName("is closed by the member")
    class Closing {

        @ParameterizedTest
        @EnumSource(Outcome.class)
        @DisplayName("who alone can say whether success was reached")
        void close(Outcome outcome) {
            given(experts())
                    .when(new CloseGoal(GOAL, TODAY, outcome, "I know whom to ask"))
                    .then(new GoalClosed(GOAL, TODAY, outcome, "I know whom to ask"));
        }

        @ParameterizedTest
        @MethodSource("io.rapport.command.domain.goal.GoalTest#everything")
        @DisplayName("for good")
        void afterwards(GoalCommand command) {
            given(experts(), new GoalClosed(GOAL, TODAY, Outcome.DROPPED, "Moved on"))
                    .when(command)
                    .isRejected(new GoalIsClosed());
        }

        @Test
        @DisplayName("while it is paused, too")
        void whilePaused() {
            given(experts(), paused(TODAY))
                    .when(new CloseGoal(GOAL, TODAY, Outcome.MISSED, "No time"))
                    .isAccepted();
        }
    }

    static Stream<GoalCommand> everything() {
        return Stream.of(
                new AlignGoal(GOAL, SUPPORTING),
                adjusted("New", null),
                new PauseGoal(GOAL, TODAY, null),
                new ResumeGoal(GOAL, TODAY),
                assess(TODAY),
                excuse(TODAY),
                new CloseGoal(GOAL, TODAY, Outcome.ACHIEVED, "Twice"));
    }

    @ParameterizedTest
    @MethodSource("everything")
    @DisplayName("does not exist for anybody else")
    void notFound(GoalCommand command) {
        given(experts()).when(command, new Owner("northwind", "ben")).isRejected(new NotFound());
        given(experts()).when(command, new Owner("contoso", "ana")).isRejected(new NotFound());
    }

    @ParameterizedTest
    @MethodSource("trackings")
    @DisplayName("survives a snapshot")
    void snapshot(StatedTracking tracking) {
        Goal goal = new Goal();
        MetaData mine = MetaData.from(Map.of("tenantId", "northwind", "memberId", "ana"));
        goal.on(tracked(tracking), mine);
        goal.on(new GoalAligned(GOAL, new Purpose(UUID.randomUUID(), null, "Because")), mine);
        goal.on(new PeriodExcused(GOAL, TODAY, "Ill"), mine);
        goal.on(paused(TODAY), mine);
        goal.on(new GoalClosed(GOAL, TODAY, Outcome.ACHIEVED, "Done"), mine);

        Snapshotted.throughJson(goal);
    }

    static Stream<StatedTracking> trackings() {
        return Stream.of(EXPERTS, recurring(PeriodUnit.WEEK, null, null), qualitative(null, "2026-12-31"));
    }
}
