package io.rapport.query.platform.engine.documents;

import io.rapport.events.EventEnvelope;
import io.rapport.events.Owner;
import io.rapport.query.platform.engine.mongo.BsonGenerator;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** A projection run over a list of one member's events, from the first one on and with nothing that makes it fast. */
public final class NaiveFold {

    private final Projection projection;
    private final boolean tolerant;
    private final Map<DocumentRef<?>, Kept> kept = new LinkedHashMap<>();
    private final Set<String> stopped = new HashSet<>();

    private record Kept(long position, Record document) {}

    /** @param tolerant whether an aggregate goes on after an event that is refused */
    public NaiveFold(Projection projection, boolean tolerant) {
        this.projection = projection;
        this.tolerant = tolerant;
    }

    /** Takes in all of them that the projection follows. */
    public NaiveFold of(List<EventEnvelope> events) {
        events.forEach(this::fold);
        return this;
    }

    private void fold(EventEnvelope event) {
        boolean follows = projection.follows().stream().anyMatch(context -> context.isInstance(event.event()));
        if (!follows || stopped.contains(event.aggregateId())) {
            return;
        }
        Map<DocumentRef<?>, Optional<Kept>> written = new HashMap<>();
        try {
            projection.plan(event).carryOut(new Naive(event.position(), written));
        } catch (RuntimeException e) {
            if (!tolerant) {
                stopped.add(event.aggregateId());
            }
            return;
        }
        written.forEach((ref, document) -> document.ifPresentOrElse(one -> kept.put(ref, one), () -> kept.remove(ref)));
    }

    /** The documents of that type as they would be stored; in what order is not for anybody to rely on. */
    public List<RawBsonDocument> documents(DocumentType<?> type, Owner owner) {
        DocumentMapper mapper = new DocumentMapper();
        List<RawBsonDocument> documents = new ArrayList<>();
        kept.forEach((ref, one) -> {
            if (ref.type().equals(type)) {
                documents.add(stored(mapper, ref, owner, one));
            }
        });
        return documents.reversed();
    }

    private static <D extends Record> RawBsonDocument stored(
            DocumentMapper mapper, DocumentRef<D> ref, Owner owner, Kept one) {
        return mapper.write(
                new StoredDocument<>(
                        ref, owner, one.position(), ref.type().type().cast(one.document())),
                new BsonGenerator());
    }

    private final class Naive implements Documents {

        private final long position;
        private final Map<DocumentRef<?>, Optional<Kept>> written;

        Naive(long position, Map<DocumentRef<?>, Optional<Kept>> written) {
            this.position = position;
            this.written = written;
        }

        @Override
        public <D extends Record> @Nullable D find(DocumentRef<D> ref) {
            Optional<Kept> mine = written.get(ref);
            Kept found = mine != null ? mine.orElse(null) : kept.get(ref);
            return found == null ? null : ref.type().type().cast(found.document());
        }

        @Override
        public <D extends Record> Map<String, D> all(DocumentType<D> type) {
            Map<DocumentRef<?>, Kept> now = new HashMap<>(kept);
            written.forEach((ref, one) -> one.ifPresentOrElse(some -> now.put(ref, some), () -> now.remove(ref)));
            return now.entrySet().stream()
                    .filter(one -> one.getKey().type().equals(type))
                    .collect(Collectors.toMap(
                            one -> one.getKey().id(),
                            one -> type.type().cast(one.getValue().document())));
        }

        @Override
        public <D extends Record> D update(DocumentRef<D> ref, Function<@Nullable D, D> change) {
            D before = find(ref);
            D after = change.apply(before);
            if (!after.equals(before)) {
                written.put(ref, Optional.of(new Kept(position, after)));
            }
            return after;
        }

        @Override
        public void delete(DocumentRef<?> ref) {
            written.put(ref, Optional.empty());
        }
    }
}
