package io.rapport.command.domain.gathering;

import io.rapport.command.domain.gathering.GatheringCommand.InviteToGathering;
import io.rapport.command.domain.gathering.GatheringCommand.RecordGuest;
import io.rapport.command.domain.gathering.GatheringRejection.AlreadyInvited;
import io.rapport.command.domain.gathering.GatheringRejection.GuestAlreadyRecorded;
import io.rapport.command.domain.gathering.GatheringRejection.NoSuchGuest;
import io.rapport.command.domain.gathering.GatheringRejection.NoSuchInvitation;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Alike;
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

/** Who was invited to a gathering, what they answered, and who came. Whoever words say is told apart by these. */
@SnapshotState
final class GuestList {

    private Map<UUID, Invitation> invitations = new HashMap<>();
    private Map<UUID, Guest> guests = new HashMap<>();

    /** @param words what the words have in common with those that are alike */
    private record Person(
            @Nullable UUID relationshipId, @Nullable String words) {

        static Person of(@Nullable UUID relationshipId, @Nullable String words) {
            return new Person(relationshipId, words == null ? null : Alike.key(words));
        }

        boolean is(Person other) {
            return relationshipId == null
                    ? words != null && words.equals(other.words)
                    : relationshipId.equals(other.relationshipId);
        }
    }

    private record Invitation(Person person, @Nullable InvitationResponse response) {}

    /** @param person of an invited one the invitation's */
    private record Guest(@Nullable UUID invitationId, Person person) {}

    void mustNotBeInvited(InviteToGathering command) {
        Person person = Person.of(command.relationshipId(), command.words());
        invitations.forEach((id, invitation) -> {
            if (person.is(invitation.person())) {
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
        Guest comes = guest(command.invitationId(), Person.of(command.relationshipId(), command.words()));
        guests.forEach((id, guest) -> {
            boolean invited =
                    comes.invitationId() != null && comes.invitationId().equals(guest.invitationId());
            if (invited || comes.person().is(guest.person())) {
                throw new RejectedException(new GuestAlreadyRecorded(id));
            }
        });
    }

    void mustHaveCome(UUID guestId) {
        if (!guests.containsKey(guestId)) {
            throw new RejectedException(new NoSuchGuest());
        }
    }

    private Guest guest(@Nullable UUID invitationId, Person person) {
        Invitation invitation = invitationId == null ? null : invitations.get(invitationId);
        return new Guest(invitationId, invitation == null ? person : invitation.person());
    }

    void after(Guests event) {
        switch (event) {
            case GuestInvited invited ->
                invitations.put(
                        invited.invitationId(),
                        new Invitation(Person.of(invited.relationshipId(), invited.words()), null));
            case InvitationAnswered answered ->
                invitations.computeIfPresent(
                        answered.invitationId(),
                        (id, invitation) -> new Invitation(invitation.person(), answered.response()));
            case GuestRecorded came ->
                guests.put(came.guestId(), guest(came.invitationId(), Person.of(came.relationshipId(), came.words())));
            case GuestRetracted retracted -> guests.remove(retracted.guestId());
        }
    }
}
