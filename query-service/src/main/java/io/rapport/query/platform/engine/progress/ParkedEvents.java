package io.rapport.query.platform.engine.progress;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.rapport.events.Owner;
import io.rapport.query.platform.engine.generations.Generation;
import io.rapport.query.platform.engine.topic.EventHeaders;
import io.rapport.query.platform.engine.topic.EventRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * Events that a projection could not apply and those of the same aggregate that came after them. Only names and numbers
 * are kept, no content: the event itself is in the log, at its position.
 */
public final class ParkedEvents {

    /** Why an event is parked that may be sound: an earlier one of its aggregate was not. */
    public static final String AFTER_PARKED = "AfterParkedEvent";

    private static final String ERROR = "error";
    private static final String EXTENT = "extent";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    /** One parked event; {@code error} says why, or that an earlier one of the aggregate was parked. */
    public record Parked(EventHeaders event, String error) {}

    private final MongoCollection<Document> collection;
    private final int extent;

    /** {@code extent} is how much of events this version {@linkplain io.rapport.events.EventCodec#extent() knows}. */
    public ParkedEvents(Generation generation, MongoDatabase database, int extent) {
        this.extent = extent;
        this.collection = collection(generation, database);
    }

    private static MongoCollection<Document> collection(Generation generation, MongoDatabase database) {
        return database.getCollection(generation.collection("parked"));
    }

    /** Parks events; parking one again changes nothing. */
    public void add(List<Parked> parked) {
        collection.bulkWrite(parked.stream()
                .map(one -> new ReplaceOneModel<>(
                        Filters.eq(StoredProgress.ID, idOf(one.event())), documentOf(one), UPSERT))
                .toList());
    }

    /** The position sorts them; a record whose headers cannot be read is known by its place on the topic alone. */
    private static Object idOf(EventHeaders event) {
        return event.position() == EventHeaders.UNREADABLE
                ? event.partition() + "@" + event.offset()
                : (Object) event.position();
    }

    private Document documentOf(Parked parked) {
        EventHeaders event = parked.event();
        Document document = new Document(StoredProgress.ID, idOf(event))
                .append(StoredProgress.TENANT, event.owner().tenantId())
                .append(StoredProgress.MEMBER, event.owner().memberId())
                .append(StoredProgress.AGGREGATE, event.aggregateId())
                .append(StoredProgress.SEQUENCE, event.sequence())
                .append("position", event.position())
                .append("type", event.type())
                .append("partition", event.partition())
                .append("offset", event.offset())
                .append(ERROR, parked.error());
        return parked.error().equals(EventRecord.NOT_UNDERSTOOD) ? document.append(EXTENT, extent) : document;
    }

    /** Whether one was not understood by a version that knew less than this one. */
    public boolean hasOneToTakeUp() {
        return collection
                        .find(Filters.and(Filters.eq(ERROR, EventRecord.NOT_UNDERSTOOD), Filters.lt(EXTENT, extent)))
                        .first()
                != null;
    }

    /** The aggregates that are stopped, up to so many, by their members. */
    public static Map<Owner, Set<String>> stopped(Generation generation, MongoDatabase database, int most) {
        Map<Owner, Set<String>> stopped = new HashMap<>();
        collection(generation, database)
                .withTimeout(1, TimeUnit.SECONDS)
                .find(Filters.ne(ERROR, AFTER_PARKED))
                .projection(Projections.include(StoredProgress.TENANT, StoredProgress.MEMBER, StoredProgress.AGGREGATE))
                .limit(most)
                .forEach(one -> stopped.computeIfAbsent(
                                new Owner(one.getString(StoredProgress.TENANT), one.getString(StoredProgress.MEMBER)),
                                none -> new TreeSet<>())
                        .add(one.getString(StoredProgress.AGGREGATE)));
        return stopped;
    }

    /** The aggregates of which any are parked that belong to this member. */
    public Set<String> aggregatesOf(Owner owner) {
        return collection
                .distinct(
                        StoredProgress.AGGREGATE,
                        Filters.and(
                                Filters.eq(StoredProgress.TENANT, owner.tenantId()),
                                Filters.eq(StoredProgress.MEMBER, owner.memberId())),
                        String.class)
                .into(new TreeSet<>());
    }

    public long count() {
        // Health asks for it: a server that does not answer must not hold up the answer that says so.
        return collection.withTimeout(300, TimeUnit.MILLISECONDS).countDocuments();
    }
}
