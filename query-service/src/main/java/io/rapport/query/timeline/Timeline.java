package io.rapport.query.timeline;

import io.rapport.events.Entry;
import io.rapport.events.EventEnvelope;
import io.rapport.query.engine.DocumentIndex;
import io.rapport.query.engine.DocumentRef;
import io.rapport.query.engine.DocumentType;
import io.rapport.query.engine.Documents;
import io.rapport.query.engine.Projection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The read model of what happened: one document an entry, so that a member's years are paged by an index. */
@Component
final class Timeline implements Projection {

    static final String NAME = "timeline";

    static final DocumentType<TimelineEntry> ENTRIES = DocumentType.ofEntries(
            "entries",
            TimelineEntry.class,
            List.of(
                    DocumentIndex.byMember().descending("occurredAt").descending("entryId"),
                    DocumentIndex.byMember()
                            .ascending("kind")
                            .descending("occurredAt")
                            .descending("entryId"),
                    DocumentIndex.byMember()
                            .ascending("relationshipId")
                            .descending("occurredAt")
                            .descending("entryId")));

    @Override
    public String name() {
        return NAME;
    }

    /** A page is read anew each time. */
    @Override
    public KeptBy answersKeptBy() {
        return KeptBy.NOTHING;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(ENTRIES);
    }

    @Override
    public Set<DocumentRef<?>> touches(EventEnvelope event) {
        if (event.event() instanceof Entry) {
            return creates(event);
        }
        return TimelineFold.of(event) instanceof TimelineFold.Amended amended
                ? Set.of(DocumentRef.to(ENTRIES, amended.entryId()))
                : Set.of();
    }

    @Override
    public Set<DocumentRef<?>> creates(EventEnvelope event) {
        return event.event() instanceof Entry entry ? Set.of(DocumentRef.to(ENTRIES, entry.entryId())) : Set.of();
    }

    @Override
    public void apply(EventEnvelope event, Documents documents) {
        switch (TimelineFold.of(event)) {
            case TimelineFold.Told told ->
                documents.update(DocumentRef.to(ENTRIES, told.entry().entryId()), before -> told.entry());
            case TimelineFold.Amended amended ->
                documents.update(DocumentRef.to(ENTRIES, amended.entryId()), before -> {
                    if (before == null) {
                        throw new IllegalStateException("An entry is amended that was never told");
                    }
                    return amended.amendment().apply(EntryDraft.of(before)).done();
                });
            case TimelineFold.NotTold nothing -> {}
        }
    }
}
