package io.rapport.query.platform.projection;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a projection does about one event: which documents it creates, changes or deletes, and which it has to see for
 * that. The engine loads what is needed, and only that, and does it when its turn comes.
 */
public final class Plan {

    private static final Plan NOTHING = new Plan(Set.of(), Set.of(), Set.of(), Set.of(), null, documents -> {});

    private final Set<DocumentRef<?>> touched;
    private final Set<DocumentRef<?>> created;
    private final Set<DocumentGroup> groups;
    private final Set<DocumentRef<?>> telling;
    private final @Nullable Function<Seen, Set<DocumentRef<?>>> others;
    private final Consumer<Documents> work;

    private Plan(
            Set<DocumentRef<?>> touched,
            Set<DocumentRef<?>> created,
            Set<DocumentGroup> groups,
            Set<DocumentRef<?>> telling,
            @Nullable Function<Seen, Set<DocumentRef<?>>> others,
            Consumer<Documents> work) {
        this.touched = touched;
        this.created = created;
        this.groups = groups;
        this.telling = telling;
        this.others = others;
        this.work = work;
    }

    /** The event leaves no trace. */
    public static Plan nothing() {
        return NOTHING;
    }

    /**
     * The event brings the document into being. It is not looked for, unless it turns out that the event comes a second
     * time.
     */
    public static <D extends Record> Plan create(DocumentRef<D> ref, Supplier<D> value) {
        Set<DocumentRef<?>> refs = Set.of(ref);
        return new Plan(
                refs, refs, Set.of(), Set.of(), null, documents -> documents.update(ref, before -> value.get()));
    }

    /** The event changes a document that an earlier one has created; without it, the event is refused. */
    public static <D extends Record> Plan change(DocumentRef<D> ref, UnaryOperator<D> change) {
        return put(
                ref,
                before -> change.apply(Objects.requireNonNull(before, "A document is changed that was never created")));
    }

    /** The event changes the document, or creates it: {@code change} is given {@code null} if there is none yet. */
    public static <D extends Record> Plan put(DocumentRef<D> ref, Function<@Nullable D, D> change) {
        return new Plan(Set.of(ref), Set.of(), Set.of(), Set.of(), null, documents -> documents.update(ref, change));
    }

    /** The event ends the document, if there is one. */
    public static Plan delete(DocumentRef<?> ref) {
        return new Plan(Set.of(ref), Set.of(), Set.of(), Set.of(), null, documents -> documents.delete(ref));
    }

    /** Whatever is done with documents that have to be {@linkplain #seeing seen} for it. */
    public static Plan doing(Consumer<Documents> work) {
        return new Plan(Set.of(), Set.of(), Set.of(), Set.of(), null, work);
    }

    /** Needs this document too, whether it exists or not; it may be changed as well. */
    public Plan seeing(DocumentRef<?> ref) {
        return new Plan(union(touched, Set.of(ref)), created, groups, telling, others, work);
    }

    /** Brings this document into being too, which is not looked for unless the event comes a second time. */
    public Plan creating(DocumentRef<?> ref) {
        Set<DocumentRef<?>> one = Set.of(ref);
        return new Plan(union(touched, one), union(created, one), groups, telling, others, work);
    }

    /** Needs every document of that group too; they may be changed as well. */
    public Plan seeingAllOf(DocumentGroup group) {
        return new Plan(touched, created, union(groups, Set.of(group)), telling, others, work);
    }

    /**
     * Needs documents too that only those tell which are seen {@linkplain #seeing so far}; they may be changed as well.
     * They are asked for before any event of the batch is folded, and again when this one is: what an earlier event of
     * the batch has it name then has to be a document that this earlier one has named itself.
     */
    public Plan seeingThen(Function<Seen, Set<DocumentRef<?>>> named) {
        return new Plan(touched, created, groups, union(telling, touched), both(others, named), work);
    }

    /** The same, and then the other. */
    public Plan and(Plan next) {
        if (next == NOTHING) {
            return this;
        }
        return new Plan(
                union(touched, next.touched),
                union(created, next.created),
                union(groups, next.groups),
                union(telling, next.telling),
                both(others, next.others),
                work.andThen(next.work));
    }

    private static @Nullable Function<Seen, Set<DocumentRef<?>>> both(
            @Nullable Function<Seen, Set<DocumentRef<?>>> one, @Nullable Function<Seen, Set<DocumentRef<?>>> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return seen -> union(one.apply(seen), other.apply(seen));
    }

    private static <T> Set<T> union(Set<T> some, Set<T> more) {
        if (some.isEmpty()) {
            return more;
        }
        if (more.isEmpty()) {
            return some;
        }
        Set<T> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    /** The documents that are read or written, whether they exist or not. */
    public Set<DocumentRef<?>> touched() {
        return touched;
    }

    /** Those of them that do not exist before the event. */
    public Set<DocumentRef<?>> created() {
        return created;
    }

    public Set<DocumentGroup> groups() {
        return groups;
    }

    /** Whether there may be others, which only documents tell. */
    public boolean seesOthers() {
        return others != null;
    }

    /** Those of the touched that tell of the others, and may be looked at for that beside the groups. */
    public Set<DocumentRef<?>> telling() {
        return telling;
    }

    /** The others, as these tell. */
    public Set<DocumentRef<?>> others(Seen seen) {
        return others == null ? Set.of() : others.apply(seen);
    }

    /** Does it with these documents, in which everything is that is needed. */
    public void carryOut(Documents documents) {
        work.accept(documents);
    }
}
