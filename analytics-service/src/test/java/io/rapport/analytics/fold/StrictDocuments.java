package io.rapport.analytics.fold;

import io.rapport.events.EventEnvelope;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one member in memory, of which an event sees those that its plan would have had loaded and no
 * others.
 */
public final class StrictDocuments {

    private final Projection projection;
    private final Map<DocumentRef<?>, Record> kept = new HashMap<>();
    private final Fields fields;

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
        plan.carryOut(new Seen(plan));
    }

    /** All documents of a type. */
    public <D extends Record> List<D> all(DocumentType<D> type) {
        return kept.entrySet().stream()
                .filter(entry -> entry.getKey().type().equals(type))
                .map(entry -> type.type().cast(entry.getValue()))
                .toList();
    }

    private final class Seen implements Documents {

        private final Plan plan;

        Seen(Plan plan) {
            this.plan = plan;
        }

        private boolean isSeen(Map.Entry<DocumentRef<?>, Record> entry) {
            return plan.touched().contains(entry.getKey())
                    || plan.groups().stream()
                            .anyMatch(
                                    group -> group.type().equals(entry.getKey().type())
                                            && (group.condition() == null
                                                    || fields.has(
                                                            entry.getValue(),
                                                            group.condition().field(),
                                                            group.condition().value())));
        }

        @Override
        public <D extends Record> @Nullable D find(DocumentRef<D> ref) {
            Record found = kept.get(ref);
            boolean seen = found == null
                    ? plan.touched().contains(ref)
                            || plan.groups().stream()
                                    .anyMatch(group -> group.type().equals(ref.type()) && group.condition() == null)
                    : isSeen(Map.entry(ref, found));
            if (!seen) {
                throw new AssertionError(ref + " was not seen");
            }
            return found == null ? null : ref.type().type().cast(found);
        }

        @Override
        public <D extends Record> Map<String, D> all(DocumentType<D> type) {
            Map<String, D> all = new HashMap<>();
            kept.entrySet().stream()
                    .filter(entry -> entry.getKey().type().equals(type))
                    .filter(this::isSeen)
                    .forEach(entry -> all.put(entry.getKey().id(), type.type().cast(entry.getValue())));
            return all;
        }

        @Override
        public <D extends Record> D update(DocumentRef<D> ref, Function<@Nullable D, D> change) {
            D after = Objects.requireNonNull(change.apply(find(ref)));
            kept.put(ref, after);
            return after;
        }

        @Override
        public void delete(DocumentRef<?> ref) {
            find(ref);
            kept.remove(ref);
        }
    }
}
