package io.rapport.analytics.fold;

import io.rapport.events.RapportEvent;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.goal.Outcome;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.relationship.RelationshipEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What each event of a goal changes about it as a {@link Habit}, if it is one. */
final class HabitFold {

    private HabitFold() {}

    /** The change, or empty if the event is nothing to any habit. */
    static Optional<UnaryOperator<Habit>> change(GoalEvent event, Instant recordedAt) {
        return switch (event) {
            case GoalEvent.GoalAdjusted e -> Optional.of(habit -> habit.adjusted(dayOf(e, recordedAt), e.tracking()));
            case GoalEvent.GoalPaused e -> Optional.of(habit -> habit.paused(e.from()));
            case GoalEvent.GoalResumed e -> Optional.of(habit -> habit.resumed(e.from()));
            case GoalEvent.PeriodExcused e -> Optional.of(habit -> habit.excused(e.day()));
            case GoalEvent.GoalClosed e ->
                Optional.of(habit -> habit.closed(e.closedOn(), e.outcome() != Outcome.ACHIEVED));
            case GoalEvent.GoalSet _, GoalEvent.GoalAligned _, GoalEvent.Assessment _ -> Optional.empty();
        };
    }

    /**
     * Whether anything that a habit counts may be otherwise after it. What is none of that counts for none; what is put
     * right, taken back, or tells who somebody is may.
     */
    static boolean mayCount(RapportEvent event) {
        return switch (event) {
            case GoalEvent _,
                    MissionEvent.Answering _,
                    RelationshipEvent.AssumptionRecorded _,
                    RelationshipEvent.DetailRemembered _,
                    RelationshipEvent.FollowUpPlanned _,
                    RelationshipEvent.HelpOffered _,
                    RelationshipEvent.HelpResponseRecorded _,
                    RelationshipEvent.HelpOutcomeRecorded _,
                    RelationshipEvent.HelpReceived _,
                    RelationshipEvent.RapportRated _ -> false;
            default -> true;
        };
    }

    /** As goal progress has it: what was adjusted before the day was asked for counts from the day of recording. */
    private static LocalDate dayOf(GoalEvent.GoalAdjusted event, Instant recordedAt) {
        LocalDate on = event.adjustedOn();
        return on == null ? recordedAt.atOffset(ZoneOffset.UTC).toLocalDate() : on;
    }
}
