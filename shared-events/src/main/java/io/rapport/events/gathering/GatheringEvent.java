package io.rapport.events.gathering;

import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.PersonalData;
import io.rapport.events.RapportEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can have happened around a gathering that the member attends. */
public sealed interface GatheringEvent extends RapportEvent {

    UUID gatheringId();

    /**
     * The member means to go, and says why: {@code aim} is the reason, in their own words, {@code aimId} the aim of
     * their career plan that it serves; at least one of the two is there.
     */
    record GatheringPlanned(
            UUID gatheringId,
            @PersonalData String name,
            GatheringRole role,
            GatheringKind kind,
            @PersonalData @Nullable String aim,
            @Nullable UUID aimId,
            LocalDate startsOn,
            LocalDate endsOn,
            @PersonalData @Nullable String place)
            implements GatheringEvent {}

    /** The member was there. */
    record AttendanceRecorded(
            UUID gatheringId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @PersonalData @Nullable String takeaway)
            implements GatheringEvent, Entry {}

    /** The member put the attendance right: its time is the one given here, {@code takeaway} replaces what was said. */
    record AttendanceCorrected(
            UUID gatheringId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @PersonalData @Nullable String takeaway,
            @PersonalData String reason)
            implements GatheringEvent, Dated {}

    /** The member was not there after all. */
    record AttendanceRetracted(
            UUID gatheringId, UUID entryId, @PersonalData String reason) implements GatheringEvent {}

    /** It does not take place, or the member does not go. */
    record GatheringCancelled(
            UUID gatheringId, @PersonalData String reason) implements GatheringEvent {}
}
