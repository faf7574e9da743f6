package io.rapport.query.platform.engine.partition;

import io.rapport.query.platform.engine.documents.DocumentBatch;
import io.rapport.query.platform.engine.mongo.StaleBatchException;
import io.rapport.query.platform.engine.progress.Checkpoint;
import io.rapport.query.platform.engine.progress.Marker;
import io.rapport.query.platform.engine.progress.ParkedEvents;
import io.rapport.query.platform.engine.topic.EventHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds the events of a batch, and says what became of them: which markers moved, and which events were parked. */
final class FoldedBatch {

    private static final Logger LOG = LoggerFactory.getLogger(FoldedBatch.class);

    static final String SEQUENCE_HOLE = "SequenceHole";
    static final String AFTER_PARKED = "AfterParkedEvent";

    private final PartitionOpener opener;
    private final Checkpoint checkpoint;
    private final boolean trusting;
    private final Function<String, @Nullable Marker> before;
    private final DocumentBatch batch;
    private final Map<String, Marker> moved = new HashMap<>();
    private final List<ParkedEvents.Parked> parked = new ArrayList<>();
    private long position;
    private int ofOthers;

    /**
     * {@code before} has the markers as they were before the batch, by their id; those of events that begin an
     * aggregate only if it is not {@code trusting}.
     */
    FoldedBatch(
            PartitionOpener opener,
            Checkpoint checkpoint,
            boolean trusting,
            Function<String, @Nullable Marker> before,
            DocumentBatch batch) {
        this.opener = opener;
        this.checkpoint = checkpoint;
        this.trusting = trusting;
        this.before = before;
        this.batch = batch;
    }

    Collection<Marker> moved() {
        return moved.values();
    }

    List<ParkedEvents.Parked> parked() {
        return parked;
    }

    /** Of the last event; 0 if there was none. */
    long position() {
        return position;
    }

    /** How many events named an aggregate of another member, and were left out. */
    int ofOthers() {
        return ofOthers;
    }

    void fold(PendingEvent pending) {
        EventHeaders event = pending.headers();
        position = Math.max(position, event.position());
        Marker marker = markerOf(event);
        if (!marker.owner().equals(event.owner())) {
            LOG.error(
                    "Projection {} leaves out position {}: its aggregate is another member's",
                    opener.projection().name(),
                    event.position());
            ofOthers++;
            return;
        }
        if (event.sequence() != EventHeaders.UNREADABLE && event.sequence() <= marker.sequence()) {
            return;
        }
        if (marker.stopped()) {
            park(event, ParkedEvents.AFTER_PARKED);
            return;
        }
        switch (pending) {
            case PendingEvent.Inapplicable unreadable -> stop(event, marker, unreadable.error());
            case PendingEvent.Applicable _, PendingEvent.Passed _
            when event.sequence() != marker.sequence() + 1 -> {
                requireSameTopic();
                stop(event, marker, SEQUENCE_HOLE);
            }
            case PendingEvent.Applicable readable -> fold(readable, marker);
            case PendingEvent.Passed _ -> moved.put(event.markerId(), marker.at(event.sequence()));
        }
    }

    private Marker markerOf(EventHeaders event) {
        String id = event.markerId();
        Marker marker = moved.get(id);
        return Marker.orNone(marker == null ? before.apply(id) : marker, event.owner(), event.aggregateId());
    }

    /** A topic that was created anew has other offsets: what seems to be a hole may be in the part not yet read. */
    private void requireSameTopic() {
        if (!opener.topic().currentId().equals(checkpoint.topicId())) {
            throw new StaleBatchException();
        }
    }

    private void fold(PendingEvent.Applicable readable, Marker marker) {
        try {
            batch.fold(readable.event(), readable.plan());
            moved.put(
                    readable.headers().markerId(), marker.at(readable.headers().sequence()));
        } catch (RuntimeException e) {
            stop(readable.headers(), marker, e.getClass().getSimpleName());
        }
    }

    private void park(EventHeaders event, String error) {
        parked.add(new ParkedEvents.Parked(event, error));
    }

    private void stop(EventHeaders event, Marker marker, String error) {
        if (trusting && event.sequence() == 0) {
            // Its aggregate may be there already, and be another member's: the marker says so.
            throw new StaleBatchException();
        }
        LOG.error(
                "Projection {} stops aggregate {} at sequence {}, position {} ({}): {}",
                opener.projection().name(),
                event.aggregateId(),
                event.sequence(),
                event.position(),
                event.type(),
                error);
        park(event, error);
        moved.put(event.markerId(), marker.stop());
    }
}
