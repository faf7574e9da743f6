package io.rapport.query.models.goal;

import io.rapport.events.EventEnvelope;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Documents in memory that keep the engine's promises: an event changes a document once, and only declared ones. */
final class MemoryDocuments {

    private final Projection projection;
    private final Map<DocumentRef<?>, Kept> kept = new LinkedHashMap<>();

    private record Kept(long position, Record document) {}

    MemoryDocuments(Projection projection) {
        this.projection = projection;
    }

    void apply(EventEnvelope event) {
        Plan plan = projection.plan(event);
        plan.carryOut(new ForOneEvent(event, plan.touched()));
    }

    Map<DocumentRef<?>, Record> all() {
        return kept.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().document()));
    }

    /** Those of a type, the first created first. */
    <D extends Record> List<D> all(DocumentType<D> type) {
        return kept.entrySet().stream()
                .filter(entry -> entry.getKey().type().equals(type))
                .map(entry -> type.type().cast(entry.getValue().document()))
                .toList();
    }

    private final class ForOneEvent implements Documents {

        private final EventEnvelope event;
        private final Set<DocumentRef<?>> declared;
        private final Set<DocumentType<?>> whole = new HashSet<>();

        ForOneEvent(EventEnvelope event, Set<DocumentRef<?>> declared) {
            this.event = event;
            this.declared = declared;
        }

        @Override
        public <D extends Record> @Nullable D find(DocumentRef<D> ref) {
            mustBeDeclared(ref);
            Kept found = kept.get(ref);
            return found == null ? null : ref.type().type().cast(found.document());
        }

        @Override
        public <D extends Record> Map<String, D> all(DocumentType<D> type) {
            whole.add(type);
            Map<String, D> all = new HashMap<>();
            kept.forEach((ref, one) -> {
                if (ref.type().equals(type)) {
                    all.put(ref.id(), type.type().cast(one.document()));
                }
            });
            return all;
        }

        @Override
        public <D extends Record> D update(DocumentRef<D> ref, Function<@Nullable D, D> change) {
            D before = find(ref);
            Kept found = kept.get(ref);
            if (before != null && found != null && found.position() >= event.position()) {
                return before;
            }
            D after = change.apply(before);
            kept.put(ref, new Kept(event.position(), after));
            return after;
        }

        @Override
        public void delete(DocumentRef<?> ref) {
            throw new AssertionError("no event ends a document");
        }

        private void mustBeDeclared(DocumentRef<?> ref) {
            if (!declared.contains(ref) && !whole.contains(ref.type())) {
                throw new AssertionError(ref + " was not declared for " + event.type());
            }
        }
    }
}
