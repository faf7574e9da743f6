package io.rapport.command.domain.goal;

import io.rapport.command.domain.goal.GoalCommand.AdjustGoal;
import io.rapport.command.domain.goal.GoalCommand.AssessGoal;
import io.rapport.command.domain.goal.GoalCommand.ExcusePeriod;
import io.rapport.command.domain.goal.GoalCommand.SetGoal;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.Rhythm;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.goal.GoalEvent.GoalPaused;
import io.rapport.events.goal.GoalEvent.GoalResumed;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.events.goal.Tracking.PeriodUnit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A goal that was set on Tuesday, 10 March 2026, and what can be wanted with it. */
final class GoalScenario {

    static final UUID GOAL = new UUID(8, 1);
    static final UUID CAREER = new UUID(8, 2);
    static final UUID ENTRY = new UUID(8, 3);
    static final UUID AIM = new UUID(8, 4);
    static final LocalDate TODAY = LocalDate.parse("2026-03-10");
    static final String TITLE = "Five experts";
    static final String DEFINITION = "I can call five people who know";
    static final Purpose WORDS = new Purpose(null, null, "I want to change fields");
    static final Purpose SUPPORTING = new Purpose(CAREER, null, null);
    static final Purpose FOR_AN_AIM = new Purpose(null, AIM, null);
    static final Purpose NO_PURPOSE = new Purpose(null, null, null);
    static final StatedTracking EXPERTS = counted(null, "2026-06-10");

    private GoalScenario() {}

    static Scenario<Goal> given(GoalEvent... history) {
        return Scenario.of(Goal.class, history);
    }

    static SetGoal set(Purpose purpose, StatedTracking tracking) {
        return new SetGoal(GOAL, TODAY, TITLE, Term.SHORT, DEFINITION, purpose, null, tracking);
    }

    static GoalSet goalSet(Purpose purpose, Tracking tracking) {
        return new GoalSet(GOAL, TODAY, TITLE, Term.SHORT, DEFINITION, purpose, null, tracking);
    }

    static GoalSet experts() {
        return tracked(EXPERTS);
    }

    static GoalSet weekly() {
        return tracked(recurring(PeriodUnit.WEEK, null, null));
    }

    static GoalSet tracked(StatedTracking tracking) {
        return goalSet(WORDS, tracking.from(TODAY));
    }

    static StatedTracking counted(@Nullable String start, String deadline) {
        return new StatedTracking.Counted(5, Measure.PEOPLE_MET, null, date(start), LocalDate.parse(deadline));
    }

    static StatedTracking counted(Measure measure, StatedTracking.StatedFilter filter) {
        return new StatedTracking.Counted(5, measure, filter, null, LocalDate.parse("2026-12-31"));
    }

    static StatedTracking recurring(PeriodUnit period, @Nullable String start, @Nullable String deadline) {
        return new StatedTracking.Recurring(1, Measure.FOLLOW_UPS, null, period, date(start), date(deadline));
    }

    static StatedTracking qualitative(@Nullable String start, @Nullable String deadline) {
        return new StatedTracking.Qualitative(
                new StatedTracking.StatedRhythm(2, Rhythm.Unit.WEEK), date(start), date(deadline));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    static AdjustGoal adjusted(@Nullable String title, @Nullable StatedTracking tracking) {
        return new AdjustGoal(GOAL, TODAY, title, null, null, tracking, "Too vague");
    }

    static AssessGoal assess(LocalDate day) {
        return new AssessGoal(GOAL, ENTRY, on(day), 4, "I ask before I tell");
    }

    static ExcusePeriod excuse(LocalDate day) {
        return new ExcusePeriod(GOAL, day, DayOfWeek.MONDAY, "Ill");
    }

    static GoalPaused paused(LocalDate from) {
        return new GoalPaused(GOAL, from, null);
    }

    static GoalResumed resumed(LocalDate from) {
        return new GoalResumed(GOAL, from);
    }

    static Moment on(LocalDate day) {
        return new Moment(day.atTime(12, 0).toInstant(ZoneOffset.UTC), day, true);
    }
}
