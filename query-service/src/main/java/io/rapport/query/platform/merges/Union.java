package io.rapport.query.platform.merges;

import io.rapport.events.relationship.RelationshipEvent.Identity;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Plan;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A read model's documents of people and of what is told of each, which go to the record that stands for two, and back.
 * It is done when that record tells it: the other one tells the same right after it.
 *
 * @param people a document a record
 * @param told what belongs to a record
 * @param recordField of what is told: the record that it belongs to, in dotted notation
 */
public record Union(DocumentType<?> people, DocumentType<?> told, String recordField) {

    /** What the event makes of the documents of both records, all of which are there. */
    public Plan plan(
            Identity event,
            BiConsumer<RelationshipAbsorbed, Documents> absorb,
            BiConsumer<RelationshipReleased, Documents> release) {
        return switch (event) {
            case RelationshipAbsorbed one ->
                both(one.relationshipId(), one.absorbedId(), documents -> absorb.accept(one, documents));
            case RelationshipReleased one ->
                both(one.relationshipId(), one.releasedId(), documents -> release.accept(one, documents));
            case RelationshipMerged _, RelationshipSplit _ -> Plan.nothing();
        };
    }

    private Plan both(UUID root, UUID other, Consumer<Documents> work) {
        return Plan.doing(work)
                .seeing(DocumentRef.to(people, root))
                .seeing(DocumentRef.to(people, other))
                .seeingAllOf(toldOf(root))
                .seeingAllOf(toldOf(other));
    }

    private DocumentGroup toldOf(UUID record) {
        return DocumentGroup.where(told, recordField, record.toString());
    }
}
