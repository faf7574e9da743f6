package io.rapport.query.models.gathering;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.events.Owner;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.gathering.InvitationResponse;
import io.rapport.query.models.gathering.GatheringDocument.Guest;
import io.rapport.query.models.gathering.GatheringDocument.Invitation;
import io.rapport.query.models.gathering.GatheringDocument.State;
import io.rapport.query.models.gathering.GatheringView.Conversation;
import io.rapport.query.models.gathering.GatheringView.GuestThere;
import io.rapport.query.models.gathering.GatheringView.InvitedGuest;
import io.rapport.query.models.gathering.GatheringView.PersonMetThere;
import io.rapport.query.platform.merges.Merges;
import io.rapport.query.platform.merges.Roots;
import io.rapport.query.platform.reading.OwnedDocuments;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The gatherings of a member. A view costs five reads, or six if it cannot tell all, however many people it names. */
@Repository
class Gatherings {

    /** Of which cursors are. */
    static final String LIST = "gatherings";

    private static final int MOST = 200;

    private final OwnedDocuments<GatheringDocument> gatherings;
    private final OwnedDocuments<Acquaintance> people;
    private final OwnedDocuments<Talk> talks;
    private final Merges merges;

    Gatherings(ReadModels readModels) {
        gatherings =
                readModels.documents(GatheringProjection.NAME, GatheringProjection.GATHERINGS, GatheringDocument.class);
        people = readModels.documents(GatheringProjection.NAME, GatheringProjection.PEOPLE, Acquaintance.class);
        talks = readModels.documents(GatheringProjection.NAME, GatheringProjection.TALKS, Talk.class);
        merges = new Merges(readModels, GatheringProjection.NAME, GatheringProjection.MERGES);
    }

    Optional<GatheringView> find(Owner owner, UUID gatheringId) {
        GatheringDocument found = gatherings.findById(owner, gatheringId.toString());
        if (found == null) {
            return Optional.empty();
        }
        Bson here = Filters.eq("gatheringId", gatheringId.toString());
        List<Acquaintance> met = people.find(owner, here, onDaysOf(found, "metOn"))
                .sort(Sorts.ascending("metOn", "relationshipId"))
                .limit(MOST + 1)
                .into(new ArrayList<>());
        List<Talk> conversations = talks.find(owner, here, onDaysOf(found, "occurredOn"), Filters.eq("standing", true))
                .sort(Sorts.ascending("occurredOn", "entryId"))
                .limit(MOST + 1)
                .into(new ArrayList<>());
        boolean worthTelling = met.stream().anyMatch(one -> one.tellOthers() != null)
                || (met.size() > MOST
                        && people.find(owner, here, Filters.ne("tellOthers", null))
                                        .first()
                                != null);
        Roots roots = merges.roots(owner, people(found, met, conversations));
        Set<UUID> seen = new HashSet<>();
        List<Acquaintance> people = met.stream()
                .limit(MOST)
                .map(person -> person.as(roots.of(person.relationshipId())))
                .filter(person -> seen.add(person.relationshipId()))
                .toList();
        List<Talk> talked = conversations.stream().map(talk -> talk.with(roots)).toList();
        GatheringDocument gathering = found.with(roots);
        return Optional.of(view(
                gathering,
                people,
                met.size() > MOST,
                talked,
                worthTelling,
                names(owner, people(gathering, people, talked))));
    }

    /** Whoever was met on another day was not met there, whatever is said of how. */
    private static Bson onDaysOf(GatheringDocument gathering, String field) {
        return Filters.and(
                Filters.gte(field, gathering.startsOn().toString()),
                Filters.lte(field, gathering.particulars().endsOn().toString()));
    }

    private static Stream<UUID> people(GatheringDocument gathering, List<Acquaintance> met, List<Talk> conversations) {
        return Stream.of(
                        met.stream().map(Acquaintance::relationshipId),
                        conversations.stream().map(Talk::relationshipId),
                        gathering.invitations().stream().flatMap(one -> Stream.ofNullable(one.relationshipId())),
                        gathering.guests().stream().flatMap(one -> Stream.ofNullable(one.relationshipId())))
                .flatMap(ids -> ids);
    }

