package io.rapport.query.models.goal;

import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.gathering.GatheringEvent.AttendanceCorrected;
import io.rapport.events.gathering.GatheringEvent.AttendanceRecorded;
import io.rapport.events.gathering.GatheringEvent.AttendanceRetracted;
import io.rapport.events.gathering.GatheringEvent.GatheringCancelled;
import io.rapport.events.gathering.GatheringEvent.GatheringHeld;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gathering as the goals see it: planning counts for nothing, having been there or having hosted it does, unless it
 * turns out to have been cancelled.
 */
record AttendedGathering(
        UUID gatheringId,
        GatheringRole role,
        GatheringKind kind,
        @Nullable Attendance attendance,
        boolean cancelled) {

    record Attendance(UUID entryId, LocalDate occurredOn, Instant occurredAt) {

        Attendance {
            // Documents keep milliseconds.
            occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    static AttendedGathering after(@Nullable AttendedGathering before, GatheringEvent event) {
        return switch (event) {
            case GatheringPlanned planned ->
                new AttendedGathering(planned.gatheringId(), planned.role(), planned.kind(), null, false);
            case AttendanceRecorded attended ->
                known(before).with(new Attendance(attended.entryId(), attended.occurredOn(), attended.occurredAt()));
            case GatheringHeld held ->
                known(before).with(new Attendance(held.entryId(), held.occurredOn(), held.occurredAt()));
            case GatheringEvent.Guests _ -> known(before);
            case AttendanceCorrected corrected ->
                known(before).with(new Attendance(corrected.entryId(), corrected.occurredOn(), corrected.occurredAt()));
            case AttendanceRetracted _ -> known(before).with(null);
            case GatheringCancelled _ -> known(before).asCancelled();
        };
    }

    private static AttendedGathering known(@Nullable AttendedGathering gathering) {
        return Objects.requireNonNull(gathering, "every gathering begins with its plan");
    }

    private AttendedGathering with(@Nullable Attendance there) {
        return new AttendedGathering(gatheringId, role, kind, there, cancelled);
    }

    private AttendedGathering asCancelled() {
        return new AttendedGathering(gatheringId, role, kind, attendance, true);
    }
}
