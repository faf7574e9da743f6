package io.rapport.events.goal;

import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.PersonalData;
import io.rapport.events.RapportEvent;
import io.rapport.events.Whose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can have happened to a member's goal. */
public sealed interface GoalEvent extends RapportEvent {

    UUID goalId();

    /** What the goal is, and whether it is pursued. */
    sealed interface Course extends GoalEvent {}

    /** How the member judges that it is going. */
    sealed interface Assessment extends GoalEvent {}

    /** The member set a goal, with a definition of success in their own words and a purpose. */
    record GoalSet(
            UUID goalId,
            LocalDate setOn,
            @PersonalData(Whose.MEMBER) String title,
            Term term,
            @PersonalData(Whose.MEMBER) String definitionOfSuccess,
            Purpose purpose,
            @Nullable Smart smart,
            Tracking tracking)
            implements Course {}

    /** The goal now serves another purpose. */
    record GoalAligned(UUID goalId, Purpose purpose) implements Course {}

    /**
     * The member changed the goal; the new wording and tracking replace the earlier ones as a whole, from
     * {@code adjustedOn} on.
     *
     * @param adjustedOn the member's day; absent from what was recorded before it was asked for
     */
    record GoalAdjusted(
            UUID goalId,
            @Nullable LocalDate adjustedOn,
            @PersonalData(Whose.MEMBER) String title,
            @PersonalData(Whose.MEMBER) String definitionOfSuccess,
            @Nullable Smart smart,
            Tracking tracking,
            @PersonalData(Whose.MEMBER) String reason)
            implements Course {}

    /** From this day on nothing counts and nothing breaks. */
    record GoalPaused(
            UUID goalId,
            LocalDate from,
            @PersonalData(Whose.MEMBER) @Nullable String reason) implements Course {}

    /** From this day on it counts again. */
    record GoalResumed(UUID goalId, LocalDate from) implements Course {}

    /** The member judged how a qualitative goal is going, 1 (not at all) to 5 (there). */
    record GoalAssessed(
            UUID goalId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            int rating,
            @PersonalData(Whose.MEMBER) String reflection)
            implements Assessment, Entry {}

    /**
     * The member put an assessment right: its time is the one given here, the rest replaces what it said, if present.
     */
    record AssessmentCorrected(
            UUID goalId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @Nullable Integer rating,
            @PersonalData(Whose.MEMBER) @Nullable String reflection,
            @PersonalData(Whose.MEMBER) String reason)
            implements Assessment, Dated {}

    /** The member took an assessment back. */
    record AssessmentRetracted(
            UUID goalId,
            UUID entryId,
            @PersonalData(Whose.MEMBER) String reason) implements Assessment {}

    /** The period of a recurring goal that holds {@code day} neither breaks nor extends a streak. */
    record PeriodExcused(
            UUID goalId,
            LocalDate day,
            @PersonalData(Whose.MEMBER) String reason) implements Course {}

    /** The member closed the goal and said whether their own definition of success was met. */
    record GoalClosed(
            UUID goalId,
            LocalDate closedOn,
            Outcome outcome,
            @PersonalData(Whose.MEMBER) String reflection) implements Course {}
}
