package io.rapport.query.platform.engine.documents;

import io.rapport.events.EventEnvelope;
import io.rapport.query.platform.engine.mongo.BsonGenerator;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Projection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A projection and its documents without any database: loads and stores as the engine does, through BSON, so that a
 * fold test also shows that its documents can be stored.
 */
public final class Folding {

    private final Projection projection;
    private final DocumentMapper mapper = new DocumentMapper();
    private final Map<DocumentRef<?>, RawBsonDocument> stored = new HashMap<>();

    /** No documents yet. */
    public Folding(Projection projection) {
        this.projection = projection;
    }

    /** Folds events in one batch. */
    public Folding batch(List<EventEnvelope> events) {
        DocumentBatch batch = DocumentBatch.ofAll();
        stored.forEach((ref, bytes) -> batch.add(mapper.read(ref.type(), bytes)));
        for (EventEnvelope event : events) {
            batch.fold(event, projection.plan(event));
        }
        for (DocumentBatch.Change change : batch.changes()) {
            switch (change) {
                case DocumentBatch.Change.Write write ->
                    stored.put(write.ref(), mapper.write(write.document(), new BsonGenerator()));
                case DocumentBatch.Change.Delete delete -> stored.remove(delete.ref());
            }
        }
        return this;
    }

    /** Folds each event in a batch of its own. */
    public Folding oneByOne(List<EventEnvelope> events) {
        events.forEach(event -> batch(List.of(event)));
        return this;
    }

    /** Whether these events leave the same documents in one batch and in many, and when some of them come again. */
    public static boolean isTheSameHoweverBatched(Supplier<Projection> projection, List<EventEnvelope> events) {
        Map<DocumentRef<?>, RawBsonDocument> once =
                new Folding(projection.get()).batch(events).stored();
        return once.equals(new Folding(projection.get()).oneByOne(events).stored())
                && once.equals(new Folding(projection.get())
                        .batch(events)
                        .batch(events)
                        .stored())
                && IntStream.rangeClosed(1, events.size())
                        .allMatch(end -> once.equals(new Folding(projection.get())
                                .batch(events.subList(0, end))
                                .batch(events.subList(end / 2, events.size()))
                                .stored()));
    }

    /** The document as it is stored, or {@code null}. */
    public <D extends Record> @Nullable D find(DocumentRef<D> ref) {
        RawBsonDocument bytes = stored.get(ref);
        return bytes == null ? null : mapper.read(ref.type(), bytes).value();
    }

    /** All documents of a type as they are stored. */
    public <D extends Record> List<D> all(DocumentType<D> type) {
        return stored.entrySet().stream()
                .filter(entry -> entry.getKey().type().equals(type))
                .map(entry -> mapper.read(type, entry.getValue()).value())
                .toList();
    }

    /** Everything that is stored, to be compared. */
    public Map<DocumentRef<?>, RawBsonDocument> stored() {
        return Map.copyOf(stored);
    }
}