    private Map<UUID, String> names(Owner owner, Stream<UUID> named) {
        Map<UUID, String> names = new HashMap<>();
        List<String> missing = named.distinct().map(UUID::toString).toList();
        if (!missing.isEmpty()) {
            people.find(owner, Filters.in("_id", missing))
                    .forEach(person -> names.put(person.relationshipId(), person.name()));
        }
        return names;
    }

    private static GatheringView view(
            GatheringDocument found,
            List<Acquaintance> met,
            boolean moreMet,
            List<Talk> conversations,
            boolean worthTellingOthers,
            Map<UUID, String> names) {
        Map<UUID, Invitation> invited = new HashMap<>();
        found.invitations().forEach(one -> invited.put(one.invitationId(), one));
        return new GatheringView(
                found.gatheringId(),
                found.particulars().name(),
                found.role(),
                found.particulars().kind(),
                found.state(),
                found.particulars().aim(),
                found.particulars().aimId(),
                found.particulars().theme(),
                found.particulars().activity(),
                found.startsOn(),
                found.particulars().endsOn(),
                found.particulars().place(),
                found.presence(),
                found.cancelledBecause(),
                met.stream()
                        .map(one -> new PersonMetThere(
                                one.relationshipId(),
                                names.getOrDefault(one.relationshipId(), one.name()),
                                one.metOn(),
                                one.tellOthers()))
                        .toList(),
                moreMet,
                !met.isEmpty(),
                worthTellingOthers,
                conversations.stream()
                        .limit(MOST)
                        .map(talk -> new Conversation(
                                talk.entryId(),
                                talk.relationshipId(),
                                names.get(talk.relationshipId()),
                                talk.occurredOn(),
                                talk.summary()))
                        .toList(),
                conversations.size() > MOST,
                found.invitations().stream()
                        .map(one -> new InvitedGuest(
                                one.invitationId(),
                                one.relationshipId(),
                                name(one.relationshipId(), one.words(), names),
                                one.response()))
                        .toList(),
                found.guests().stream()
                        .map(guest -> guest(guest, invited.get(guest.invitationId()), names))
                        .toList());
    }

    private static GuestThere guest(Guest guest, @Nullable Invitation invitation, Map<UUID, String> names) {
        UUID person = invitation == null ? guest.relationshipId() : invitation.relationshipId();
        String words = invitation == null ? guest.words() : invitation.words();
        return new GuestThere(guest.guestId(), guest.invitationId(), person, name(person, words, names));
    }

    private static @Nullable String name(
            @Nullable UUID relationshipId, @Nullable String words, Map<UUID, String> names) {
        return relationshipId == null ? words : names.get(relationshipId);
    }

    /** The latest first. */
    Page<GatheringSummary> list(
            Owner owner, @Nullable State state, @Nullable GatheringRole role, @Nullable Cursor after, int limit) {
        List<Bson> filters = new ArrayList<>();
        if (state != null) {
            filters.add(Filters.eq("state", state.name()));
        }
        if (role != null) {
            filters.add(Filters.eq("role", role.name()));
        }
        if (after != null) {
            filters.addAll(after.afterInDescendingDays("startsOn", "gatheringId"));
        }
        List<GatheringDocument> found = gatherings
                .find(owner, filters)
                .sort(Sorts.descending("startsOn", "gatheringId"))
                .limit(limit + 1)
                .into(new ArrayList<>());
        Roots roots = merges.roots(owner, found.stream().flatMap(gathering -> people(gathering, List.of(), List.of())));
        return Page.of(found, limit, last -> Cursor.ofDay(LIST, last.startsOn(), last.gatheringId()))
                .map(gathering -> summary(gathering.with(roots)));
    }

    private static GatheringSummary summary(GatheringDocument gathering) {
        return new GatheringSummary(
                gathering.gatheringId(),
                gathering.particulars().name(),
                gathering.role(),
                gathering.particulars().kind(),
                gathering.state(),
                gathering.startsOn(),
                gathering.particulars().endsOn(),
                gathering.invitations().size(),
                coming(gathering.invitations()),
                gathering.guests().size());
    }

    private static int coming(Collection<Invitation> invitations) {
        return (int) invitations.stream()
                .filter(one -> one.response() == InvitationResponse.COMING)
                .count();
    }
}
