package io.rapport.query.engine;

import io.rapport.events.EventCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the records of one partition to a projection, batch by batch: load, fold, documents, parked events, markers,
 * checkpoint. A crash between any two of these steps is harmless, because each write can be repeated: documents are
 * guarded by their position, and what the steps before the crash wrote is skipped or written again with the same
 * content. Any exception but those that are handled here is a transient failure; the caller reads again from the
 * checkpoint.
 */
final class PartitionFold {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionFold.class);

    static final String SEQUENCE_HOLE = "SequenceHole";
    static final String AFTER_PARKED = "AfterParkedEvent";

    private final Projection projection;
    private final int partition;
    private final EventTopic topic;
    private final EventCodec codec;
    private final DocumentStore documents;
    private final Progress progress;
    private final ParkedEvents parkedEvents;
    private Checkpoint checkpoint;

    PartitionFold(
            Projection projection,
            int partition,
            EventTopic topic,
            EventCodec codec,
            DocumentStore documents,
            Progress progress,
            ParkedEvents parkedEvents,
            Checkpoint checkpoint) {
        this.projection = projection;
        this.partition = partition;
        this.topic = topic;
        this.codec = codec;
        this.documents = documents;
        this.progress = progress;
        this.parkedEvents = parkedEvents;
        this.checkpoint = checkpoint;
    }

    int partition() {
        return partition;
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    /**
     * Applies a batch.
     *
     * @throws StaleBatchException if another consumer wrote in between, or the database was emptied
     */
    void apply(List<ConsumerRecord<byte[], byte[]>> records) {
        List<PendingEvent> pending = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> source : records) {
            long position = EventHeaders.of(source).position();
            if (position == EventHeaders.UNREADABLE || position > checkpoint.position()) {
                pending.add(PendingEvent.of(source, codec, projection));
            }
        }
        long nextOffset = records.getLast().offset() + 1;
        try {
            apply(pending, nextOffset);
        } catch (UnwritableDocumentException e) {
            applyOneByOne(pending, nextOffset);
        }
    }

    /** Finds the event whose document cannot be stored, and parks that one alone. */
    private void applyOneByOne(List<PendingEvent> pending, long nextOffset) {
        for (PendingEvent one : pending) {
            long offset = one.headers().offset() + 1;
            try {
                apply(List.of(one), offset);
            } catch (UnwritableDocumentException e) {
                apply(List.of(new PendingEvent.Inapplicable(one.headers(), e.problem())), offset);
            }
        }
        apply(List.of(), nextOffset);
    }

    private void apply(List<PendingEvent> pending, long nextOffset) {
        DocumentBatch batch = load(pending);
        // Read after the documents: if the database was emptied before they were loaded, this shows it, and a fold
        // never takes a lost document for one that did not exist yet.
        Progress.Snapshot stored = progress.load(partition, markerIds(pending));
        if (!checkpoint.equals(stored.checkpoint())) {
            throw new StaleBatchException();
        }
        Outcome outcome = new Outcome(stored.markers());
        for (PendingEvent event : pending) {
            fold(event, batch, outcome);
        }
        documents.write(batch.changes());
        if (!outcome.parked.isEmpty()) {
            parkedEvents.add(outcome.parked);
        }
        Checkpoint next =
                new Checkpoint(checkpoint.topicId(), nextOffset, Math.max(checkpoint.position(), outcome.position));
        progress.advance(partition, outcome.moved.values(), checkpoint, next);
        checkpoint = next;
    }

    private DocumentBatch load(List<PendingEvent> pending) {
        Set<DocumentRef<?>> refs = new HashSet<>();
        Map<DocumentType<?>, Set<Owner>> wholes = new HashMap<>();
        for (PendingEvent event : pending) {
            if (event instanceof PendingEvent.Applicable readable) {
                refs.addAll(readable.touched());
                readable.allOf()
                        .forEach(type -> wholes.computeIfAbsent(type, t -> new HashSet<>())
                                .add(readable.headers().owner()));
            }
        }
        DocumentBatch batch = new DocumentBatch();
        documents.load(refs, batch);
        wholes.forEach((type, owners) -> documents.loadAll(type, owners, batch));
        return batch;
    }

    private static Set<String> markerIds(List<PendingEvent> pending) {
        Set<String> ids = new HashSet<>();
        pending.forEach(event -> ids.add(event.headers().markerId()));
        return ids;
    }

    private void fold(PendingEvent pending, DocumentBatch batch, Outcome outcome) {
        EventHeaders event = pending.headers();
        outcome.position = Math.max(outcome.position, event.position());
        Marker marker = outcome.markerOf(event);
        if (event.sequence() != EventHeaders.UNREADABLE && event.sequence() <= marker.sequence()) {
            return;
        }
        if (marker.stopped()) {
            outcome.park(event, AFTER_PARKED);
            return;
        }
        switch (pending) {
            case PendingEvent.Inapplicable unreadable -> outcome.stop(event, marker, unreadable.error());
            case PendingEvent.Applicable readable -> {
                if (event.sequence() == marker.sequence() + 1) {
                    foldApplicable(readable, batch, outcome, marker);
                } else {
                    requireSameTopic();
                    outcome.stop(event, marker, SEQUENCE_HOLE);
                }
            }
        }
    }

    /** A topic that was created anew has other offsets: what seems to be a hole may be in the part not yet read. */
    private void requireSameTopic() {
        if (!topic.currentId().equals(checkpoint.topicId())) {
            throw new StaleBatchException();
        }
    }

    private void foldApplicable(PendingEvent.Applicable readable, DocumentBatch batch, Outcome outcome, Marker marker) {
        try {
            batch.fold(projection, readable.event(), readable.touched(), readable.allOf());
            outcome.move(readable.headers(), marker.at(readable.headers().sequence()));
        } catch (RuntimeException e) {
            outcome.stop(readable.headers(), marker, e.getClass().getSimpleName());
        }
    }

    /** What became of the events of a batch: which markers moved, and which events were parked. */
    private final class Outcome {

        private final Map<String, Marker> stored;
        private final Map<String, Marker> moved = new HashMap<>();
        private final List<ParkedEvents.Parked> parked = new ArrayList<>();
        private long position;

        Outcome(Map<String, Marker> stored) {
            this.stored = stored;
        }

        Marker markerOf(EventHeaders event) {
            Marker marker = moved.get(event.markerId());
            return marker != null
                    ? marker
                    : Marker.orNone(stored.get(event.markerId()), event.owner(), event.aggregateId());
        }

        void move(EventHeaders event, Marker marker) {
            moved.put(event.markerId(), marker);
        }

        void park(EventHeaders event, String error) {
            parked.add(new ParkedEvents.Parked(event, error));
        }

        void stop(EventHeaders event, Marker marker, String error) {
            LOG.error(
                    "Projection {} stops aggregate {} at sequence {}, position {} ({}): {}",
                    projection.name(),
                    event.aggregateId(),
                    event.sequence(),
                    event.position(),
                    event.type(),
                    error);
            park(event, error);
            move(event, marker.stop());
        }
    }
}
