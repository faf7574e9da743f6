package io.rapport.query.platform.engine.documents;

import io.rapport.events.EventEnvelope;
import io.rapport.events.Owner;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Rewritten;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a batch of events touches, or several batches of a backlog: loaded once, folded in memory, then
 * written back. Each event works in a scope of its own, whose writes are taken over when the event has succeeded, so
 * that one that fails leaves no trace.
 */
public final class DocumentBatch {

    private static final class Slot {
        final DocumentRef<?> ref;
        final Owner owner;
        final @Nullable Long loadedPosition;
        long position;
        /** Absent if the document was deleted. */
        @Nullable
        Record value;

        boolean changed;

        Slot(DocumentRef<?> ref, Owner owner, @Nullable Long loadedPosition, @Nullable Record value) {
            this.ref = ref;
            this.owner = owner;
            this.loadedPosition = loadedPosition;
            this.position = loadedPosition == null ? 0 : loadedPosition;
            this.value = value;
        }
    }

    /** What is to be written of a document. */
    public sealed interface Change {

        DocumentRef<?> ref();

        /**
         * The document as it is now.
         *
         * @param loadedPosition that of the stored one that it replaces; {@code null} if it is new
         */
        record Write(StoredDocument<?> document, @Nullable Long loadedPosition) implements Change {
            @Override
            public DocumentRef<?> ref() {
                return document.ref();
            }
        }

        /**
         * There is no such document any more.
         *
         * @param position of the event that has ended it
         * @param loadedPosition that of the stored one; {@code null} if none was loaded, and there may be one all the
         *     same from before a crash
         */
        record Delete(
                DocumentRef<?> ref, long position, @Nullable Long loadedPosition) implements Change {}
    }

    private final Map<DocumentRef<?>, Slot> slots = new HashMap<>();
    private final Map<Owner, List<Slot>> owned = new HashMap<>();
    private final List<Slot> changed = new ArrayList<>();
    private final Set<OwnedGroup> groups = new HashSet<>();

    /** What was looked for in vain. */
    private final Set<DocumentRef<?>> missing = new HashSet<>();

    /** Whether what is not here is nowhere. */
    private final boolean ofAll;

    private long loadedBytes;

    /** Whether a document showed that an event came before, so that somebody may have changed others for it as well. */
    private boolean repeats;

    private record OwnedGroup(DocumentGroup group, Owner owner) {}

    /** One into which is loaded what events need. */
    public DocumentBatch() {
        this(false);
    }

    private DocumentBatch(boolean ofAll) {
        this.ofAll = ofAll;
    }

    /** One in which all documents are that there are, so that there is nothing to be loaded. */
    public static DocumentBatch ofAll() {
        return new DocumentBatch(true);
    }

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
    public long loadedBytes() {
        return loadedBytes;
    }

    private void put(Slot slot) {
        slots.put(slot.ref, slot);
        owned.computeIfAbsent(slot.owner, owner -> new ArrayList<>()).add(slot);
    }

    /** Notes that all of that group will be here, and says whether it is the first time that this is asked for. */
    public boolean beginsWithAllOf(DocumentGroup group, Owner owner) {
        return groups.add(new OwnedGroup(group, owner));
    }

    boolean has(DocumentRef<?> ref) {
        return slots.containsKey(ref);
    }

    /** Takes in that there is no such document yet. */
    void addMissing(DocumentRef<?> ref) {
        missing.add(ref);
    }

    /** How many documents are in memory, changed or not. */
    public int size() {
        return slots.size();
    }

    /** The documents that an event needs beside those which its plan names, as far as these tell. */
    public Set<DocumentRef<?>> others(EventEnvelope event, Plan plan) {
        return plan.seesOthers() ? plan.others(scope(event, plan.telling(), plan)) : Set.of();
    }

    /** Carries out what is planned about an event. If it throws, the documents are as they were before. */
    public void fold(EventEnvelope event, Plan plan) {
        carriedOut(event, plan).takeOver();
    }

    /** What the event makes of documents, before it counts. */
    private Scope carriedOut(EventEnvelope event, Plan plan) {
        Scope scope = scope(event, plan.touched(), plan);
        scope.letIn(known(others(event, plan), event));
        plan.carryOut(scope);
        return scope;
    }

