package io.rapport.query.relationship;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An entry of a relationship, in a document of its own: when it happened, what it is, and whether it was taken back.
 *
 * @param recorded the sequence of the event that told it: items are derived from in this order
 * @param onCard whether the card has to look at it; of most encounters it shows no more than their number
 */
record Item(
        UUID relationshipId,
        long recorded,
        UUID entryId,
        Instant occurredAt,
        LocalDate occurredOn,
        Content content,
        boolean retracted,
        boolean onCard) {

    static Item of(
            UUID relationshipId,
            long recorded,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            Content content,
            boolean retracted) {
        boolean onCard = retracted || !(content instanceof Content.Encounter encounter) || encounter.rapport() != null;
        return new Item(relationshipId, recorded, entryId, occurredAt, occurredOn, content, retracted, onCard);
    }

    Item saying(Content now) {
        return of(relationshipId, recorded, entryId, occurredAt, occurredOn, now, retracted);
    }

    Item movedTo(Instant instant, LocalDate day) {
        return of(relationshipId, recorded, entryId, instant, day, content, retracted);
    }

    Item retract() {
        return of(relationshipId, recorded, entryId, occurredAt, occurredOn, content, true);
    }
}
