package io.rapport.query.models.agenda;

import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.gathering.GatheringEvent.AttendanceCorrected;
import io.rapport.events.gathering.GatheringEvent.AttendanceRecorded;
import io.rapport.events.gathering.GatheringEvent.AttendanceRetracted;
import io.rapport.events.gathering.GatheringEvent.GatheringCancelled;
import io.rapport.events.gathering.GatheringEvent.GatheringHeld;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringRole;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gathering that the member means to go to.
 *
 * @param attended whether the member was there, as a guest or as its host
 * @param aheadUntil its last day; absent once it was attended or cancelled
 */
record PlannedGathering(
        UUID gatheringId,
        String name,
        GatheringRole role,
        LocalDate startsOn,
        LocalDate endsOn,
        boolean attended,
        boolean cancelled,
        @Nullable LocalDate aheadUntil) {

    static PlannedGathering after(@Nullable PlannedGathering before, GatheringEvent event) {
        return switch (event) {
            case GatheringPlanned planned ->
                new PlannedGathering(
                        planned.gatheringId(),
                        planned.name(),
                        planned.role(),
                        planned.startsOn(),
                        planned.endsOn(),
                        false,
                        false,
                        planned.endsOn());
            case GatheringHeld _ -> known(before).with(true, known(before).cancelled);
            case GatheringEvent.Guests _ -> known(before);
            case AttendanceRecorded _ -> known(before).with(true, known(before).cancelled);
            case AttendanceRetracted _ -> known(before).with(false, known(before).cancelled);
            case GatheringCancelled _ -> known(before).with(known(before).attended, true);
            case AttendanceCorrected _ -> known(before);
        };
    }

    private static PlannedGathering known(@Nullable PlannedGathering gathering) {
        return Objects.requireNonNull(gathering, "Every gathering begins with its plan");
    }

    private PlannedGathering with(boolean nowAttended, boolean nowCancelled) {
        return new PlannedGathering(
                gatheringId,
                name,
                role,
                startsOn,
                endsOn,
                nowAttended,
                nowCancelled,
                nowAttended || nowCancelled ? null : endsOn);
    }
}
