package io.rapport.query.platform.engine.partition;

import io.rapport.query.platform.engine.mongo.StaleBatchException;
import io.rapport.query.platform.engine.progress.Checkpoint;
import io.rapport.query.platform.engine.progress.KeptMarkers;
import io.rapport.query.platform.engine.progress.Marker;
import io.rapport.query.platform.engine.progress.StoredProgress;
import io.rapport.query.platform.engine.topic.EventHeaders;
import io.rapport.query.platform.projection.Projection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a fold has come in its partition: the checkpoint and the markers of what was applied, and what of that is
 * known to MongoDB. Those who wait for a read model are told when it is there.
 */
final class PartitionProgress {

    /** So many markers at the most wait to be written, while there is more to be read at once. */
    private static final int MOST_UNSAVED = 3_000;

    /** So long progress waits to be written that came without any change of a document. */
    private static final Duration QUIET = Duration.ofMillis(100);

    private final PartitionOpener opener;
    private final int partition;
    private final Map<String, Marker> unsaved = new HashMap<>();
    private final KeptMarkers kept;
    private final Chain chain;
    private volatile Checkpoint saved;
    private volatile Checkpoint checkpoint;

    /** When the first event came that is not known to MongoDB, if none of these has changed anything. */
    private volatile @Nullable Long quietSince;

    /** From this checkpoint on, which is in MongoDB. */
    PartitionProgress(PartitionOpener opener, int partition, Checkpoint checkpoint) {
        this.opener = opener;
        this.partition = partition;
        this.kept = new KeptMarkers(opener.keeping().markers());
        this.saved = checkpoint;
        this.checkpoint = checkpoint;
        this.chain = new Chain(checkpoint, opener.topic().partitions(), opener.topic()::records);
    }

    int partition() {
        return partition;
    }

    /** What was applied. */
    Checkpoint checkpoint() {
        return checkpoint;
    }

    /** What was applied and is known to MongoDB: from there on events are read again after a crash. */
    Checkpoint saved() {
        return saved;
    }

    /** Whether so much is not known to MongoDB that it should be, whatever else there is to do. */
    boolean isFull() {
        return unsaved.size() >= MOST_UNSAVED;
    }

    /**
     * Whether there is nothing to write but how far it has come, and that can wait for more: most events change nothing
     * in most read models. A crash before it is written has them read again.
     */
    boolean mayWait() {
        Long since = quietSince;
        return since != null && System.nanoTime() - since < QUIET.toNanos();
    }

    /** What the next record is to this partition. */
    Chain.Place place(EventHeaders record) {
        return chain.accept(record);
    }

    /** The markers that may be in MongoDB, and are not known better here. */
    Set<String> unknown(List<PendingEvent> pending, boolean trusting) {
        Set<String> ids = new HashSet<>();
        Set<String> created = new HashSet<>();
        for (PendingEvent event : pending) {
            String id = event.headers().markerId();
            if (event.headers().sequence() == 0 && trusting) {
                created.add(id);
            } else if (!created.contains(id) && !unsaved.containsKey(id) && kept.get(id) == null) {
                ids.add(id);
            }
        }
        return ids;
    }

    /**
     * Those of these markers that are in MongoDB.
     *
     * @throws StaleBatchException if the checkpoint there is not the one that was saved last
     */
    Map<String, Marker> load(Set<String> ids) {
        Map<String, Marker> loaded = requireMine(ids).markers();
        kept.put(loaded.values());
        return loaded;
    }

    private StoredProgress.Snapshot requireMine(Set<String> ids) {
        StoredProgress.Snapshot stored = opener.progress().load(partition, ids);
        if (!saved.equals(stored.checkpoint())) {
            throw new StaleBatchException();
        }
        return stored;
    }

    /** The marker as it is after all that was applied, {@code loaded} being those that were just loaded. */
    @Nullable
    Marker marker(String id, Map<String, Marker> loaded) {
        Marker marker = unsaved.get(id);
        if (marker == null) {
            marker = loaded.get(id);
        }
        return marker == null ? kept.get(id) : marker;
    }

    /** Relies on nothing that is kept from now on. */
    void forgetKept() {
        kept.clear();
    }

    /**
     * Takes in what was applied; {@code ofOthers} records named aggregates of other members.
     *
     * @param quiet whether it changed no document, and stopped no aggregate
     */
    void move(Collection<Marker> moved, long nextOffset, long position, int ofOthers, boolean quiet) {
        chain.setAside(ofOthers);
        if (!quiet) {
            quietSince = null;
        } else if (checkpoint.equals(saved)) {
            quietSince = System.nanoTime();
        }
        moved.forEach(marker -> unsaved.put(marker.id(), marker));
        checkpoint = chain.moved(checkpoint, nextOffset, position);
    }

    /** Those who wait need not wait for progress that is all there is to write. */
    void tell() {
        opener.applied().signal(unsaved.values());
    }

    /**
     * Writes how far it has come, if that is not known yet; the documents are there by now. Who waits for these need
     * not wait for the progress too, unless their answer may rest on it.
     *
     * @throws StaleBatchException if somebody else has written in between
     */
    void save() {
        if (checkpoint.equals(saved)) {
            return;
        }
        if (opener.projection().answersKeptBy() == Projection.KeptBy.NOTHING) {
            opener.applied().signal(unsaved.values());
            write();
        } else {
            write();
            opener.applied().signal(unsaved.values());
        }
        unsaved.clear();
        saved = checkpoint;
        quietSince = null;
    }

    private void write() {
        try {
            opener.progressWriter().advance(partition, unsaved.values(), saved, checkpoint);
            kept.put(unsaved.values());
        } catch (StaleBatchException e) {
            opener.progressWriter().advance(partition, markersToMove(), saved, checkpoint);
            // Some of them may be further than these.
            kept.clear();
        }
    }

    /** After a crash between the markers and the checkpoint, markers that were taken for new are there. */
    private List<Marker> markersToMove() {
        Map<String, Marker> stored = requireMine(unsaved.keySet()).markers();
        List<Marker> toMove = new ArrayList<>();
        unsaved.forEach((id, marker) -> {
            Marker there = stored.get(id);
            if (there == null) {
                toMove.add(marker);
            } else if (there.sequence() < marker.sequence() || (marker.stopped() && !there.stopped())) {
                toMove.add(marker.asStored());
            }
        });
        return toMove;
    }
}