    private Scope scope(EventEnvelope event, Set<DocumentRef<?>> touched, Plan plan) {
        Set<DocumentType<?>> types = plan.groups().isEmpty()
                ? Set.of()
                : plan.groups().stream().map(DocumentGroup::type).collect(Collectors.toSet());
        return new Scope(event, touched, types);
    }

    /** One that was never looked for would pass for one that is not there. */
    private Set<DocumentRef<?>> known(Set<DocumentRef<?>> refs, EventEnvelope event) {
        for (DocumentRef<?> ref : refs) {
            if (!ofAll && !slots.containsKey(ref) && !missing.contains(ref)) {
                throw new IllegalStateException(
                        "A document of " + ref.type().collection() + " was not loaded for " + event.type());
            }
        }
        return refs;
    }

    /** The same, and says what the event made of which documents. */
    public List<Rewritten> foldTelling(EventEnvelope event, Plan plan) {
        Scope scope = carriedOut(event, plan);
        List<Rewritten> rewritten = new ArrayList<>();
        scope.written.forEach((ref, after) -> {
            Slot before = slots.get(ref);
            rewritten.add(
                    new Rewritten(ref.type(), ref.id(), before == null ? null : before.value, after.orElse(null)));
        });
        scope.takeOver();
        return rewritten;
    }

    /** Whether its events change nothing, and have changed nothing when they came before a crash. */
    public boolean isWithoutEffect() {
        return changed.isEmpty() && !repeats;
    }

    /** What differs from what was loaded. */
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>(changed.size());
        changed.forEach(slot -> changes.add(
                slot.value == null
                        ? new Change.Delete(slot.ref, slot.position, slot.loadedPosition)
                        : new Change.Write(stored(slot.ref, slot), slot.loadedPosition)));
        return changes;
    }

    private static <D extends Record> StoredDocument<D> stored(DocumentRef<D> ref, Slot slot) {
        return new StoredDocument<>(
                ref, slot.owner, slot.position, ref.type().type().cast(Objects.requireNonNull(slot.value)));
    }

    private final class Scope implements Documents {

        private final EventEnvelope event;
        private final Owner owner;
        private final Set<DocumentRef<?>> touched;
        private final Set<DocumentType<?>> allOf;
        private Set<DocumentRef<?>> others = Set.of();

        /** What the event makes of documents; nothing of those that it deletes. */
        private final Map<DocumentRef<?>, Optional<Record>> written = new HashMap<>();

        Scope(EventEnvelope event, Set<DocumentRef<?>> touched, Set<DocumentType<?>> allOf) {
            this.event = event;
            this.owner = Owner.of(event);
            this.touched = touched;
            this.allOf = allOf;
        }

        void letIn(Set<DocumentRef<?>> some) {
            others = some;
        }

        @Override
        public <D extends Record> @Nullable D find(DocumentRef<D> ref) {
            requireDeclared(ref);
            Optional<Record> mine = written.get(ref);
            Slot slot = slot(ref);
            Record value = mine != null ? mine.orElse(null) : slot == null ? null : slot.value;
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
                if (slot.value != null && slot.ref.type().equals(type)) {
                    repeats |= slot.position >= event.position();
                    all.put(slot.ref.id(), type.type().cast(slot.value));
                }
            }
            written.forEach((ref, value) -> {
                if (ref.type().equals(type)) {
                    value.ifPresentOrElse(
                            present -> all.put(ref.id(), type.type().cast(present)), () -> all.remove(ref.id()));
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
                written.put(ref, Optional.of(after));
            }
            return after;
        }

        @Override
        public void delete(DocumentRef<?> ref) {
            Slot slot = slot(ref);
            if (find(ref) != null && (slot == null || slot.position < event.position())) {
                written.put(ref, Optional.empty());
            } else {
                repeats = true;
            }
        }

        private void requireDeclared(DocumentRef<?> ref) {
            if (!touched.contains(ref) && !allOf.contains(ref.type()) && !others.contains(ref)) {
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
            repeats |= slot != null && slot.value != null && slot.position >= event.position();
            return slot;
        }

        void takeOver() {
            written.forEach((ref, value) -> {
                Slot slot = slots.get(ref);
                if (slot == null) {
                    slot = new Slot(ref, owner, null, null);
                    put(slot);
                }
                slot.value = value.orElse(null);
                slot.position = event.position();
                if (!slot.changed) {
                    slot.changed = true;
                    changed.add(slot);
                }
            });
        }
    }
}
