package io.rapport.query.models.network;

import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.RelationshipEvent.Identity;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.query.platform.merges.Union;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.rules.Deed;
import io.rapport.query.rules.Grounded;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Acts go to the record that stands for both, and back. */
final class MergedActs {

    private static final Union UNION =
            new Union(NetworkProjection.PEOPLE, NetworkProjection.ACTS, "deed.relationshipId");

    private MergedActs() {}

    static Plan plan(EventEnvelope envelope, Identity event) {
        return UNION.plan(
                event,
                (one, documents) -> absorb(envelope, one, documents),
                (one, documents) -> release(envelope, one, documents));
    }

    private static void absorb(EventEnvelope envelope, RelationshipAbsorbed event, Documents documents) {
        UUID root = event.relationshipId();
        UUID other = event.absorbedId();
        NetworkProjection.deedsUpTo(envelope, other, documents)
                .forEach(deed -> update(deed.entryId(), documents, act -> act.of(one -> one.takenOverBy(root))));
        doing(envelope, other, root, documents);
        doing(envelope, root, null, documents);
    }

    private static void release(EventEnvelope envelope, RelationshipReleased event, Documents documents) {
        UUID root = event.relationshipId();
        UUID other = event.releasedId();
        NetworkProjection.deedsUpTo(envelope, root, documents).stream()
                .filter(deed -> other.equals(deed.recordedAs()))
                .forEach(deed -> update(deed.entryId(), documents, act -> act.of(Deed::givenBack)));
        event.fallen().forEach(entry -> update(entry, documents, Act::fallen));
        Grounded.falling(NetworkProjection.deedsUpTo(envelope, root, documents))
                .forEach(deed -> update(deed.entryId(), documents, Act::fallen));
        doing(envelope, other, null, documents);
        doing(envelope, root, null, documents);
    }

    private static void update(UUID entryId, Documents documents, UnaryOperator<Act> change) {
        documents.update(NetworkProjection.act(entryId), before -> change.apply(NetworkProjection.known(before)));
    }

    private static void doing(EventEnvelope envelope, UUID record, @Nullable UUID into, Documents documents) {
        documents.update(
                person(record),
                before -> Objects.requireNonNull(before, "Every relationship begins with the meeting or a card")
                        .mergedInto(into)
                        .doing(NetworkProjection.deedsUpTo(envelope, record, documents)));
    }

    private static DocumentRef<Someone> person(UUID record) {
        return DocumentRef.to(NetworkProjection.PEOPLE, record);
    }
}
