package io.rapport.events.careerplan;

import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.PersonalData;
import io.rapport.events.RapportEvent;
import io.rapport.events.Whose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can have happened to a member's career plan, of which each member has one. */
public sealed interface CareerPlanEvent extends RapportEvent {

    UUID planId();

    /** What the member hopes for. */
    sealed interface Hope extends CareerPlanEvent {}

    /** What the member explores, grows at or means to achieve. */
    sealed interface Aiming extends CareerPlanEvent {

        UUID aimId();
    }

    /** What was reached on the way. */
    sealed interface Milestone extends CareerPlanEvent {

        UUID entryId();
    }

    /** The member said the plan in their own words, which replace those before. */
    record PlanDrafted(
            UUID planId, @PersonalData(Whose.MEMBER) String words) implements Hope {}

    /** The member said what they hope for in 3, 5 or 10 years from a day on; it replaces what they said of these. */
    record HorizonSet(
            UUID planId,
            int years,
            LocalDate from,
            @PersonalData(Whose.MEMBER) String hope) implements Hope {}

    /** The member has an aim. */
    record AimAdded(UUID planId, UUID aimId, Aim aim) implements Aiming {}

    /** The member describes the aim otherwise; the description replaces the earlier one as a whole. */
    record AimRevised(
            UUID planId,
            UUID aimId,
            Aim aim,
            @PersonalData(Whose.MEMBER) String reason) implements Aiming {}

    /** The member does not pursue the aim any more. */
    record AimRetired(
            UUID planId,
            UUID aimId,
            @PersonalData(Whose.MEMBER) String reason) implements Aiming {}

    /** Something was reached, perhaps on the way to an aim. */
    record MilestoneRecorded(
            UUID planId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @PersonalData(Whose.MEMBER) String words,
            @Nullable UUID aimId)
            implements Milestone, Entry {}

    /** The member put a milestone right: its time is the one given here, {@code words} replace what was said. */
    record MilestoneCorrected(
            UUID planId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @PersonalData(Whose.MEMBER) @Nullable String words,
            @PersonalData(Whose.MEMBER) String reason)
            implements Milestone, Dated {}

    /** The member took a milestone back. */
    record MilestoneRetracted(
            UUID planId,
            UUID entryId,
            @PersonalData(Whose.MEMBER) String reason) implements Milestone {}
}
