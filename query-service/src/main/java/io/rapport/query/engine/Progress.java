package io.rapport.query.engine;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.rapport.together.RoundTrips;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.RawBsonDocument;
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
    private static final String VERSION = "version";
    private static final String TOPIC = "topicId";
    private static final String OFFSET = "offset";
    private static final String POSITION = "position";
    private static final String FIRST_EVENT = "firstEvent";

    private static final String REVISION = "revision";

    /** More partitions than this are rarely folded by one instance at the same time. */
    private static final int MOST_TOGETHER = 64;

    private static final String CHECKPOINT_IDS = "partition/";
    private static final String REVISION_IDS = "member/";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    /** What is stored about a batch: the checkpoint of its partition, and the markers of its aggregates by their id. */
    record Snapshot(@Nullable Checkpoint checkpoint, Map<String, Marker> markers) {}

    private final MongoCollection<Document> collection;
    private final MongoCollection<RawBsonDocument> raw;
    private final boolean revisesMembers;
    private final RoundTrips<Advance> advances = new RoundTrips<>(1, MOST_TOGETHER, this::advanceAll, e -> false);

    /** Markers of a partition's aggregates to be written, and then its checkpoint to be moved from one to the next. */
    private record Advance(int partition, Collection<Marker> markers, Checkpoint from, Checkpoint to) {}

    /** For those who only read. */
    Progress(String projection, MongoDatabase database) {
        this(projection, database, false);
    }

    private Progress(String projection, MongoDatabase database, boolean revisesMembers) {
        this.collection = database.getCollection(projection + ".progress");
        this.raw = database.getCollection(projection + ".progress", RawBsonDocument.class);
        this.revisesMembers = revisesMembers;
    }

    static Progress writtenBy(Projection projection, MongoDatabase database) {
        return new Progress(projection.name(), database, projection.revisesMembers());
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

    /** Writes the first checkpoint of partitions. Where somebody else has just done so, theirs stays. */
    void begin(Collection<Integer> partitions, Checkpoint checkpoint) {
        BsonGenerator bytes = new BsonGenerator();
        try {
            raw.insertMany(
                    partitions.stream()
                            .map(partition -> documentOf(partition, checkpoint, bytes))
                            .toList(),
                    new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (!isDuplicateKey(e)) {
                throw e;
            }
        }
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

    /** Of the last event of that aggregate that was applied, if it is this member's and there was one. */
    @Nullable
    Long sequence(Owner owner, String aggregateId) {
        RawBsonDocument marker = raw.find(new BsonDocument(ID, new BsonString(markerId(owner.tenantId(), aggregateId)))
                        .append(MEMBER, new BsonString(owner.memberId())))
                .first();
        return marker == null ? null : marker.getInt64(SEQUENCE).getValue();
    }

    /** Of what is known of that member, if a revision of them was ever written. */
    @Nullable
    Long revision(Owner owner) {
        RawBsonDocument member = raw.find(new BsonDocument(ID, new BsonString(revisionId(owner))))
                .first();
        return member == null ? null : member.getInt64(REVISION).getValue();
    }

    /**
     * Writes the members' revisions if there are any, the markers, and after them the checkpoint: a crash in between
     * has the events read again, and the markers skip them. A marker never goes back, so whoever does not know yet that
     * a partition is no longer theirs does no harm.
     *
     * @throws StaleBatchException if the checkpoint is no longer {@code from}, or somebody else moved a marker as far
     */
    void advance(int partition, Collection<Marker> markers, Checkpoint from, Checkpoint to) {
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
            if (isDuplicateKey(e)) {
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
        markers.stream().map(Marker::owner).distinct().map(Progress::revisionId).forEach(id -> {
            RawBsonDocument revision = bytes.beginDocument()
                    .field(ID, id)
                    .field(REVISION, ThreadLocalRandom.current().nextLong())
                    .document();
            writes.add(new ReplaceOneModel<>(new BsonDocument(ID, new BsonString(id)), revision, UPSERT));
        });
    }

    /** Whether documents that were to be new are there already, and nothing else went wrong. */
    static boolean isDuplicateKey(MongoBulkWriteException e) {
        return e.getWriteConcernError() == null
                && e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }

    /** A marker that stops its aggregate does so at the sequence at which it is. */
    private static BsonDocument notBeyond(Marker marker) {
        return new BsonDocument(ID, new BsonString(marker.id()))
                .append(
                        SEQUENCE,
                        new BsonDocument(marker.stopped() ? "$lte" : "$lt", new BsonInt64(marker.sequence())));
    }

    private static BsonDocument guard(int partition, Checkpoint checkpoint) {
        return new BsonDocument(ID, new BsonString(idOf(partition)))
                .append(TOPIC, new BsonString(checkpoint.topicId()))
                .append(OFFSET, new BsonInt64(checkpoint.offset()))
                .append(POSITION, new BsonInt64(checkpoint.position()));
    }

    private static RawBsonDocument documentOf(int partition, Checkpoint checkpoint, BsonGenerator bytes) {
        BsonGenerator document = bytes.beginDocument()
                .field(ID, idOf(partition))
                .field(VERSION, checkpoint.version())
                .field(TOPIC, checkpoint.topicId())
                .field(OFFSET, checkpoint.offset())
                .field(POSITION, checkpoint.position());
        String firstEvent = checkpoint.firstEvent();
        return (firstEvent == null ? document : document.field(FIRST_EVENT, firstEvent)).document();
    }

    private static RawBsonDocument documentOf(Marker marker, BsonGenerator bytes) {
        BsonGenerator document = bytes.beginDocument()
                .field(ID, marker.id())
                .field(SEQUENCE, marker.sequence())
                .field(TENANT, marker.owner().tenantId())
                .field(MEMBER, marker.owner().memberId())
                .field(AGGREGATE, marker.aggregateId());
        return (marker.stopped() ? document.field(STOPPED, 1) : document).document();
    }

    /** Forgets everything, so that the projection begins again. */
    void drop() {
        collection.drop();
    }

    private static String idOf(int partition) {
        return CHECKPOINT_IDS + partition;
    }

    private static String revisionId(Owner owner) {
        return REVISION_IDS + owner.tenantId() + "/" + owner.memberId();
    }

    static String markerId(String tenantId, String aggregateId) {
        return "aggregate/" + tenantId + "/" + aggregateId;
    }

    private static Checkpoint checkpointIn(Document document) {
        return new Checkpoint(
                document.get(VERSION, 1L).intValue(),
                document.getString(TOPIC),
                document.getLong(OFFSET),
                document.getLong(POSITION),
                document.getString(FIRST_EVENT));
    }

    private static Marker markerIn(Document document) {
        return new Marker(
                document.getString(ID),
                new Owner(document.getString(TENANT), document.getString(MEMBER)),
                document.getString(AGGREGATE),
                document.getLong(SEQUENCE),
                true,
                document.containsKey(STOPPED));
    }
}
