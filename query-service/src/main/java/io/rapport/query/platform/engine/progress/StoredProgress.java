package io.rapport.query.platform.engine.progress;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.rapport.events.Owner;
import io.rapport.query.platform.engine.generations.Generation;
import io.rapport.query.platform.engine.topic.EventHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints and markers of one projection, in one collection, so that both are read and written in one round
 * trip. They live beside the documents: whoever loses the one loses the other, and the projection begins again. Only
 * {@link ProgressWriter} writes them.
 */
public final class StoredProgress {

    static final String ID = "_id";
    static final String TENANT = "tenantId";
    static final String MEMBER = "memberId";
    static final String AGGREGATE = "aggregateId";
    static final String SEQUENCE = "sequence";
    static final String STOPPED = "stopped";
    static final String TOPIC = "topicId";
    static final String OFFSET = "offset";
    static final String POSITION = "position";
    static final String LINK = "link";
    static final String ASIDE = "aside";
    static final String PARTITIONS = "partitions";
    static final String TRAIL = "trail";
    static final String FOREIGN = "foreign";

    static final String REVISION = "revision";

    private static final String CHECKPOINT_IDS = "partition/";
    private static final String REVISION_IDS = "member/";

    /** What is stored about a batch: the checkpoint of its partition, and the markers of its aggregates by their id. */
    public record Snapshot(@Nullable Checkpoint checkpoint, Map<String, Marker> markers) {}

    private final MongoCollection<Document> collection;
    private final MongoCollection<RawBsonDocument> raw;

    public StoredProgress(Generation generation, MongoDatabase database) {
        this.collection = database.getCollection(generation.collection(Generation.PROGRESS));
        this.raw = database.getCollection(generation.collection(Generation.PROGRESS), RawBsonDocument.class);
    }

    @Nullable
    Checkpoint checkpoint(int partition) {
        Document document = collection.find(Filters.eq(ID, idOf(partition))).first();
        return document == null ? null : checkpointIn(document);
    }

    /** The checkpoints of all partitions in which the projection has begun. */
    public Map<Integer, Checkpoint> checkpoints(Collection<Integer> partitions) {
        Map<Integer, Checkpoint> checkpoints = new HashMap<>();
        List<String> ids = partitions.stream().map(StoredProgress::idOf).toList();
        collection.find(Filters.in(ID, ids)).forEach(document -> {
            int partition = Integer.parseInt(document.getString(ID).substring(CHECKPOINT_IDS.length()));
            checkpoints.put(partition, checkpointIn(document));
        });
        return checkpoints;
    }

    public Snapshot load(int partition, Collection<String> markerIds) {
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
    public List<Marker> markers(Owner owner, Collection<String> aggregateIds) {
        List<String> ids = aggregateIds.stream()
                .map(id -> EventHeaders.markerId(owner.tenantId(), id))
                .toList();
        List<Marker> markers = new ArrayList<>();
        collection
                .find(Filters.and(Filters.in(ID, ids), Filters.eq(MEMBER, owner.memberId())))
                .forEach(document -> markers.add(markerIn(document)));
        return markers;
    }

    /** The markers of those aggregates, whoever's of the tenant they are. */
    public List<Marker> markersInTenant(String tenantId, Collection<String> aggregateIds) {
        List<Marker> markers = new ArrayList<>();
        collection
                .find(Filters.in(
                        ID,
                        aggregateIds.stream()
                                .map(id -> EventHeaders.markerId(tenantId, id))
                                .toList()))
                .forEach(document -> markers.add(markerIn(document)));
        return markers;
    }

    /** Of the last event of that aggregate that was applied, if it is this member's and there was one. */
    @Nullable
    public Long sequence(Owner owner, String aggregateId) {
        RawBsonDocument marker = raw.find(
                        new BsonDocument(ID, new BsonString(EventHeaders.markerId(owner.tenantId(), aggregateId)))
                                .append(MEMBER, new BsonString(owner.memberId())))
                .first();
        return marker == null ? null : marker.getInt64(SEQUENCE).getValue();
    }

    /** Of what is known of that member, if a revision of them was ever written. */
    @Nullable
    public Long revision(Owner owner) {
        RawBsonDocument member = raw.find(new BsonDocument(ID, new BsonString(revisionId(owner))))
                .first();
        return member == null ? null : member.getInt64(REVISION).getValue();
    }

    /** The same of each of these members that has one. */
    public Map<String, Long> revisions(String tenantId, Collection<String> members) {
        Map<String, String> ids = new HashMap<>();
        members.forEach(member -> ids.put(revisionId(new Owner(tenantId, member)), member));
        Map<String, Long> revisions = new HashMap<>();
        raw.find(Filters.in(ID, ids.keySet()))
                .forEach(found -> revisions.put(
                        Objects.requireNonNull(ids.get(found.getString(ID).getValue())),
                        found.getInt64(REVISION).getValue()));
        return revisions;
    }

    static String idOf(int partition) {
        return CHECKPOINT_IDS + partition;
    }

    static String revisionId(Owner owner) {
        return REVISION_IDS + owner.key();
    }

    private static Checkpoint checkpointIn(Document document) {
        return new Checkpoint(
                document.getString(TOPIC),
                document.getLong(PARTITIONS).intValue(),
                document.getLong(OFFSET),
                document.getLong(LINK),
                document.getLong(ASIDE),
                document.getLong(POSITION),
                trailIn(document.getString(TRAIL)),
                document.getLong(FOREIGN));
    }

    static String textOf(List<Link> trail) {
        return trail.stream()
                .map(link -> link.position() + "=" + link.eventId())
                .collect(Collectors.joining(","));
    }

    private static List<Link> trailIn(String text) {
        List<Link> trail = new ArrayList<>();
        for (String link : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int at = link.indexOf('=');
            trail.add(new Link(Long.parseLong(link.substring(0, at)), link.substring(at + 1)));
        }
        return List.copyOf(trail);
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
