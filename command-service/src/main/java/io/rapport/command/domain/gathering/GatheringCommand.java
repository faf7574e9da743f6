package io.rapport.command.domain.gathering;

import io.rapport.command.kernel.rules.NamesAims;
import io.rapport.command.kernel.time.Happened;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a member can want with a gathering. */
sealed interface GatheringCommand {

    UUID gatheringId();

    /** At least one of {@code aim} and {@code aimId} is there. */
    record PlanGathering(
            @TargetAggregateIdentifier UUID gatheringId,
            String name,
            GatheringRole role,
            GatheringKind kind,
            @Nullable String aim,
            @Nullable UUID aimId,
            LocalDate startsOn,
            LocalDate endsOn,
            @Nullable String place)
            implements GatheringCommand, NamesAims {

        @Override
        public List<NamedAim> namedAims() {
            return aimId == null ? List.of() : List.of(new NamedAim(aimId, "aimId", false));
        }
    }

    record RecordAttendance(
            @TargetAggregateIdentifier UUID gatheringId,
            UUID entryId,
            Moment when,
            @Nullable String takeaway) implements GatheringCommand, Happened {}

    /** At least one of {@code takeaway} and {@code when} is there. */
    record CorrectAttendance(
            @TargetAggregateIdentifier UUID gatheringId,
            @Nullable String takeaway,
            @Nullable Moment when,
            String reason)
            implements GatheringCommand {

        public CorrectAttendance {
            if (takeaway == null && when == null) {
                throw new IllegalArgumentException("a correction needs a takeaway or a time");
            }
        }
    }

    record RetractAttendance(@TargetAggregateIdentifier UUID gatheringId, String reason) implements GatheringCommand {}

    record CancelGathering(@TargetAggregateIdentifier UUID gatheringId, String reason) implements GatheringCommand {}
}
