package io.rapport.query.engine;

import io.rapport.events.EventEnvelope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a batch of events touches, or several batches of a backlog: loaded once, folded in memory, then
 * written back. Each event works in a scope of its own, whose writes are taken over when the event has succeeded, so
 * that one that fails leaves no trace.
 */
final class DocumentBatch {

    private static final class Slot {
        final DocumentRef<?> ref;
        final Owner owner;
        final @Nullable Long loadedPosition;
        long position;
        Record value;
        boolean changed;

        Slot(DocumentRef<?> ref, Owner owner, @Nullable Long loadedPosition, Record value) {
            this.ref = ref;
            this.owner = owner;
            this.loadedPosition = loadedPosition;
            this.position = loadedPosition == null ? 0 : loadedPosition;
            this.value = value;
        }
    }

    /**
     * A document to be written.
     *
     * @param loadedPosition that of the stored one that it replaces; {@code null} if it is new
     */
    record Change(StoredDocument<?> document, @Nullable Long loadedPosition) {}

    private final Map<DocumentRef<?>, Slot> slots = new HashMap<>();
    private final Map<Owner, List<Slot>> owned = new HashMap<>();
    private final List<Slot> changed = new ArrayList<>();
    private final Set<OwnedGroup> groups = new HashSet<>();
    private long loadedBytes;

    private record OwnedGroup(DocumentGroup group, Owner owner) {}

    /** Takes in a document as it is stored. */
    void add(StoredDocument<?> document) {
        if (!slots.containsKey(document.ref())) {
            DocumentRef<?> ref = document.ref();
            put(new Slot(ref, document.owner(), document.position(), document.value()));
        }
    }

    /** Takes in a document that was loaded, and was of that size. */
    void add(StoredDocument<?> document, int bytes) {
        add(document);
        loadedBytes += bytes;
    }

    /** What was loaded for it, in bytes. */
    long loadedBytes() {
        return loadedBytes;
    }

    private void put(Slot slot) {
        slots.put(slot.ref, slot);
        owned.computeIfAbsent(slot.owner, owner -> new ArrayList<>()).add(slot);
    }

    /** Notes that all of that group will be here, and says whether it is the first time that this is asked for. */
    boolean beginsWithAllOf(DocumentGroup group, Owner owner) {
        return groups.add(new OwnedGroup(group, owner));
    }

    boolean has(DocumentRef<?> ref) {
        return slots.containsKey(ref);
    }

    /** How many documents are in memory, changed or not. */
    int size() {
        return slots.size();
    }

    /** Applies one event. If it throws, the documents are as they were before. */
    void fold(Projection projection, EventEnvelope event, Set<DocumentRef<?>> touched, Set<DocumentGroup> allOf) {
        Set<DocumentType<?>> types = allOf.isEmpty()
                ? Set.of()
                : allOf.stream().map(DocumentGroup::type).collect(Collectors.toSet());
        Scope scope = new Scope(event, touched, types);
        projection.apply(event, scope);
        scope.takeOver();
    }

    /** What differs from what was loaded. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>(changed.size());
        changed.forEach(slot -> changes.add(new Change(stored(slot.ref, slot), slot.loadedPosition)));
        return changes;
    }

    private static <D extends Record> StoredDocument<D> stored(DocumentRef<D> ref, Slot slot) {
        return new StoredDocument<>(
                ref, slot.owner, slot.position, ref.type().type().cast(slot.value));
    }

    private final class Scope implements Documents {

        private final EventEnvelope event;
        private final Owner owner;
        private final Set<DocumentRef<?>> touched;
        private final Set<DocumentType<?>> allOf;
        private final Map<DocumentRef<?>, Record> written = new HashMap<>();

        Scope(EventEnvelope event, Set<DocumentRef<?>> touched, Set<DocumentType<?>> allOf) {
            this.event = event;
            this.owner = Owner.of(event);
            this.touched = touched;
            this.allOf = allOf;
        }

        @Override
        public <D extends Record> @Nullable D find(DocumentRef<D> ref) {
            requireDeclared(ref);
            Record value = written.get(ref);
            if (value == null) {
                Slot slot = slot(ref);
                value = slot == null ? null : slot.value;
            }
            return value == null ? null : ref.type().type().cast(value);
        }

        @Override
        public <D extends Record> Map<String, D> all(DocumentType<D> type) {
            if (!allOf.contains(type)) {
                throw new IllegalStateException(
                        "Not all of " + type.collection() + " were declared for " + event.type());
            }
            Map<String, D> all = new HashMap<>();
            for (Slot slot : owned.getOrDefault(owner, List.of())) {
                if (slot.ref.type().equals(type)) {
                    all.put(slot.ref.id(), type.type().cast(slot.value));
                }
            }
            written.forEach((ref, value) -> {
                if (ref.type().equals(type)) {
                    all.put(ref.id(), type.type().cast(value));
                }
            });
            return all;
        }

        @Override
        public <D extends Record> D update(DocumentRef<D> ref, Function<@Nullable D, D> change) {
            D before = find(ref);
            Slot slot = slot(ref);
            if (before != null && slot != null && slot.position >= event.position()) {
                return before;
            }
            D after = change.apply(before);
            if (!after.equals(before)) {
                written.put(ref, after);
            }
            return after;
        }

        private void requireDeclared(DocumentRef<?> ref) {
            if (!touched.contains(ref) && !allOf.contains(ref.type())) {
                throw new IllegalStateException(
                        "A document of " + ref.type().collection() + " was not declared for " + event.type());
            }
        }

        private @Nullable Slot slot(DocumentRef<?> ref) {
            Slot slot = slots.get(ref);
            if (slot != null && !slot.owner.equals(owner)) {
                throw new IllegalStateException(
                        "A document of " + ref.type().collection() + " belongs to another member");
            }
            return slot;
        }

        void takeOver() {
            written.forEach((ref, value) -> {
                Slot slot = slots.get(ref);
                if (slot == null) {
                    slot = new Slot(ref, owner, null, value);
                    put(slot);
                }
                slot.value = value;
                slot.position = event.position();
                if (!slot.changed) {
                    slot.changed = true;
                    changed.add(slot);
                }
            });
        }
    }
}
