package io.rapport.query.models.relationship;

import static io.rapport.query.rules.Lists.append;

import io.rapport.events.relationship.Aspect;
import io.rapport.query.models.relationship.Content.EncounterKind;
import io.rapport.query.models.relationship.RelationshipCard.Captured;
import io.rapport.query.models.relationship.RelationshipCard.Contact;
import io.rapport.query.models.relationship.RelationshipCard.NextFollowUp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a relationship without looking at its items. Each new item is added, which costs the same however
 * long the history is. Nothing is ever subtracted: after a correction or a retraction it is derived again from all
 * items, by adding them one after the other.
 *
 * @param captured the card that it began with, if it did
 * @param metOn absent while there is nothing but the card
 * @param latestAt the last contact, or the card while there was none: lists are in its order
 * @param openPlans those that were neither carried out nor skipped, as they were recorded
 * @param certain the aspects of which something is certain
 */
record Digest(
        @Nullable Captured captured,
        @Nullable LocalDate metOn,
        @Nullable Contact lastContact,
        Instant latestAt,
        int conversations,
        int followUps,
        List<NextFollowUp> openPlans,
        List<Aspect> certain) {

    /** Of all items of a relationship, in any order. */
    static Digest of(Collection<Item> items) {
        Digest digest = null;
        for (Item item : History.standing(items)) {
            digest = digest == null ? ofFirst(item) : digest.plus(item);
        }
        return Objects.requireNonNull(digest, "What a relationship begins with cannot be taken back");
    }

    /** Of what the relationship begins with: the meeting, or a card. */
    static Digest ofFirst(Item first) {
        return new Digest(null, null, null, first.occurredAt(), 0, 0, List.of(), List.of()).plus(first);
    }

    /** With one more item, recorded after all that it has. */
    Digest plus(Item item) {
        return switch (item.content()) {
            case Content.Capture card ->
                new Digest(
                        earlier(captured, new Captured(item.occurredOn(), card.source())),
                        metOn,
                        lastContact,
                        latestAt,
                        conversations,
                        followUps,
                        openPlans,
                        certain);
            case Content.Encounter encounter -> plus(item, encounter);
            case Content.Plan plan ->
                plan.skipped()
                        ? this
                        : withPlans(append(openPlans, new NextFollowUp(item.entryId(), plan.dueOn(), plan.about())));
            case Content.Fact fact -> certainOf(fact.aspect());
            case Content.Confirmation right -> certainOf(right.aspect());
            case Content.Refutation wrong -> certainOf(wrong.aspect());
            case Content.Guess _,
                    Content.Detail _,
                    Content.Offer _,
                    Content.Response _,
                    Content.FollowThrough _,
                    Content.Outcome _,
                    Content.Received _ -> this;
        };
    }

    private Digest plus(Item item, Content.Encounter encounter) {
        Contact contact = contact(item, encounter.kind());
        Contact last =
                lastContact == null || !lastContact.occurredAt().isAfter(contact.occurredAt()) ? contact : lastContact;
        return new Digest(
                captured,
                encounter.kind() == EncounterKind.MEETING ? earlier(metOn, item.occurredOn()) : metOn,
                last,
                last.occurredAt(),
                conversations + (encounter.kind() == EncounterKind.CONVERSATION ? 1 : 0),
                followUps + (encounter.kind() == EncounterKind.FOLLOW_UP ? 1 : 0),
                without(encounter.planId()),
                certain);
    }

    private static Captured earlier(@Nullable Captured one, Captured other) {
        return one == null || other.on().isBefore(one.on()) ? other : one;
    }

    private static LocalDate earlier(@Nullable LocalDate one, LocalDate other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    /** Without a plan that was skipped. */
    Digest skip(UUID planId) {
        return withPlans(without(planId));
    }

    /** The open plan that is due first. */
    Optional<NextFollowUp> nextFollowUp() {
        return openPlans.stream().min(Comparator.comparing(NextFollowUp::dueOn));
    }

    private Digest certainOf(Aspect aspect) {
        return certain.contains(aspect)
                ? this
                : new Digest(
                        captured,
                        metOn,
                        lastContact,
                        latestAt,
                        conversations,
                        followUps,
                        openPlans,
                        append(certain, aspect));
    }

    private Digest withPlans(List<NextFollowUp> plans) {
        return new Digest(captured, metOn, lastContact, latestAt, conversations, followUps, plans, certain);
    }

    private List<NextFollowUp> without(@Nullable UUID planId) {
        return openPlans.stream().filter(plan -> !plan.planId().equals(planId)).toList();
    }

    private static Contact contact(Item item, EncounterKind kind) {
        return new Contact(item.entryId(), kind, item.occurredAt(), item.occurredOn());
    }
}
