package io.rapport.analytics.parts;

import io.rapport.analytics.fold.Figure;
import io.rapport.events.RapportEvent;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.GoalEvent.GoalClosed;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.events.member.MemberEvent.FirstDayOfWeekChosen;
import io.rapport.events.mission.About;
import io.rapport.events.mission.MissionEvent.MissionDebriefed;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.mission.MissionOutcome;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one member does over months, made up at random, and beside it what was planted: how often what happened in which
 * month. Some entries are told late, some on a wrong day and put right, some are told and taken back.
 */
public final class Life {

    /** Stands in every text: what is found anywhere else was not kept out. */
    public static final String CANARY = "canary-7f3a";

    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");

    private static final int[] WEEKS = {4, 8, 12, 26, 52};

    private final Chance chance;
    private final int days;
    private final List<RapportEvent> events = new ArrayList<>();
    private final Truth truth = new Truth();
    private final PlantedPeople people;

    private Life(Chance chance, int months) {
        this.chance = chance;
        this.days = 30 * months;
        this.people = new PlantedPeople(chance, truth, events);
    }

    /** A life over so many months, in which so many people are met by a collector of cards or by somebody who asks. */
    public static Life of(Random random, int months, int people) {
        Chance chance = new Chance(random);
        Life life = new Life(chance, months);
        boolean collector = chance.below(4) == 0;
        for (int i = 0; i < people; i++) {
            life.people.person(collector, life.someDay());
        }
        life.goal();
        life.mission();
        life.people.friend(life.someDay());
        life.otherDeeds();
        return life;
    }

    /** What was recorded, in the order of recording. */
    public List<RapportEvent> events() {
        return events;
    }

    /** What was planted, by months. */
    public SortedMap<String, Map<String, Integer>> truth() {
        return truth.months();
    }

    private void goal() {
        UUID goal = chance.id();
        LocalDate on = FIRST.plusDays(chance.below(days));
        boolean reason = chance.in(50);
        @Nullable PlantedHabit habit = chance.in(50) ? new PlantedHabit(chance, goal, on) : null;
        List<RapportEvent> told = new ArrayList<>();
        told.add(new GoalSet(
                goal,
                on,
                CANARY,
                Term.SHORT,
                CANARY,
                reason ? new Purpose(null, null, CANARY) : new Purpose(null, chance.id(), null),
                null,
                habit == null
                        ? new Tracking.Counted(5, Measure.PEOPLE_MET, Filter.NONE, on, on.plusDays(90))
                        : habit.tracking()));
        truth.plant(
                on,
                Figure.GOALS_SET,
                habit == null ? Figure.GOALS_COUNTED : Figure.GOALS_RECURRING,
                reason ? Figure.GOALS_FOR_A_REASON : Figure.GOALS_FOR_AN_AIM);
        boolean closes = chance.in(60);
        LocalDate closed = on.plusDays(chance.below(400));
        boolean achieved = closes && chance.in(60);
        for (int weeks : WEEKS) {
            if (achieved && closed.isBefore(on.plusDays(7L * weeks))) {
                truth.plant(on, "ACHIEVED_IN_" + weeks + "_WEEKS", 1);
            }
        }
        if (habit != null) {
            told.addAll(habit.events());
        }
        if (closes) {
            told.add(new GoalClosed(goal, closed, achieved ? Outcome.ACHIEVED : Outcome.DROPPED, CANARY));
            truth.plant(closed, Figure.GOALS_CLOSED, achieved ? Figure.GOALS_ACHIEVED : Figure.GOALS_DROPPED);
        }
        if (habit != null) {
            habit(habit, closes ? closed : null, closes && !achieved);
        }
        amongTheOthers(told);
    }

    /** A friend is talked to as often as was planted, each time perhaps late, or put right. */
    private void habit(PlantedHabit habit, @Nullable LocalDate closedOn, boolean givenUp) {
        if (!habit.talks().isEmpty()) {
            UUID friend = chance.id();
            LocalDate met = habit.talks().getFirst();
            people.meet(friend, met);
            truth.plant(met, Figure.FUNNEL_BEGUN, Figure.FUNNEL_MET);
            for (LocalDate on : habit.talks()) {
                people.talk(friend, on);
            }
        }
        boolean sunday = chance.in(30);
        if (sunday) {
            amongTheOthers(List.of(new FirstDayOfWeekChosen(DayOfWeek.SUNDAY)));
        }
        habit.truth(people.days(habit.counts()), closedOn, givenUp, sunday ? DayOfWeek.SUNDAY : DayOfWeek.MONDAY)
                .forEach((figure, many) -> truth.plant(habit.tracking().startsOn(), figure, many));
    }

    /** In their order, but wherever among all others. */
    private void amongTheOthers(List<RapportEvent> told) {
        int from = 0;
        for (RapportEvent event : told) {
            from += chance.below(events.size() - from + 1);
            events.add(from, event);
            from++;
        }
    }

    private void mission() {
        UUID mission = chance.id();
        LocalDate on = FIRST.plusDays(chance.below(days));
        About about = new About(null, null, CANARY);
        events.add(new MissionPlanned(mission, about, on, List.of(), CANARY));
        truth.plant(on, Figure.MISSIONS_PLANNED);
        int comfort = 1 + chance.below(5);
        LocalDate debriefed = on.plusDays(chance.below(12));
        events.add(new MissionDebriefed(
                mission,
                chance.id(),
                Chance.at(debriefed),
                debriefed,
                about,
                MissionOutcome.PARTLY,
                CANARY,
                CANARY,
                comfort,
                null));
        truth.plantDebrief(on, debriefed);
        truth.plant(debriefed, Figure.MISSIONS_PARTLY);
        truth.plantComfort(debriefed, comfort);
    }

    private LocalDate someDay() {
        return FIRST.plusDays(chance.below(days));
    }

    private void otherDeeds() {
        PlantedDeeds deeds = new PlantedDeeds(chance, truth);
        amongTheOthers(deeds.gathering(someDay()));
        amongTheOthers(deeds.introduction(someDay()));
        amongTheOthers(deeds.mission(someDay()));
        amongTheOthers(deeds.practice(someDay()));
        amongTheOthers(deeds.judgedGoal(someDay()));
    }
}
