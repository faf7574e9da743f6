package io.rapport.query.models.goal;

import io.rapport.events.relationship.RelationshipEvent.Identity;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.query.platform.merges.Union;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Plan;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

/** Two contacts become one, and two again. */
final class MergedContacts {

    private static final Union UNION =
            new Union(GoalProgressProjection.CONTACTS, GoalProgressProjection.VOLUMES, "relationshipId");

    private MergedContacts() {}

    static Plan plan(Identity event) {
        return UNION.plan(event, MergedContacts::absorb, MergedContacts::release);
    }

    private static void absorb(RelationshipAbsorbed event, Documents documents) {
        UUID root = event.relationshipId();
        Contact other = documents.update(
                contact(event.absorbedId()), before -> ContactFold.known(before).mergedInto(root));
        documents.update(contact(root), before -> ContactFold.known(before).absorbing(other));
        move(event.absorbedId(), volume -> volume.relationshipId().equals(event.absorbedId()), root, documents);
    }

    private static void release(RelationshipReleased event, Documents documents) {
        UUID other = event.releasedId();
        Contact root = documents.update(
                contact(event.relationshipId()),
                before -> ContactFold.known(before).releasing(other, event.fallen()));
        documents.update(contact(other), before -> ContactFold.known(before).releasedBy(root));
        move(other, volume -> volume.relationshipId().equals(event.relationshipId()), other, documents);
    }

    private static void move(UUID recordedIn, Predicate<Volume> which, UUID to, Documents documents) {
        documents.all(GoalProgressProjection.VOLUMES).values().stream()
                .filter(volume -> volume.recordedIn().equals(recordedIn) && which.test(volume))
                .forEach(volume -> documents.update(
                        new DocumentRef<>(GoalProgressProjection.VOLUMES, volume.id()),
                        before -> Objects.requireNonNull(before).of(to)));
    }

    private static DocumentRef<Contact> contact(UUID record) {
        return DocumentRef.to(GoalProgressProjection.CONTACTS, record);
    }
}
