package io.rapport.bench.history;

import io.rapport.events.RapportEvent;
import io.rapport.events.Rhythm;
import io.rapport.events.gathering.GatheringEvent.AttendanceRecorded;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.GoalEvent.GoalAssessed;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.events.member.MemberEvent.TimeZoneChosen;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** What one member does: first a zone and three goals, then people, and a gathering or a reflection now and then. */
final class MemberYear {
    private static final int PEOPLE_AT_A_TIME = 8;
    private static final double SHARE_OF_OTHER_THINGS = 0.03;

    private final Ids ids;
    private final SplittableRandom random;
    private final LocalDate firstDay;
    private final double eventsOfADay;
    private final UUID qualitativeGoal;
    private final Deque<RapportEvent> next = new ArrayDeque<>();
    private final List<Acquaintance> people = new ArrayList<>();
    private int told;

    /** A moment of the member's year. */
    record Moment(Instant at, LocalDate on) {}

    MemberYear(Ids ids, SplittableRandom random, LocalDate firstDay, double eventsOfADay) {
        this.ids = ids;
        this.random = random;
        this.firstDay = firstDay;
        this.eventsOfADay = eventsOfADay;
        this.qualitativeGoal = ids.next();
        begin();
    }

    private void begin() {
        next.add(new TimeZoneChosen(ZoneId.of("Europe/Berlin")));
        Purpose why = new Purpose(null, null, "Because work is done by people who know one another");
        next.add(goal(
                qualitativeGoal,
                Term.LONG,
                "Be somebody whom colleagues ask for advice",
                new Purpose(null, null, "It is the work that I want to do in ten years"),
                new Tracking.Qualitative(new Rhythm(1, Rhythm.Unit.MONTH), firstDay, null)));
        next.add(goal(
                ids.next(),
                Term.SHORT,
                "Five industry experts in three months",
                new Purpose(qualitativeGoal, null, null),
                new Tracking.Counted(
                        5,
                        Measure.PEOPLE_CONNECTED,
                        new Filter(true, null, null, null, null, false, null, null, null),
                        firstDay.plusDays(210),
                        firstDay.plusDays(330))));
        next.add(goal(
                ids.next(),
                Term.SHORT,
                "One follow-up a week",
                why,
                new Tracking.Recurring(
                        1, Measure.FOLLOW_UPS, Filter.NONE, Tracking.PeriodUnit.WEEK, firstDay.plusDays(210), null)));
    }

    private GoalSet goal(UUID id, Term term, String title, Purpose purpose, Tracking tracking) {
        return new GoalSet(id, firstDay, title, term, "People call me and I call them", purpose, null, tracking);
    }

    RapportEvent next() {
        told++;
        if (next.isEmpty() && random.nextDouble() < SHARE_OF_OTHER_THINGS) {
            next.addAll(random.nextBoolean() ? List.of(assessment()) : gathering());
        }
        RapportEvent waiting = next.poll();
        return waiting == null ? withPerson() : waiting;
    }

    private RapportEvent withPerson() {
        if (people.size() < PEOPLE_AT_A_TIME) {
            people.add(new Acquaintance(ids, random));
        }
        Acquaintance somebody = people.get(random.nextInt(people.size()));
        RapportEvent event = somebody.next(now());
        if (somebody.isOver()) {
            people.remove(somebody);
        }
        return event;
    }

    /** No later than the last day, however busy the member was. */
    private Moment now() {
        LocalDate on = firstDay.plusDays(Math.min(299, (long) (told / eventsOfADay)));
        Instant at =
                on.atTime(LocalTime.of(8, 0).plusMinutes(random.nextInt(600))).toInstant(ZoneOffset.UTC);
        return new Moment(at, on);
    }

    private GoalAssessed assessment() {
        Moment now = now();
        return new GoalAssessed(
                qualitativeGoal,
                ids.next(),
                now.at(),
                now.on(),
                1 + random.nextInt(5),
                "Two colleagues asked for my view this month, and one came back to say that it had helped");
    }

    private List<RapportEvent> gathering() {
        Moment now = now();
        UUID gathering = ids.next();
        return List.of(
                new GatheringPlanned(
                        gathering,
                        "Conference of the trade",
                        GatheringRole.ATTEND,
                        GatheringKind.CONFERENCE,
                        "Meet one person I would tell others about",
                        null,
                        now.on(),
                        now.on().plusDays(1),
                        "Berlin",
                        null,
                        null),
                new AttendanceRecorded(gathering, ids.next(), now.at(), now.on(), "Met one, and she knows everybody"));
    }
}
