package io.rapport.events;

import static io.rapport.events.Examples.id;

import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.goal.GoalEvent.AssessmentCorrected;
import io.rapport.events.goal.GoalEvent.AssessmentRetracted;
import io.rapport.events.goal.GoalEvent.GoalAdjusted;
import io.rapport.events.goal.GoalEvent.GoalAligned;
import io.rapport.events.goal.GoalEvent.GoalAssessed;
import io.rapport.events.goal.GoalEvent.GoalClosed;
import io.rapport.events.goal.GoalEvent.GoalPaused;
import io.rapport.events.goal.GoalEvent.GoalResumed;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.GoalEvent.PeriodExcused;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Smart;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.events.relationship.RelationshipKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** Goals of every tracking, and what becomes of them, every component filled. */
final class GoalExamples {

    private static final UUID GOAL = id(100);
    private static final LocalDate START = LocalDate.parse("2026-01-01");
    private static final LocalDate END = LocalDate.parse("2026-03-31");
    private static final Purpose PURPOSE = new Purpose(id(101), id(301), "I want to lead a team by 2029");
    private static final Smart SMART =
            new Smart("Five experts", "Meetings held", "Two a month", "They hire leads", "By the end of March");

    private static final Filter EVERY_CRITERION = new Filter(
            true,
            "marketing",
            "berlin",
            RelationshipKind.MENTOR,
            GatheringKind.CONFERENCE,
            true,
            id(301),
            GatheringRole.HOST,
            "ACTIVE_LISTENING");

    private GoalExamples() {}

    static Stream<GoalEvent> all() {
        return Stream.of(
                set(new Tracking.Counted(5, Measure.PEOPLE_MET, EVERY_CRITERION, START, END)),
                set(new Tracking.Recurring(
                        1, Measure.FOLLOW_UPS, EVERY_CRITERION, Tracking.PeriodUnit.WEEK, START, END)),
                set(new Tracking.Qualitative(new Rhythm(2, Rhythm.Unit.WEEK), START, END)),
                new GoalAligned(GOAL, PURPOSE),
                adjusted(new Tracking.Counted(8, Measure.CERTAINTIES_GAINED, EVERY_CRITERION, START, END)),
                new GoalPaused(GOAL, LocalDate.parse("2026-02-01"), "Parental leave"),
                new GoalResumed(GOAL, LocalDate.parse("2026-02-15")),
                new GoalAssessed(
                        GOAL,
                        id(102),
                        Instant.parse("2026-02-20T07:00:00Z"),
                        LocalDate.parse("2026-02-20"),
                        3,
                        "I listen more than I used to"),
                new AssessmentCorrected(
                        GOAL,
                        id(102),
                        Instant.parse("2026-02-19T07:00:00Z"),
                        LocalDate.parse("2026-02-19"),
                        4,
                        "I listen far more than I used to",
                        "It was the day before"),
                new AssessmentRetracted(GOAL, id(102), "It was about another goal"),
                new PeriodExcused(GOAL, LocalDate.parse("2026-01-14"), "Was ill all week"),
                new GoalClosed(GOAL, END, Outcome.ACHIEVED, "Three of the five became friends"));
    }

    static String nameOf(Tracking tracking) {
        return tracking.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static GoalSet set(Tracking tracking) {
        return new GoalSet(
                GOAL, START, "Know the field", Term.SHORT, "Five people would take my call", PURPOSE, SMART, tracking);
    }

    private static GoalAdjusted adjusted(Tracking tracking) {
        return new GoalAdjusted(
                GOAL,
                LocalDate.parse("2026-01-20"),
                "Know the field well",
                "Eight people would take my call",
                SMART,
                tracking,
                "Too easy");
    }
}
