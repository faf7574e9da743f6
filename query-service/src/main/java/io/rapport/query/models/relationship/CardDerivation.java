package io.rapport.query.models.relationship;

import io.rapport.events.relationship.Aspect;
import io.rapport.query.models.relationship.Content.Encounter;
import io.rapport.query.models.relationship.History.Standing;
import io.rapport.query.models.relationship.RelationshipCard.AlsoRecorded;
import io.rapport.query.models.relationship.RelationshipCard.AspectCard;
import io.rapport.query.models.relationship.RelationshipCard.Cadence;
import io.rapport.query.models.relationship.RelationshipCard.Certainty;
import io.rapport.query.models.relationship.RelationshipCard.DetailCard;
import io.rapport.query.models.relationship.RelationshipCard.Help;
import io.rapport.query.models.relationship.RelationshipCard.Knowledge;
import io.rapport.query.models.relationship.RelationshipCard.OpenOffer;
import io.rapport.query.models.relationship.RelationshipCard.Rapport;
import io.rapport.query.models.relationship.RelationshipCard.Status;
import io.rapport.query.models.relationship.RelationshipCard.Trend;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads off a history what is shown. */
final class CardDerivation {

    private static final Comparator<Item> AS_IT_HAPPENED = Comparator.comparing(Item::occurredAt);
    private static final int RECENT_RATINGS = 3;
    private static final double CHANGE = 0.5;

    private final History history;

    CardDerivation(History history) {
        this.history = history;
    }

    RelationshipCard card() {
        List<AspectCard> aspects = aspects();
        Profile profile = history.profile();
        Digest digest = history.digest();
        return new RelationshipCard(
                profile.relationshipId(),
                profile.archived() ? Status.ARCHIVED : Status.ACTIVE,
                profile.person(),
                profile.howTheyMet(),
                digest.captured(),
                digest.metOn(),
                profile.tags(),
                aspects,
                certaintyOf(aspects),
                details(),
                openOffers(),
                digest.nextFollowUp().orElse(null),
                digest.lastContact(),
                digest.conversations(),
                digest.followUps(),
                help(),
                rapport(),
                Cadence.of(profile.cadence(), digest.lastContact()).orElse(null),
                profile.absorbed().stream()
                        .map(one -> new AlsoRecorded(one.relationshipId(), one.person()))
                        .toList());
    }

    private List<AspectCard> aspects() {
        Claims claims = new Claims(history);
        return Arrays.stream(Aspect.values()).map(claims::about).toList();
    }

    private static Certainty certaintyOf(List<AspectCard> aspects) {
        Map<Knowledge, Long> states =
                aspects.stream().collect(Collectors.groupingBy(AspectCard::state, Collectors.counting()));
        int certain = states.getOrDefault(Knowledge.CERTAIN, 0L).intValue();
        int assumed = states.getOrDefault(Knowledge.ASSUMED, 0L).intValue();
        int known = certain + assumed;
        return new Certainty(
                certain, assumed, (double) certain / aspects.size(), known == 0 ? null : (double) certain / known);
    }

    private List<DetailCard> details() {
        return history.standing(Content.Detail.class)
                .sorted(Comparator.comparing(Standing<Content.Detail>::item, AS_IT_HAPPENED)
                        .reversed())
                .map(detail -> new DetailCard(
                        detail.item().entryId(),
                        detail.content().detail(),
                        detail.content().on(),
                        detail.item().occurredOn()))
                .toList();
    }

    private List<OpenOffer> openOffers() {
        Set<UUID> given = history.standing(Content.FollowThrough.class)
                .map(help -> help.content().offerId())
                .collect(Collectors.toSet());
        return history.standing(Content.Offer.class)
                .filter(offer -> !offer.content().withdrawn()
                        && !given.contains(offer.item().entryId()))
                .sorted(Comparator.comparing(Standing::item, AS_IT_HAPPENED))
                .map(offer -> new OpenOffer(
                        offer.item().entryId(),
                        offer.content().kind(),
                        offer.content().what(),
                        offer.item().occurredOn(),
                        latestResponse(offer.item().entryId())
                                .map(response -> response.content().response())
                                .orElse(null)))
                .toList();
    }

    /** The latest by when it was given; of two at once, the one that was recorded last. */
    private Optional<Standing<Content.Response>> latestResponse(UUID offerId) {
        return history.standing(Content.Response.class)
                .filter(response -> response.content().offerId().equals(offerId))
                .reduce((one, other) -> AS_IT_HAPPENED.compare(one.item(), other.item()) > 0 ? one : other);
    }

    private Help help() {
        Set<UUID> given = history.standing(Content.FollowThrough.class)
                .map(help -> help.content().offerId())
                .collect(Collectors.toSet());
        Set<UUID> onTarget = history.standing(Content.Outcome.class)
                .filter(outcome -> outcome.content().onTarget()
                        && given.contains(outcome.content().offerId()))
                .map(outcome -> outcome.content().offerId())
                .collect(Collectors.toSet());
        int received = (int) history.standing(Content.Received.class).count();
        return new Help(given.size(), onTarget.size(), received, given.size() - received);
    }

    private Rapport rapport() {
        List<Integer> ratings = history.standing(Encounter.class)
                .sorted(Comparator.comparing(Standing::item, AS_IT_HAPPENED))
                .flatMap(encounter -> Optional.ofNullable(encounter.content().rapport()).stream())
                .toList();
        return new Rapport(ratings, ratings.isEmpty() ? null : average(ratings), trend(ratings));
    }

    private static @Nullable Trend trend(List<Integer> ratings) {
        if (ratings.size() < 2) {
            return null;
        }
        int before = Math.max(1, ratings.size() - RECENT_RATINGS);
        double change = average(ratings.subList(before, ratings.size())) - average(ratings.subList(0, before));
        if (change >= CHANGE) {
            return Trend.RISING;
        }
        return change <= -CHANGE ? Trend.FALLING : Trend.STEADY;
    }

    private static double average(List<Integer> ratings) {
        return ratings.stream().mapToInt(Integer::intValue).average().orElseThrow();
    }
}
