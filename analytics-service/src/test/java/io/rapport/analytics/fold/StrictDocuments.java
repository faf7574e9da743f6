package io.rapport.analytics.fold;

import io.rapport.events.EventEnvelope;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one member in memory, of which an event sees those that its plan would have had loaded and no
 * others.
 */
public final class StrictDocuments {

    private final Projection projection;
    private final Map<DocumentRef<?>, Kept> kept = new HashMap<>();
    private final Fields fields;

    /** A document, and the position of the last event that it has had. */
    private record Kept(long position, Record document) {}

    /** Whether a document has this text in this field, as MongoDB would find it. */
    public interface Fields {

        boolean has(Record document, String field, String value);
    }

    /** Folds by this projection. */
    public StrictDocuments(Projection projection, Fields fields) {
        this.projection = projection;
        this.fields = fields;
    }

    /** Folds an event. */
    public void fold(EventEnvelope event) {
        Plan plan = projection.plan(event);
        Set<DocumentRef<?>> others = plan.seesOthers()
                ? plan.others(new Looking(event.position(), plan.telling(), plan.groups()))
                : Set.of();
        Set<DocumentRef<?>> seen = new HashSet<>(plan.touched());
        seen.addAll(others);
        plan.carryOut(new Looking(event.position(), seen, plan.groups()));
    }

    /** Folds events, of which only some documents are stored before a crash, and folds them again. */
    public void foldTorn(List<EventEnvelope> events, Random random) {
        Map<DocumentRef<?>, Kept> before = new HashMap<>(kept);
        events.forEach(this::fold);
        Set<DocumentRef<?>> all = new HashSet<>(kept.keySet());
        all.addAll(before.keySet());
        for (DocumentRef<?> ref : all) {
            if (random.nextBoolean()) {
                Kept old = before.get(ref);
                if (old == null) {
                    kept.remove(ref);
                } else {
                    kept.put(ref, old);
                }
            }
        }
        events.forEach(this::fold);
    }

    /** All documents of a type. */
    public <D extends Record> List<D> all(DocumentType<D> type) {
        return kept.entrySet().stream()
                .filter(entry -> entry.getKey().type().equals(type))
                .map(entry -> type.type().cast(entry.getValue().document()))
                .toList();
    }

    private final class Looking implements Documents {

        private final long position;
        private final Set<DocumentRef<?>> refs;
        private final Set<DocumentGroup> groups;

        /** By this event, which may change a document several times. */
        private final Set<DocumentRef<?>> written = new HashSet<>();

        Looking(long position, Set<DocumentRef<?>> refs, Set<DocumentGroup> groups) {
            this.position = position;
            this.refs = refs;
            this.groups = groups;
        }

        private boolean isSeen(Map.Entry<DocumentRef<?>, Kept> entry) {
            return refs.contains(entry.getKey())
                    || groups.stream()
                            .anyMatch(
                                    group -> group.type().equals(entry.getKey().type())
                                            && (group.condition() == null
                                                    || fields.has(
                                                            entry.getValue().document(),
                                                            group.condition().field(),
                                                            group.condition().value())));
        }

        @Override
        public <D extends Record> @Nullable D find(DocumentRef<D> ref) {
            Kept found = kept.get(ref);
            boolean seen = found == null
                    ? refs.contains(ref)
                            || groups.stream()
                                    .anyMatch(group -> group.type().equals(ref.type()) && group.condition() == null)
                    : isSeen(Map.entry(ref, found));
            if (!seen) {
                throw new AssertionError(ref + " was not seen");
            }
            return found == null ? null : ref.type().type().cast(found.document());
        }

        @Override
        public <D extends Record> Map<String, D> all(DocumentType<D> type) {
            Map<String, D> all = new HashMap<>();
            kept.entrySet().stream()
                    .filter(entry -> entry.getKey().type().equals(type))
                    .filter(this::isSeen)
                    .forEach(entry -> all.put(
                            entry.getKey().id(),
                            type.type().cast(entry.getValue().document())));
            return all;
        }

        @Override
        public <D extends Record> D update(DocumentRef<D> ref, Function<@Nullable D, D> change) {
            D before = find(ref);
            if (before != null && had(ref)) {
                return before;
            }
            D after = Objects.requireNonNull(change.apply(before));
            if (!after.equals(before)) {
                kept.put(ref, new Kept(position, after));
                written.add(ref);
            }
            return after;
        }

        @Override
        public void delete(DocumentRef<?> ref) {
            find(ref);
            if (!had(ref)) {
                kept.remove(ref);
            }
        }

        /** Whether it has had the event before. */
        private boolean had(DocumentRef<?> ref) {
            Kept found = kept.get(ref);
            return found != null && found.position() >= position && !written.contains(ref);
        }
    }
}
