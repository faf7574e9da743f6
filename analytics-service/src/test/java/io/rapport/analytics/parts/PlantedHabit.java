package io.rapport.analytics.parts;

import io.rapport.analytics.fold.Figure;
import io.rapport.events.RapportEvent;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.GoalEvent.GoalAdjusted;
import io.rapport.events.goal.GoalEvent.GoalPaused;
import io.rapport.events.goal.GoalEvent.GoalResumed;
import io.rapport.events.goal.GoalEvent.PeriodExcused;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Tracking;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A weekly habit, made up at random: some are kept up, some lapse without a word, some are raised or lowered, paused,
 * or have a week excused; and some ask for words. What is true of its weeks is counted here day by day.
 */
final class PlantedHabit {

    private static final int[] LAST = {4, 8, 12, 26, 52};
    private static final String[] BANDS = {"1_TO_4", "5_TO_8", "9_TO_12", "13_TO_26", "27_TO_52"};
    private static final int MOST = 56;

    private final Chance chance;
    private final UUID goalId;
    private final Tracking.Recurring tracking;
    private final boolean ofTalks;
    private final boolean byWords;
    private final List<LocalDate> talks = new ArrayList<>();
    private final List<RapportEvent> events = new ArrayList<>();
    private @Nullable LocalDate adjustedOn;
    private int laterTarget;
    private @Nullable LocalDate pausedFrom;
    private @Nullable LocalDate pausedUntil;
    private @Nullable LocalDate excused;

    PlantedHabit(Chance chance, UUID goalId, LocalDate setOn) {
        this.chance = chance;
        this.goalId = goalId;
        ofTalks = chance.in(70);
        byWords = chance.in(15);
        LocalDate startsOn = setOn.plusDays(chance.below(10));
        tracking = new Tracking.Recurring(
                1 + chance.below(2),
                ofTalks ? Measure.CONVERSATIONS : Measure.FOLLOW_UPS,
                byWords ? new Filter(null, null, Life.CANARY, null, null, false, null, null, null) : Filter.NONE,
                Tracking.PeriodUnit.WEEK,
                startsOn,
                chance.in(20) ? startsOn.plusDays(30 + chance.below(200)) : null);
        if (ofTalks) {
            talk();
        }
        change();
    }

    private void talk() {
        int lapse = chance.in(30) ? MOST + 4 : chance.below(MOST);
        for (int week = 0; week < lapse; week++) {
            if (chance.in(85)) {
                for (int i = 0; i < tracking.target(); i++) {
                    talks.add(tracking.startsOn().plusDays(7L * week + chance.below(7)));
                }
            }
        }
        talks.sort(null);
    }

    private void change() {
        if (chance.in(30)) {
            pausedFrom = tracking.startsOn().plusDays(chance.below(200));
            events.add(new GoalPaused(goalId, pausedFrom, Life.CANARY));
            if (chance.in(70)) {
                pausedUntil = pausedFrom.plusDays(1 + chance.below(40));
                events.add(new GoalResumed(goalId, pausedUntil));
            }
        }
        if (chance.in(40)) {
            adjustedOn = tracking.startsOn().plusDays(1 + chance.below(200));
            laterTarget = 3 - tracking.target();
            events.add(new GoalAdjusted(
                    goalId,
                    adjustedOn,
                    Life.CANARY,
                    Life.CANARY,
                    null,
                    new Tracking.Recurring(
                            laterTarget,
                            tracking.measure(),
                            tracking.filter(),
                            tracking.period(),
                            tracking.startsOn(),
                            tracking.deadline()),
                    Life.CANARY));
        }
        if (chance.in(30)) {
            excused = tracking.startsOn().plusDays(chance.below(300));
            events.add(new PeriodExcused(goalId, excused, Life.CANARY));
        }
    }

    Tracking.Recurring tracking() {
        return tracking;
    }

    /** What is done for it alone. */
    List<LocalDate> talks() {
        return talks;
    }

    /** What is done to it until it is closed. */
    List<RapportEvent> events() {
        return events;
    }

    Figure counts() {
        return ofTalks ? Figure.CONVERSATIONS : Figure.FOLLOW_UPS;
    }

    /** What is to be counted of it if this is done on these days. */
    Map<String, Integer> truth(
            List<LocalDate> done, @Nullable LocalDate closedOn, boolean givenUp, DayOfWeek firstDayOfWeek) {
        Map<String, Integer> truth = new TreeMap<>();
        truth.put("WEEKLY_HABITS", 1);
        if (byWords) {
            truth.put("HABITS_BY_WORDS", 1);
            return truth;
        }
        truth.put("HABITS_FOLLOWED", 1);
        LocalDate first = tracking.startsOn().with(TemporalAdjusters.previousOrSame(firstDayOfWeek));
        char[] weeks = new char[MOST];
        for (int week = 0; week < MOST; week++) {
            weeks[week] = week(first.plusDays(7L * week), done, closedOn);
        }
        String life = new String(weeks);
        int lapse = life.indexOf("----");
        for (int i = 0; i < LAST.length; i++) {
            LocalDate lived = first.plusDays(7L * LAST[i]);
            boolean gaveUp = givenUp && closedOn != null && closedOn.isBefore(lived);
            if (!gaveUp && (lapse < 0 || lapse >= LAST[i])) {
                truth.put("KEPT_" + LAST[i] + "_WEEKS", 1);
            }
            String band = life.substring(i == 0 ? 0 : LAST[i - 1], LAST[i]);
            put(truth, "WEEKS_MET_" + BANDS[i], band, '+');
            put(truth, "WEEKS_MISSED_" + BANDS[i], band, '-');
        }
        return truth;
    }

    private static void put(Map<String, Integer> truth, String name, String band, char state) {
        int many = (int) band.chars().filter(one -> one == state).count();
        if (many > 0) {
            truth.put(name, many);
        }
    }

    /** {@code +} is met, {@code -} missed, and anything else neither. */
    private char week(LocalDate begins, List<LocalDate> done, @Nullable LocalDate closedOn) {
        boolean cut = false;
        boolean paused = false;
        int count = 0;
        for (LocalDate day = begins; day.isBefore(begins.plusDays(7)); day = day.plusDays(1)) {
            LocalDate today = day;
            if (day.isBefore(tracking.startsOn())
                    || (tracking.deadline() != null && day.isAfter(tracking.deadline()))
                    || (closedOn != null && day.isAfter(closedOn))) {
                cut = true;
            } else if (pausedFrom != null
                    && !day.isBefore(pausedFrom)
                    && (pausedUntil == null || day.isBefore(pausedUntil))) {
                paused = true;
            } else {
                count += (int) done.stream().filter(today::equals).count();
            }
        }
        if (excused != null && !excused.isBefore(begins) && excused.isBefore(begins.plusDays(7))) {
            return 'e';
        }
        boolean later = adjustedOn != null && adjustedOn.isBefore(begins.plusDays(7));
        if (count >= (later ? laterTarget : tracking.target())) {
            return '+';
        }
        return paused ? 'p' : cut ? 'c' : '-';
    }
}
