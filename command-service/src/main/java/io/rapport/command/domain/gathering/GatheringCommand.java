package io.rapport.command.domain.gathering;

import io.rapport.command.kernel.people.Telling;
import io.rapport.command.kernel.people.TellsOfPeople;
import io.rapport.command.kernel.rules.NamesAims;
import io.rapport.command.kernel.time.Happened;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.gathering.InvitationResponse;
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
            @Nullable String place,
            @Nullable String theme,
            @Nullable String activity)
            implements GatheringCommand, NamesAims {

        @Override
        public List<NamedAim> namedAims() {
            return aimId == null ? List.of() : List.of(new NamedAim(aimId, "aimId", false));
        }
    }

    /** Exactly one of {@code relationshipId} and {@code words} says who. */
    record InviteToGathering(
            @TargetAggregateIdentifier UUID gatheringId,
            UUID invitationId,
            @Nullable UUID relationshipId,
            @Nullable String words)
            implements GatheringCommand, TellsOfPeople {

        /** Of a card too: an invitation is a way to meet. */
        @Override
        public Telling telling() {
            return Telling.of(relationshipId, "relationshipId").ofKept();
        }
    }

    record RecordInvitationResponse(
            @TargetAggregateIdentifier UUID gatheringId, UUID invitationId, InvitationResponse response)
            implements GatheringCommand, TellsOfPeople {

        @Override
        public Telling telling() {
            return Telling.within(gatheringId, invitationId);
        }
    }

    /**
     * Exactly one of {@code invitationId}, {@code relationshipId} and {@code words} says who.
     *
     * @param today the member's
     */
    record RecordGuest(
            @TargetAggregateIdentifier UUID gatheringId,
            UUID guestId,
            LocalDate today,
            @Nullable UUID invitationId,
            @Nullable UUID relationshipId,
            @Nullable String words)
            implements GatheringCommand, TellsOfPeople {

        /** Who came was met, and not later than that. */
        @Override
        public Telling telling() {
            return Telling.within(gatheringId, invitationId)
                    .and(relationshipId, "relationshipId")
                    .ofKept()
                    .ofMet();
        }
    }

    record RetractGuest(
            @TargetAggregateIdentifier UUID gatheringId,
            UUID guestId,
            @Nullable String reason) implements GatheringCommand {}

    record HoldGathering(
            @TargetAggregateIdentifier UUID gatheringId,
            UUID entryId,
            Moment when,
            @Nullable String takeaway) implements GatheringCommand, Happened {}

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
            @Nullable String reason)
            implements GatheringCommand {

        public CorrectAttendance {
            if (takeaway == null && when == null) {
                throw new IllegalArgumentException("a correction needs a takeaway or a time");
            }
        }
    }

    record RetractAttendance(
            @TargetAggregateIdentifier UUID gatheringId,
            @Nullable String reason) implements GatheringCommand {}

    record CancelGathering(
            @TargetAggregateIdentifier UUID gatheringId,
            @Nullable String reason) implements GatheringCommand {}
}
