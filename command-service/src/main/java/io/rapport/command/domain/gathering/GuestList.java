package io.rapport.command.domain.gathering;

import io.rapport.command.domain.gathering.GatheringCommand.InviteToGathering;
import io.rapport.command.domain.gathering.GatheringCommand.RecordGuest;
import io.rapport.command.domain.gathering.GatheringRejection.AlreadyInvited;
import io.rapport.command.domain.gathering.GatheringRejection.GuestAlreadyRecorded;
import io.rapport.command.domain.gathering.GatheringRejection.NoSuchGuest;
import io.rapport.command.domain.gathering.GatheringRejection.NoSuchInvitation;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.dispatch.SnapshotState;
import io.rapport.events.gathering.GatheringEvent.GuestInvited;
import io.rapport.events.gathering.GatheringEvent.GuestRecorded;
import io.rapport.events.gathering.GatheringEvent.GuestRetracted;
import io.rapport.events.gathering.GatheringEvent.Guests;
import io.rapport.events.gathering.GatheringEvent.InvitationAnswered;
import io.rapport.events.gathering.InvitationResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who was invited to a gathering, what they answered, and who came: whose words they were invited by is not here. */
@SnapshotState
final class GuestList {

    private Map<UUID, Invitation> invitations = new HashMap<>();
    private Map<UUID, Guest> guests = new HashMap<>();

    private record Invitation(
            @Nullable UUID relationshipId, @Nullable InvitationResponse response) {}

    /** @param relationshipId of an invited one the invitation's */
    private record Guest(
            @Nullable UUID invitationId, @Nullable UUID relationshipId) {}

    void mustNotBeInvited(InviteToGathering command) {
        invitations.forEach((id, invitation) -> {
            if (command.relationshipId() != null && command.relationshipId().equals(invitation.relationshipId())) {
                throw new RejectedException(new AlreadyInvited(id));
            }
        });
    }

    void mustBeInvited(UUID invitationId) {
        if (!invitations.containsKey(invitationId)) {
            throw new RejectedException(new NoSuchInvitation());
        }
    }

    boolean hasAnswered(UUID invitationId, InvitationResponse response) {
        Invitation invitation = invitations.get(invitationId);
        return invitation != null && invitation.response() == response;
    }

    /** Who came by an invitation is not recorded a second time by the relationship, nor the other way round. */
    void mustNotHaveCome(RecordGuest command) {
        Guest comes = guest(command.invitationId(), command.relationshipId());
        guests.forEach((id, guest) -> {
            boolean invited =
                    comes.invitationId() != null && comes.invitationId().equals(guest.invitationId());
            boolean known =
                    comes.relationshipId() != null && comes.relationshipId().equals(guest.relationshipId());
            if (invited || known) {
                throw new RejectedException(new GuestAlreadyRecorded(id));
            }
        });
    }

    void mustHaveCome(UUID guestId) {
        if (!guests.containsKey(guestId)) {
            throw new RejectedException(new NoSuchGuest());
        }
    }

    private Guest guest(@Nullable UUID invitationId, @Nullable UUID relationshipId) {
        Invitation invitation = invitationId == null ? null : invitations.get(invitationId);
        return new Guest(invitationId, invitation == null ? relationshipId : invitation.relationshipId());
    }

    void after(Guests event) {
        switch (event) {
            case GuestInvited invited ->
                invitations.put(invited.invitationId(), new Invitation(invited.relationshipId(), null));
            case InvitationAnswered answered ->
                invitations.computeIfPresent(
                        answered.invitationId(),
                        (id, invitation) -> new Invitation(invitation.relationshipId(), answered.response()));
            case GuestRecorded came -> guests.put(came.guestId(), guest(came.invitationId(), came.relationshipId()));
            case GuestRetracted retracted -> guests.remove(retracted.guestId());
        }
    }
}
