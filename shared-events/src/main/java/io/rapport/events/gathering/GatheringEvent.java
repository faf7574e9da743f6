package io.rapport.events.gathering;

import io.rapport.events.AboutPeople;
import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.PersonalData;
import io.rapport.events.RapportEvent;
import io.rapport.events.Whose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can have happened around a gathering that the member attends or hosts. */
public sealed interface GatheringEvent extends RapportEvent {

    UUID gatheringId();

    /** Who was invited, and who came. */
    sealed interface Guests extends GatheringEvent {}

    /**
     * The member means to go, or to host it, and says why: {@code aim} is the reason, in their own words, {@code aimId}
     * the aim of their career plan that it serves; at least one of the two is there. Who hosts has a theme and
     * something that everybody does.
     */
    record GatheringPlanned(
            UUID gatheringId,
            @PersonalData(Whose.PEOPLE) String name,
            GatheringRole role,
            GatheringKind kind,
            @PersonalData(Whose.PEOPLE) @Nullable String aim,
            @Nullable UUID aimId,
            LocalDate startsOn,
            LocalDate endsOn,
            @PersonalData(Whose.PEOPLE) @Nullable String place,
            @PersonalData(Whose.PEOPLE) @Nullable String theme,
            @PersonalData(Whose.PEOPLE) @Nullable String activity)
            implements GatheringEvent {}

    /** The member was there. */
    record AttendanceRecorded(
            UUID gatheringId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @PersonalData(Whose.PEOPLE) @Nullable String takeaway)
            implements GatheringEvent, Entry {}

    /**
     * The member put the attendance, or having hosted it, right: its time is the one given here, {@code takeaway}
     * replaces what was said.
     */
    record AttendanceCorrected(
            UUID gatheringId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @PersonalData(Whose.PEOPLE) @Nullable String takeaway,
            @PersonalData(Whose.PEOPLE) @Nullable String reason)
            implements GatheringEvent, Dated {}

    /** The member was not there, or did not host it, after all. */
    record AttendanceRetracted(
            UUID gatheringId,
            UUID entryId,
            @PersonalData(Whose.PEOPLE) @Nullable String reason) implements GatheringEvent {}

    /** The host invited somebody: one of the network, or whoever the words say. */
    record GuestInvited(
            UUID gatheringId,
            UUID invitationId,
            @Nullable UUID relationshipId,
            @PersonalData(Whose.PEOPLE) @Nullable String words)
            implements Guests, AboutPeople {

        @Override
        public Set<UUID> tellsOf() {
            return relationshipId == null ? Set.of() : Set.of(relationshipId);
        }
    }

    /** How an invitation was answered. A later answer replaces an earlier one. */
    record InvitationAnswered(UUID gatheringId, UUID invitationId, InvitationResponse response) implements Guests {}

    /** Somebody came, invited or not. */
    record GuestRecorded(
            UUID gatheringId,
            UUID guestId,
            @Nullable UUID invitationId,
            @Nullable UUID relationshipId,
            @PersonalData(Whose.PEOPLE) @Nullable String words)
            implements Guests, AboutPeople {

        @Override
        public Set<UUID> tellsOf() {
            return relationshipId == null ? Set.of() : Set.of(relationshipId);
        }
    }

    /** Who was recorded as a guest was none. */
    record GuestRetracted(
            UUID gatheringId,
            UUID guestId,
            @PersonalData(Whose.PEOPLE) @Nullable String reason) implements Guests {}

    /** The member hosted it. */
    record GatheringHeld(
            UUID gatheringId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @PersonalData(Whose.PEOPLE) @Nullable String takeaway)
            implements GatheringEvent, Entry {}

    /** It does not take place, or the member does not go. */
    record GatheringCancelled(
            UUID gatheringId,
            @PersonalData(Whose.PEOPLE) @Nullable String reason) implements GatheringEvent {}
}
