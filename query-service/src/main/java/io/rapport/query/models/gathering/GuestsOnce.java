package io.rapport.query.models.gathering;

import io.rapport.events.gathering.InvitationResponse;
import io.rapport.query.models.gathering.GatheringDocument.Guest;
import io.rapport.query.models.gathering.GatheringDocument.Invitation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whoever was invited twice, by two records that turned out to be of one person, is invited and comes once. */
final class GuestsOnce {

    private GuestsOnce() {}

    /** The first invitation of each person stands for the others, with the best of their answers. */
    static GatheringDocument of(GatheringDocument gathering) {
        Map<UUID, Invitation> kept = new LinkedHashMap<>();
        Map<UUID, UUID> first = new HashMap<>();
        Map<UUID, UUID> standsFor = new HashMap<>();
        for (Invitation one : gathering.invitations()) {
            UUID person = one.relationshipId();
            UUID id = person == null ? one.invitationId() : first.computeIfAbsent(person, none -> one.invitationId());
            standsFor.put(one.invitationId(), id);
            kept.merge(
                    id,
                    one,
                    (before, other) -> new Invitation(
                            before.invitationId(),
                            before.relationshipId(),
                            before.words(),
                            better(before.response(), other.response())));
        }
        Set<UUID> there = new HashSet<>();
        List<Guest> guests = new ArrayList<>();
        for (Guest guest : gathering.guests()) {
            UUID named = guest.relationshipId();
            UUID invitation = guest.invitationId() == null
                    ? named == null ? null : first.get(named)
                    : standsFor.getOrDefault(guest.invitationId(), guest.invitationId());
            UUID who = invitation != null ? invitation : named != null ? named : guest.guestId();
            if (there.add(who)) {
                guests.add(new Guest(guest.guestId(), invitation, named, guest.words()));
            }
        }
        return gathering.with(List.copyOf(kept.values()), guests);
    }

    private static @Nullable InvitationResponse better(
            @Nullable InvitationResponse one, @Nullable InvitationResponse other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
