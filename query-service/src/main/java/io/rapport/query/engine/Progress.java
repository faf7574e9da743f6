package io.rapport.query.engine;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints and markers of one projection, in one collection, so that both are read and written in one round
 * trip. They live beside the documents: whoever loses the one loses the other, and the projection begins again.
 */
final class Progress {

    private static final String ID = "_id";
    private static final String TENANT = "tenantId";
    private static final String MEMBER = "memberId";
    private static final String AGGREGATE = "aggregateId";
    private static final String SEQUENCE = "sequence";
    private static final String STOPPED = "stopped";
    private static final String TOPIC = "topicId";
    private static final String OFFSET = "offset";
    private static final String POSITION = "position";

    private static final String CHECKPOINT_IDS = "partition/";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    /** What is stored about a batch: the checkpoint of its partition, and the markers of its aggregates by their id. */
    record Snapshot(@Nullable Checkpoint checkpoint, Map<String, Marker> markers) {}

    private final MongoCollection<Document> collection;

    Progress(String projection, MongoDatabase database) {
        this.collection = database.getCollection(projection + ".progress");
    }

    @Nullable
    Checkpoint checkpoint(int partition) {
        Document document = collection.find(Filters.eq(ID, idOf(partition))).first();
        return document == null ? null : checkpointIn(document);
    }

    /** The checkpoints of all partitions in which the projection has begun. */
    Map<Integer, Checkpoint> checkpoints(Collection<Integer> partitions) {
        Map<Integer, Checkpoint> checkpoints = new HashMap<>();
        List<String> ids = partitions.stream().map(Progress::idOf).toList();
        collection.find(Filters.in(ID, ids)).forEach(document -> {
            int partition = Integer.parseInt(document.getString(ID).substring(CHECKPOINT_IDS.length()));
            checkpoints.put(partition, checkpointIn(document));
        });
        return checkpoints;
    }

    /** Writes the first checkpoint of a partition. If somebody else has just done so, theirs stays. */
    void begin(int partition, Checkpoint checkpoint) {
        collection.updateOne(
                Filters.eq(ID, idOf(partition)),
                Updates.combine(
                        Updates.setOnInsert(TOPIC, checkpoint.topicId()),
                        Updates.setOnInsert(OFFSET, checkpoint.offset()),
                        Updates.setOnInsert(POSITION, checkpoint.position())),
                UPSERT);
    }

    Snapshot load(int partition, Collection<String> markerIds) {
        List<String> ids = new ArrayList<>(markerIds);
        ids.add(idOf(partition));
        Map<String, Marker> markers = new HashMap<>();
        Checkpoint checkpoint = null;
        for (Document document : collection.find(Filters.in(ID, ids))) {
            if (document.containsKey(AGGREGATE)) {
                markers.put(document.getString(ID), markerIn(document));
            } else {
                checkpoint = checkpointIn(document);
            }
        }
        return new Snapshot(checkpoint, markers);
    }

    /** The markers of those aggregates that belong to this member. */
    List<Marker> markers(Owner owner, Collection<String> aggregateIds) {
        List<String> ids =
                aggregateIds.stream().map(id -> markerId(owner.tenantId(), id)).toList();
        List<Marker> markers = new ArrayList<>();
        collection
                .find(Filters.and(Filters.in(ID, ids), Filters.eq(MEMBER, owner.memberId())))
                .forEach(document -> markers.add(markerIn(document)));
        return markers;
    }

    /**
     * Writes the markers, and after them the checkpoint: a crash in between has the events read again, and the markers
     * skip them.
     *
     * @throws StaleBatchException if the checkpoint is no longer {@code from}
     */
    void advance(int partition, Collection<Marker> markers, Checkpoint from, Checkpoint to) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Marker marker : markers) {
            List<Bson> updates = new ArrayList<>();
            updates.add(Updates.max(SEQUENCE, marker.sequence()));
            updates.add(Updates.setOnInsert(TENANT, marker.owner().tenantId()));
            updates.add(Updates.setOnInsert(MEMBER, marker.owner().memberId()));
            updates.add(Updates.setOnInsert(AGGREGATE, marker.aggregateId()));
            if (marker.stopped()) {
                updates.add(Updates.set(STOPPED, true));
            }
            writes.add(new UpdateOneModel<>(
                    Filters.eq(ID, markerId(marker.owner().tenantId(), marker.aggregateId())),
                    Updates.combine(updates),
                    UPSERT));
        }
        writes.add(new UpdateOneModel<>(
                Filters.and(
                        Filters.eq(ID, idOf(partition)),
                        Filters.eq(POSITION, from.position()),
                        Filters.eq(OFFSET, from.offset()),
                        Filters.eq(TOPIC, from.topicId())),
                Updates.combine(
                        Updates.set(TOPIC, to.topicId()),
                        Updates.set(OFFSET, to.offset()),
                        Updates.set(POSITION, to.position()))));
        BulkWriteResult result = collection.bulkWrite(writes);
        if (result.getMatchedCount() + result.getUpserts().size() < writes.size()) {
            throw new StaleBatchException();
        }
    }

    private static String idOf(int partition) {
        return CHECKPOINT_IDS + partition;
    }

    static String markerId(String tenantId, String aggregateId) {
        return "aggregate/" + tenantId + "/" + aggregateId;
    }

    private static Checkpoint checkpointIn(Document document) {
        return new Checkpoint(document.getString(TOPIC), document.getLong(OFFSET), document.getLong(POSITION));
    }

    private static Marker markerIn(Document document) {
        return new Marker(
                new Owner(document.getString(TENANT), document.getString(MEMBER)),
                document.getString(AGGREGATE),
                document.getLong(SEQUENCE),
                document.getBoolean(STOPPED, false));
    }
}
