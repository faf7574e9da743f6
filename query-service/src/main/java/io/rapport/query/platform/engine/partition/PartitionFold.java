package io.rapport.query.platform.engine.partition;

import io.rapport.events.EventEnvelope;
import io.rapport.events.Forgetting;
import io.rapport.events.Owner;
import io.rapport.query.platform.engine.documents.DocumentBatch;
import io.rapport.query.platform.engine.documents.KeptDocuments;
import io.rapport.query.platform.engine.documents.UnwritableDocumentException;
import io.rapport.query.platform.engine.mongo.StaleBatchException;
import io.rapport.query.platform.engine.progress.Checkpoint;
import io.rapport.query.platform.engine.progress.Marker;
import io.rapport.query.platform.engine.progress.ParkedEvents;
import io.rapport.query.platform.engine.topic.EventHeaders;
import io.rapport.query.platform.engine.topic.EventRecord;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies the records of one partition to a projection, batch by batch: load what is not kept from earlier batches,
 * fold, and write documents, parked events, and then markers and checkpoint. Of a long backlog several batches are
 * folded before they are written, so that a document that they have in common is written once. A crash between any two
 * of these steps is harmless, because each write can be repeated: documents are guarded by their position, and what the
 * steps before the crash wrote is skipped or written again with the same content. Any exception but those that are
 * handled here is a transient failure; the caller begins again from the checkpoint, with a new fold that has kept
 * nothing.
 */
public final class PartitionFold {

    /** So many events at the most are folded before they are written. */
    private static final int MOST_UNWRITTEN_EVENTS = 5_000;

    /** What a document weighs as a rule: where it is more, fewer are in memory before they are written. */
    private static final long USUAL_DOCUMENT = 2560;

    /** So many bytes of events and of the documents that they need, as far as known, are folded at a time. */
    private static final long MOST_BYTES = 2 * 1024 * 1024;

    /** What a batch relies on beside what MongoDB answers it. */
    private enum Attempt {
        /**
         * On what is kept, and on an event being here for the first time: what it creates is inserted, and not looked
         * for before.
         */
        TRUSTING,
        /** On nothing, because somebody else wrote, or the event may have come before. */
        LOADING_ALL
    }

    private final PartitionOpener opener;
    private final PartitionProgress progress;
    private final int mostUnwritten;
    private final KeptDocuments documents;

    /** All that is there was folded since then, as far as is known here. */
    private final Instant begun;

    private Unwritten unwritten = new Unwritten();

    /** Whether the last batch changed nothing. */
    private volatile boolean quiet;

    /**
     * By position, what comes after somebody was forgotten and may have been opened before; few, and gone once applied.
     */
    private final Map<Long, EventEnvelope> readAgain = new HashMap<>();

    /** Of so many events the documents may be there already, since whoever folded before may have crashed over them. */
    private int doubtful;

    /** What was folded, and is in memory alone. */
    private static final class Unwritten {
        final DocumentBatch documents = new DocumentBatch();
        final List<ParkedEvents.Parked> parked = new ArrayList<>();
        int events;

        /** Of the events, whose content is in the documents. */
        long bytes;
    }

    private PartitionFold(
            PartitionOpener opener,
            int partition,
            Checkpoint checkpoint,
            int mostUnwritten,
            int doubtful,
            Instant begun) {
        this.begun = begun;
        this.opener = opener;
        this.progress = new PartitionProgress(opener, partition, checkpoint);
        this.mostUnwritten = mostUnwritten;
        this.doubtful = doubtful;
        this.documents = opener.documents().nothingKept(opener.keeping().documents());
    }

    /** One of which nothing was ever written. */
    static PartitionFold fromTheBeginning(
            PartitionOpener opener, int partition, Checkpoint checkpoint, int mostUnwritten) {
        return new PartitionFold(opener, partition, checkpoint, mostUnwritten, 0, Instant.now());
    }

    /** One that was folded before. */
    static PartitionFold goingOn(PartitionOpener opener, int partition, Checkpoint checkpoint, int mostUnwritten) {
        return new PartitionFold(opener, partition, checkpoint, mostUnwritten, MOST_UNWRITTEN_EVENTS, Instant.MIN);
    }

    public int partition() {
        return progress.partition();
    }

    /** What was applied. */
    public Checkpoint checkpoint() {
        return progress.checkpoint();
    }

    /** What was applied and is known to MongoDB: from there on events are read again after a crash. */
    public Checkpoint saved() {
        return progress.saved();
    }

