package io.rapport.query.models.agenda;

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

/** Notes go to the record that stands for both, and back. */
final class MergedNotes {

    private static final Union UNION =
            new Union(AgendaProjection.PEOPLE, AgendaProjection.NOTES, "deed.relationshipId");

    private MergedNotes() {}

    static Plan plan(EventEnvelope envelope, Identity event) {
        return UNION.plan(
                event,
                (one, documents) -> absorb(envelope, one, documents),
                (one, documents) -> release(envelope, one, documents));
    }

    private static void absorb(EventEnvelope envelope, RelationshipAbsorbed event, Documents documents) {
        UUID root = event.relationshipId();
        UUID other = event.absorbedId();
        AgendaProjection.notesUpTo(envelope, other, documents)
                .forEach(note -> update(note, documents, deed -> deed.takenOverBy(root)));
        update(other, documents, person -> person.mergedInto(root));
        update(root, documents, person -> person.absorbing(other));
        AgendaProjection.deriveAgain(root, AgendaProjection.notesUpTo(envelope, root, documents), documents);
    }

    private static void release(EventEnvelope envelope, RelationshipReleased event, Documents documents) {
        UUID root = event.relationshipId();
        UUID other = event.releasedId();
        AgendaProjection.notesUpTo(envelope, root, documents).stream()
                .filter(note -> other.equals(note.deed().recordedAs()))
                .forEach(note -> update(note, documents, Deed::givenBack));
        event.fallen().forEach(entry -> fall(entry, documents));
        Grounded.falling(AgendaProjection.notesUpTo(envelope, root, documents).stream()
                        .map(Note::deed)
                        .toList())
                .forEach(deed -> fall(deed.entryId(), documents));
        update(other, documents, person -> person.mergedInto(null));
        update(root, documents, person -> person.releasing(other));
        AgendaProjection.deriveAgain(other, AgendaProjection.notesUpTo(envelope, other, documents), documents);
        AgendaProjection.deriveAgain(root, AgendaProjection.notesUpTo(envelope, root, documents), documents);
    }

    private static void update(Note note, Documents documents, UnaryOperator<Deed> change) {
        documents.update(
                AgendaProjection.note(note.deed().entryId()),
                before -> AgendaProjection.known(before).of(change));
    }

    private static void fall(UUID entryId, Documents documents) {
        documents.update(
                AgendaProjection.note(entryId),
                before -> AgendaProjection.known(before).fallen());
    }

    private static void update(UUID record, Documents documents, UnaryOperator<Acquaintance> change) {
        documents.update(
                person(record),
                before -> change.apply(
                        Objects.requireNonNull(before, "Every relationship begins with the meeting or a card")));
    }

    private static DocumentRef<Acquaintance> person(UUID record) {
        return DocumentRef.to(AgendaProjection.PEOPLE, record);
    }
}
