package io.rapport.query.platform.engine.progress;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.rapport.query.platform.engine.generations.Generation;
import io.rapport.query.platform.engine.mongo.BsonGenerator;
import io.rapport.query.platform.engine.mongo.BulkWrites;
import io.rapport.query.platform.engine.mongo.StaleBatchException;
import io.rapport.query.platform.projection.Projection;
import io.rapport.together.RoundTrips;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/** Writes the {@link StoredProgress} of one projection; an instance has one for all partitions that it folds. */
public final class ProgressWriter {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<RawBsonDocument> raw;
    private final boolean revisesMembers;
    private final RoundTrips<Advance> advances = new RoundTrips<>(1, BulkWrites.MOST_TOGETHER, this::advanceAll);

    /** Markers of a partition's aggregates to be written, and then its checkpoint to be moved from one to the next. */
    private record Advance(int partition, Collection<Marker> markers, Checkpoint from, Checkpoint to) {}

    public ProgressWriter(Projection projection, Generation generation, MongoDatabase database) {
        this.raw = database.getCollection(generation.collection(Generation.PROGRESS), RawBsonDocument.class);
        this.revisesMembers = projection.answersKeptBy() == Projection.KeptBy.MEMBER;
    }

    /** Writes the first checkpoint of partitions. Where somebody else has just done so, theirs stays. */
    public void begin(Collection<Integer> partitions, Checkpoint checkpoint) {
        BsonGenerator bytes = new BsonGenerator();
        try {
            raw.insertMany(
                    partitions.stream()
                            .map(partition -> documentOf(partition, checkpoint, bytes))
                            .toList(),
                    new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (!BulkWrites.isDuplicateKey(e)) {
                throw e;
            }
        }
    }

    /**
     * Writes the members' revisions if there are any, the markers, and after them the checkpoint: a crash in between
     * has the events read again, and the markers skip them. A marker never goes back, so whoever does not know yet that
     * a partition is no longer theirs does no harm.
     *
     * <p>Partitions that come at the same time go together. A bulk does not say which of them was stale, so all are.
     *
     * @throws StaleBatchException if the checkpoint is no longer {@code from}, or somebody else moved a marker as far
     */
    public void advance(int partition, Collection<Marker> markers, Checkpoint from, Checkpoint to) {
        advances.go(new Advance(partition, markers, from, to));
    }

    private void advanceAll(List<Advance> advances) {
        List<Marker> markers =
                advances.stream().flatMap(one -> one.markers().stream()).toList();
        List<WriteModel<RawBsonDocument>> writes = new ArrayList<>(markers.size() + advances.size());
        BsonGenerator bytes = new BsonGenerator();
        if (revisesMembers) {
            revise(markers, writes, bytes);
        }
        // Of one kind after the other: an ordered bulk is sent in as many commands as it changes kinds.
        for (Marker marker : markers) {
            if (!marker.stored()) {
                writes.add(new InsertOneModel<>(documentOf(marker, bytes)));
            }
        }
        for (Marker marker : markers) {
            if (marker.stored()) {
                writes.add(new ReplaceOneModel<>(notBeyond(marker), documentOf(marker, bytes)));
            }
        }
        for (Advance one : advances) {
            writes.add(new ReplaceOneModel<>(
                    guard(one.partition(), one.from()), documentOf(one.partition(), one.to(), bytes)));
        }
        BulkWriteResult result;
        try {
            result = raw.bulkWrite(writes);
        } catch (MongoBulkWriteException e) {
            if (BulkWrites.isDuplicateKey(e)) {
                throw new StaleBatchException();
            }
            throw e;
        }
        if (result.getInsertedCount()
                        + result.getMatchedCount()
                        + result.getUpserts().size()
                < writes.size()) {
            throw new StaleBatchException();
        }
    }

    /**
     * Before the markers, since whoever waits for a marker must not find the revision from before it. Drawn by lot: so
     * it is new even after a write that comes too late from a process that lost the partition, and after the database
     * was built anew from another log.
     */
    private static void revise(
            Collection<Marker> markers, List<WriteModel<RawBsonDocument>> writes, BsonGenerator bytes) {
        markers.stream()
                .map(Marker::owner)
                .distinct()
                .map(StoredProgress::revisionId)
                .forEach(id -> {
                    RawBsonDocument revision = bytes.beginDocument()
                            .field(StoredProgress.ID, id)
                            .field(
                                    StoredProgress.REVISION,
                                    ThreadLocalRandom.current().nextLong())
                            .document();
                    writes.add(new ReplaceOneModel<>(
                            new BsonDocument(StoredProgress.ID, new BsonString(id)), revision, UPSERT));
                });
    }

    /** A marker that stops its aggregate does so at the sequence at which it is. */
    private static BsonDocument notBeyond(Marker marker) {
        return new BsonDocument(StoredProgress.ID, new BsonString(marker.id()))
                .append(
                        StoredProgress.SEQUENCE,
                        new BsonDocument(marker.stopped() ? "$lte" : "$lt", new BsonInt64(marker.sequence())));
    }

    private static BsonDocument guard(int partition, Checkpoint checkpoint) {
        return new BsonDocument(StoredProgress.ID, new BsonString(StoredProgress.idOf(partition)))
                .append(StoredProgress.TOPIC, new BsonString(checkpoint.topicId()))
                .append(StoredProgress.OFFSET, new BsonInt64(checkpoint.offset()))
                .append(StoredProgress.LINK, new BsonInt64(checkpoint.link()))
                .append(StoredProgress.POSITION, new BsonInt64(checkpoint.position()));
    }

    private static RawBsonDocument documentOf(int partition, Checkpoint checkpoint, BsonGenerator bytes) {
        return bytes.beginDocument()
                .field(StoredProgress.ID, StoredProgress.idOf(partition))
                .field(StoredProgress.TOPIC, checkpoint.topicId())
                .field(StoredProgress.OFFSET, checkpoint.offset())
                .field(StoredProgress.PARTITIONS, checkpoint.partitions())
                .field(StoredProgress.LINK, checkpoint.link())
                .field(StoredProgress.ASIDE, checkpoint.aside())
                .field(StoredProgress.POSITION, checkpoint.position())
                .field(StoredProgress.TRAIL, StoredProgress.textOf(checkpoint.trail()))
                .field(StoredProgress.FOREIGN, checkpoint.foreign())
                .document();
    }

    private static RawBsonDocument documentOf(Marker marker, BsonGenerator bytes) {
        BsonGenerator document = bytes.beginDocument()
                .field(StoredProgress.ID, marker.id())
                .field(StoredProgress.SEQUENCE, marker.sequence())
                .field(StoredProgress.TENANT, marker.owner().tenantId())
                .field(StoredProgress.MEMBER, marker.owner().memberId())
                .field(StoredProgress.AGGREGATE, marker.aggregateId());
        return (marker.stopped() ? document.field(StoredProgress.STOPPED, 1) : document).document();
    }
}