    /**
     * Applies a batch, but for what was applied before.
     *
     * @param more whether the next batch follows at once, so that this one may be written, and the progress saved,
     *     after it
     * @throws StaleBatchException if another consumer wrote in between, the database was emptied, or the log is of
     *     another history; or if a document of several batches cannot be written, so that they have to be folded again
     *     one by one
     */
    public void apply(List<EventRecord> records, boolean more) {
        List<PendingEvent> pending = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        long weight = 0;
        for (int i = 0; i < records.size(); i++) {
            EventRecord source = asItReadsNow(records.get(i));
            if (source instanceof EventRecord.Legible(EventHeaders headers, int _, EventEnvelope event)
                    && event.event() instanceof Forgetting forgetting
                    && headers.offset() >= checkpoint().offset()) {
                if (i > from) {
                    apply(pending, i - from, bytes, headers.offset(), true);
                    pending = new ArrayList<>();
                    from = i;
                    bytes = 0;
                    weight = 0;
                }
                refoldBefore(headers, forgetting);
            }
            PendingEvent next = pending(source);
            if (next != null) {
                pending.add(next);
                bytes += source.size() - EventRecord.BESIDE_THE_PAYLOAD;
                weight +=
                        source.size() + (long) next.loads() * opener.documents().usualSize();
            }
            boolean last = i == records.size() - 1;
            if (last || weight >= MOST_BYTES) {
                apply(pending, i + 1 - from, bytes, source.headers().offset() + 1, more || !last);
                pending = new ArrayList<>();
                from = i + 1;
                bytes = 0;
                weight = 0;
            }
        }
    }

    private void apply(List<PendingEvent> pending, int records, long bytes, long nextOffset, boolean more) {
        if (unwritten.events > 0 || (more && doubtful <= 0)) {
            unwritten.bytes += bytes;
            foldOn(pending, nextOffset);
        } else {
            doubtful -= records;
            applyByItself(pending, nextOffset);
        }
        if (progress.isFull() || (!more && !mayWait())) {
            save();
        } else if (!more) {
            progress.tell();
        }
    }

    /**
     * Somebody was forgotten: what is there of the member is made anew, before the event itself is applied and known to
     * be. What a crash leaves in between is made anew once more.
     */
    private void refoldBefore(EventHeaders event, Forgetting forgetting) {
        save();
        Map<Long, EventEnvelope> after = opener.refold().before(event, forgetting, begun);
        if (after != null) {
            readAgain.putAll(after);
            documents.clear();
            doubtful = Math.max(doubtful, 1);
        }
    }

    /** As it reads since somebody was forgotten: it may have been opened before, ahead of the fold. */
    private EventRecord asItReadsNow(EventRecord source) {
        if (!readAgain.isEmpty()
                && source instanceof EventRecord.Legible(EventHeaders headers, int size, EventEnvelope event)) {
            EventEnvelope again = readAgain.remove(event.position());
            return again == null ? source : new EventRecord.Legible(headers, size, again);
        }
        return source;
    }

    private @Nullable PendingEvent pending(EventRecord source) {
        EventHeaders headers = source.headers();
        if (headers.offset() < checkpoint().offset()) {
            return null;
        }
        return switch (progress.place(headers)) {
            case NEXT -> PendingEvent.of(source, opener.projection(), opener.followed());
            case BEFORE, FOREIGN -> null;
            case OF_ANOTHER_HISTORY -> {
                opener.beginAnotherGeneration("the topic holds another history than the one that was applied");
                throw new StaleBatchException();
            }
        };
    }

    /** Whether somebody waits for this read model. */
    public boolean isAwaited() {
        return opener.applied().isAwaited();
    }

    /** Whether the last batch changed no document, and stopped no aggregate. */
    public boolean wasQuiet() {
        return quiet;
    }

    /** Folds a batch of a backlog on what the batches before it have left in memory. */
    private void foldOn(List<PendingEvent> pending, long nextOffset) {
        quiet = false;
        FoldedBatch folded = fold(pending, Attempt.TRUSTING, unwritten.documents);
        unwritten.parked.addAll(folded.parked());
        unwritten.events += pending.size();
        progress.move(folded.moved(), nextOffset, folded.position(), folded.ofOthers(), false);
        if (unwritten.documents.size() >= mostUnwritten
                || unwritten.documents.loadedBytes() + unwritten.bytes >= mostUnwritten * USUAL_DOCUMENT
                || unwritten.events >= MOST_UNWRITTEN_EVENTS) {
            writeSeveral();
        }
    }

    /**
     * The events of earlier batches are gone, so nothing can be folded again here. Whoever opens the partition anew has
     * doubts, and writes batch by batch until it is past those.
     */
    private void writeSeveral() {
        try {
            write(unwritten.documents, unwritten.parked);
        } catch (UnwritableDocumentException e) {
            throw new StaleBatchException();
        }
        unwritten = new Unwritten();
    }

    /** Whether all that changed is written, and that nothing else did need not be known to MongoDB yet. */
    public boolean mayWait() {
        return unwritten.events == 0 && progress.mayWait();
    }

    /** Writes what is not written yet, and how far it has come, if that is not known yet. */
    public void save() {
        if (unwritten.events > 0) {
            writeSeveral();
        }
        progress.save();
    }

