package io.rapport.query.engine;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * Events that a projection could not apply and those of the same aggregate that came after them. Only names and numbers
 * are kept, no content: the event itself is in the log, at its position.
 */
final class ParkedEvents {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    /** One parked event; {@code error} says why, or that an earlier one of the aggregate was parked. */
    record Parked(EventHeaders event, String error) {}

    private final MongoCollection<Document> collection;

    ParkedEvents(Generation generation, MongoDatabase database) {
        this.collection = database.getCollection(generation.collection("parked"));
    }

    /** Parks events; parking one again changes nothing. */
    void add(List<Parked> parked) {
        collection.bulkWrite(parked.stream()
                .map(one -> new ReplaceOneModel<>(Filters.eq("_id", idOf(one.event())), documentOf(one), UPSERT))
                .toList());
    }

    /** The position sorts them; a record whose headers cannot be read is known by its place on the topic alone. */
    private static Object idOf(EventHeaders event) {
        return event.position() == EventHeaders.UNREADABLE
                ? event.partition() + "@" + event.offset()
                : (Object) event.position();
    }

    private static Document documentOf(Parked parked) {
        EventHeaders event = parked.event();
        return new Document("_id", idOf(event))
                .append("tenantId", event.owner().tenantId())
                .append("memberId", event.owner().memberId())
                .append("aggregateId", event.aggregateId())
                .append("sequence", event.sequence())
                .append("position", event.position())
                .append("type", event.type())
                .append("partition", event.partition())
                .append("offset", event.offset())
                .append("error", parked.error());
    }

    long count() {
        // Health asks for it: a server that does not answer must not hold up the answer that says so.
        return collection.withTimeout(1, TimeUnit.SECONDS).countDocuments();
    }
}
