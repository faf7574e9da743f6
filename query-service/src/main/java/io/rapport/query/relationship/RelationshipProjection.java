package io.rapport.query.relationship;

import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.query.engine.DocumentIndex;
import io.rapport.query.engine.DocumentRef;
import io.rapport.query.engine.DocumentType;
import io.rapport.query.engine.Documents;
import io.rapport.query.engine.Projection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The read model of people: a document each, with what its card is derived from and what lists show of it. */
@Component
final class RelationshipProjection implements Projection {

    static final String NAME = "relationship";

    /** The summary is stored beside the history, so that a page of a list is read without any history. */
    record PersonDocument(RelationshipSummary summary, History history) {

        static PersonDocument of(History history) {
            return new PersonDocument(RelationshipSummary.of(history), history);
        }
    }

    static final DocumentType<PersonDocument> PEOPLE = new DocumentType<>(
            "people",
            PersonDocument.class,
            List.of(
                    DocumentIndex.byMember()
                            .descending("summary.lastContact.occurredAt")
                            .descending("summary.relationshipId"),
                    DocumentIndex.byMember()
                            .ascending("summary.status")
                            .descending("summary.lastContact.occurredAt")
                            .descending("summary.relationshipId")));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(PEOPLE);
    }

    @Override
    public Set<DocumentRef<?>> touches(EventEnvelope event) {
        return event.event() instanceof RelationshipEvent relationship
                ? Set.of(DocumentRef.to(PEOPLE, relationship.relationshipId()))
                : Set.of();
    }

    @Override
    public void apply(EventEnvelope event, Documents documents) {
        if (event.event() instanceof RelationshipEvent relationship) {
            documents.update(
                    DocumentRef.to(PEOPLE, relationship.relationshipId()),
                    before -> PersonDocument.of(
                            HistoryFold.apply(before == null ? null : before.history(), relationship)));
        }
    }
}
