package io.rapport.query.models.relationship;

import io.rapport.query.rules.Grounded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a relationship, in a document of its own: when it happened, what it is, and whether it counts.
 *
 * @param recordedAs the record that it was told in, if another one stands for that now
 * @param recorded the position of the event that told it: items are derived from in this order
 * @param standing whether neither it nor anything that it rests on, near or far, was taken back
 * @param onCard whether the card has to look at it; of most encounters it shows no more than their number
 */
record Item(
        UUID relationshipId,
        @Nullable UUID recordedAs,
        long recorded,
        UUID entryId,
        Instant occurredAt,
        LocalDate occurredOn,
        Content content,
        boolean standing,
        boolean onCard)
        implements Grounded {

    static Item of(
            UUID relationshipId,
            long recorded,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            Content content,
            boolean standing) {
        return of(relationshipId, null, recorded, entryId, occurredAt, occurredOn, content, standing);
    }

    private static Item of(
            UUID relationshipId,
            @Nullable UUID recordedAs,
            long recorded,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            Content content,
            boolean standing) {
        boolean shown = switch (content) {
            case Content.Encounter encounter -> encounter.rapport() != null;
            case Content.Capture _ -> false;
            default -> true;
        };
        return new Item(
                relationshipId,
                recordedAs,
                recorded,
                entryId,
                occurredAt,
                occurredOn,
                content,
                standing,
                standing && shown);
    }

    @Override
    public Set<UUID> restsOn() {
        return content.restsOn();
    }

    @Override
    public @Nullable UUID givenFor() {
        return content instanceof Content.FollowThrough given ? given.offerId() : null;
    }

    @Override
    public @Nullable UUID outcomeOf() {
        return content instanceof Content.Outcome outcome && outcome.followThroughId() == null
                ? outcome.offerId()
                : null;
    }

    Item saying(Content now) {
        return of(relationshipId, recordedAs, recorded, entryId, occurredAt, occurredOn, now, standing);
    }

    Item movedTo(Instant instant, LocalDate day) {
        return of(relationshipId, recordedAs, recorded, entryId, instant, day, content, standing);
    }

    /** Taken back, or left without something that it rests on. */
    Item fallen() {
        return of(relationshipId, recordedAs, recorded, entryId, occurredAt, occurredOn, content, false);
    }

    /** Belongs to the record that stands for the one that it was told in. */
    Item takenOverBy(UUID root) {
        return of(root, relationshipId, recorded, entryId, occurredAt, occurredOn, content, standing);
    }

    /** Belongs to the record again that it was told in. */
    Item givenBack() {
        return of(
                recordedAs == null ? relationshipId : recordedAs,
                null,
                recorded,
                entryId,
                occurredAt,
                occurredOn,
                content,
                standing);
    }
}
