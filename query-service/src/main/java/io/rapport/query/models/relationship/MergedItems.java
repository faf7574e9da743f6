package io.rapport.query.models.relationship;

import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.RelationshipEvent.Identity;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.query.platform.merges.Union;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.rules.Grounded;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Items go to the record that stands for both, and back. */
final class MergedItems {

    private static final Union UNION =
            new Union(RelationshipProjection.PEOPLE, RelationshipProjection.ITEMS, "relationshipId");

    private MergedItems() {}

    static Plan plan(EventEnvelope envelope, Identity event) {
        return UNION.plan(
                event,
                (one, documents) -> absorb(envelope, one, documents),
                (one, documents) -> release(envelope, one, documents));
    }

    private static void absorb(EventEnvelope envelope, RelationshipAbsorbed event, Documents documents) {
        UUID root = event.relationshipId();
        Profile other = update(
                        event.absorbedId(),
                        documents,
                        person -> person.with(person.profile().mergedInto(root)))
                .profile();
        items(envelope, event.absorbedId(), documents)
                .forEach(item -> updateItem(item.entryId(), documents, before -> before.takenOverBy(root)));
        update(
                root,
                documents,
                person -> person.with(person.profile().absorbing(other))
                        .with(Digest.of(items(envelope, root, documents))));
    }

    private static void release(EventEnvelope envelope, RelationshipReleased event, Documents documents) {
        UUID root = event.relationshipId();
        UUID other = event.releasedId();
        items(envelope, root, documents).stream()
                .filter(item -> other.equals(item.recordedAs()))
                .forEach(item -> updateItem(item.entryId(), documents, Item::givenBack));
        event.fallen().forEach(entry -> updateItem(entry, documents, Item::fallen));
        Grounded.falling(items(envelope, root, documents))
                .forEach(item -> updateItem(item.entryId(), documents, Item::fallen));
        update(
                other,
                documents,
                person -> person.with(person.profile().mergedInto(null))
                        .with(Digest.of(items(envelope, other, documents))));
        update(
                root,
                documents,
                person -> person.with(person.profile().releasing(other))
                        .with(Digest.of(items(envelope, root, documents))));
    }

    /** After a crash items may be there that the event is not about yet; their own events will add them. */
    private static List<Item> items(EventEnvelope envelope, UUID record, Documents documents) {
        return documents.all(RelationshipProjection.ITEMS).values().stream()
                .filter(item -> item.relationshipId().equals(record) && item.recorded() <= envelope.position())
                .toList();
    }

    private static PersonDocument update(UUID record, Documents documents, UnaryOperator<PersonDocument> change) {
        return documents.update(
                person(record),
                before -> change.apply(
                        Objects.requireNonNull(before, "Every relationship begins with the meeting or a card")));
    }

    private static void updateItem(UUID entryId, Documents documents, UnaryOperator<Item> change) {
        documents.update(
                DocumentRef.to(RelationshipProjection.ITEMS, entryId),
                before -> change.apply(Objects.requireNonNull(before, "An entry is named that was never told")));
    }

    private static DocumentRef<PersonDocument> person(UUID record) {
        return DocumentRef.to(RelationshipProjection.PEOPLE, record);
    }
}
