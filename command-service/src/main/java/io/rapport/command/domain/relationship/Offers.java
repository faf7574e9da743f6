package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.Entries.Recorded;
import io.rapport.command.domain.relationship.RelationshipRejection.AlreadyFollowedThrough;
import io.rapport.command.domain.relationship.RelationshipRejection.HelpNotWanted;
import io.rapport.command.domain.relationship.RelationshipRejection.NoSuchOffer;
import io.rapport.command.domain.relationship.RelationshipRejection.NotFollowedThrough;
import io.rapport.command.domain.relationship.RelationshipRejection.OfferAlreadyWithdrawn;
import io.rapport.command.domain.relationship.RelationshipRejection.OutcomeAlreadyRecorded;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.RelationshipEvent.HelpOutcomeRecorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Help that was offered: how it was taken, and what became of it. Every rule asks which entries still stand. */
@SnapshotState
final class Offers {

    private Map<UUID, Offer> byId = new HashMap<>();

    /** @param outcomeId the outcome of that follow-through and of no other */
    private record Offer(
            List<Response> responses,
            boolean withdrawn,
            @Nullable UUID followThroughId,
            @Nullable UUID outcomeId) {

        static final Offer MADE = new Offer(List.of(), false, null, null);
    }

    private record Response(UUID entryId, HelpResponse response) {}

    void offered(UUID offerId) {
        byId.put(offerId, Offer.MADE);
    }

    void responded(UUID offerId, UUID entryId, HelpResponse response) {
        byId.computeIfPresent(offerId, (id, offer) -> {
            List<Response> responses = new ArrayList<>(offer.responses());
            responses.add(new Response(entryId, response));
            return new Offer(responses, offer.withdrawn(), offer.followThroughId(), offer.outcomeId());
        });
    }

    void followedThrough(UUID offerId, UUID entryId) {
        byId.computeIfPresent(offerId, (id, offer) -> new Offer(offer.responses(), offer.withdrawn(), entryId, null));
    }

    void outcomeRecorded(UUID offerId, UUID entryId) {
        byId.computeIfPresent(
                offerId,
                (id, offer) -> new Offer(offer.responses(), offer.withdrawn(), offer.followThroughId(), entryId));
    }

    void withdrawn(UUID offerId) {
        byId.computeIfPresent(
                offerId, (id, offer) -> new Offer(offer.responses(), true, offer.followThroughId(), offer.outcomeId()));
    }

    /** The offer exists, was neither retracted nor withdrawn. */
    void mustStand(UUID offerId, Entries entries) {
        if (standing(offerId, entries).withdrawn()) {
            throw new RejectedException(new OfferAlreadyWithdrawn());
        }
    }

    void mustNotBeFollowedThrough(UUID offerId, Entries entries) {
        @Nullable UUID given = standing(offerId, entries).followThroughId();
        if (given != null && entries.isStanding(given)) {
            throw new RejectedException(new AlreadyFollowedThrough(given));
        }
    }

    /** A polite yes is really a no: the latest response that stands is an enthusiastic one, which is returned. */
    UUID mustBeWanted(UUID offerId, Entries entries) {
        @Nullable Response latest = latestResponse(standing(offerId, entries), entries);
        if (latest == null || latest.response() != HelpResponse.ENTHUSIASTIC) {
            throw new RejectedException(new HelpNotWanted());
        }
        return latest.entryId();
    }

    /** Returns the follow-through whose outcome is still to be told. */
    UUID mustAwaitOutcome(UUID offerId, Entries entries) {
        Offer offer = standing(offerId, entries);
        @Nullable UUID given = offer.followThroughId();
        if (given == null || !entries.isStanding(given)) {
            throw new RejectedException(new NotFollowedThrough());
        }
        if (offer.outcomeId() != null && entries.isStanding(offer.outcomeId())) {
            throw new RejectedException(new OutcomeAlreadyRecorded(offer.outcomeId()));
        }
        return given;
    }

    /** What an outcome rests on. One that was recorded before it named its follow-through is about the latest one. */
    Set<UUID> groundsOf(HelpOutcomeRecorded outcome) {
        @Nullable Offer offer = byId.get(outcome.offerId());
        if (outcome.followThroughId() != null || offer == null || offer.followThroughId() == null) {
            return outcome.restsOn();
        }
        return Set.of(outcome.offerId(), offer.followThroughId());
    }

    private Offer standing(UUID offerId, Entries entries) {
        @Nullable Offer offer = byId.get(offerId);
        if (offer == null || !entries.isStanding(offerId)) {
            throw new RejectedException(new NoSuchOffer());
        }
        return offer;
    }

    /**
     * The latest one by when it was given, since people write things down later; of two at once the one recorded last.
     */
    private static @Nullable Response latestResponse(Offer offer, Entries entries) {
        @Nullable Response latest = null;
        Instant latestAt = Instant.MIN;
        for (Response response : offer.responses()) {
            @Nullable Recorded entry = entries.standing(response.entryId()).orElse(null);
            if (entry != null && !entry.occurredAt().isBefore(latestAt)) {
                latest = response;
                latestAt = entry.occurredAt();
            }
        }
        return latest;
    }
}