    private void applyByItself(List<PendingEvent> pending, long nextOffset) {
        try {
            applyTwiceIfNeeded(pending, nextOffset);
        } catch (UnwritableDocumentException e) {
            applyOneByOne(pending, nextOffset);
        }
    }

    /** Finds the event whose document cannot be stored, and parks that one alone. */
    private void applyOneByOne(List<PendingEvent> pending, long nextOffset) {
        for (PendingEvent one : pending) {
            long offset = one.headers().offset() + 1;
            try {
                applyTwiceIfNeeded(List.of(one), offset);
            } catch (UnwritableDocumentException e) {
                applyTwiceIfNeeded(List.of(new PendingEvent.Inapplicable(one.headers(), e.problem())), offset);
            }
        }
        progress.move(List.of(), nextOffset, 0, 0, false);
    }

    /**
     * What was taken for new is there if a crash came between its write and the checkpoint's, and what is kept is not
     * as MongoDB has it if somebody took over for a while.
     */
    private void applyTwiceIfNeeded(List<PendingEvent> pending, long nextOffset) {
        try {
            apply(pending, nextOffset, Attempt.TRUSTING);
        } catch (StaleBatchException e) {
            documents.clear();
            progress.forgetKept();
            apply(pending, nextOffset, Attempt.LOADING_ALL);
        }
    }

    private void apply(List<PendingEvent> pending, long nextOffset, Attempt attempt) {
        DocumentBatch batch = new DocumentBatch();
        FoldedBatch folded = fold(pending, attempt, batch);
        quiet = batch.isWithoutEffect() && folded.parked().isEmpty();
        if (!quiet) {
            write(batch, folded.parked());
        }
        progress.move(folded.moved(), nextOffset, folded.position(), folded.ofOthers(), quiet);
    }

    private void write(DocumentBatch batch, List<ParkedEvents.Parked> parked) {
        opener.documents().write(batch.changes(), documents);
        if (!parked.isEmpty()) {
            opener.parkedEvents().add(parked);
        }
    }

    private FoldedBatch fold(List<PendingEvent> pending, Attempt attempt, DocumentBatch batch) {
        Set<String> unknown = progress.unknown(pending, attempt == Attempt.TRUSTING);
        boolean asked = load(pending, attempt, batch);
        // Read after the documents: if the database was emptied before they were loaded, this shows it, and a fold
        // never takes a lost document for one that did not exist yet. If none was loaded, the guards of the writes do.
        Map<String, Marker> loaded =
                asked || !unknown.isEmpty() || attempt == Attempt.LOADING_ALL ? progress.load(unknown) : Map.of();
        FoldedBatch folded = new FoldedBatch(
                opener, checkpoint(), attempt == Attempt.TRUSTING, id -> progress.marker(id, loaded), batch);
        pending.forEach(folded::fold);
        return folded;
    }

    /** Says whether MongoDB was asked. */
    private boolean load(List<PendingEvent> pending, Attempt attempt, DocumentBatch batch) {
        Set<DocumentRef<?>> first = new HashSet<>();
        Set<DocumentRef<?>> then = new HashSet<>();
        Set<DocumentRef<?>> created = new HashSet<>();
        Map<DocumentGroup, Set<Owner>> groups = new HashMap<>();
        for (PendingEvent event : pending) {
            if (event instanceof PendingEvent.Applicable readable) {
                Plan plan = readable.plan();
                if (attempt == Attempt.TRUSTING) {
                    created.addAll(plan.created());
                }
                for (DocumentRef<?> ref : plan.touched()) {
                    if (!created.contains(ref)) {
                        // What tells of others comes first, so that all others of a collection are asked for at once.
                        (!plan.seesOthers() || plan.telling().contains(ref) ? first : then).add(ref);
                    }
                }
                Owner owner = readable.headers().owner();
                for (DocumentGroup group : plan.groups()) {
                    if (batch.beginsWithAllOf(group, owner)) {
                        groups.computeIfAbsent(group, none -> new HashSet<>()).add(owner);
                    }
                }
            }
        }
        boolean asked = opener.documents().load(first, documents, batch);
        opener.documents().loadAll(groups, batch);
        then.addAll(others(pending, batch));
        boolean askedAgain = opener.documents().load(then, documents, batch);
        return asked || askedAgain || !groups.isEmpty();
    }

    /** What the documents that are there by now name. */
    private static Set<DocumentRef<?>> others(List<PendingEvent> pending, DocumentBatch batch) {
        Set<DocumentRef<?>> others = new HashSet<>();
        for (PendingEvent event : pending) {
            if (event instanceof PendingEvent.Applicable readable) {
                others.addAll(others(readable, batch));
            }
        }
        return others;
    }

    private static Set<DocumentRef<?>> others(PendingEvent.Applicable readable, DocumentBatch batch) {
        try {
            return batch.others(readable.event(), readable.plan());
        } catch (RuntimeException e) {
            // It is asked again when its turn has come, and if it fails then, the event is refused.
            return Set.of();
        }
    }
}
