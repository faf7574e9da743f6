package io.rapport.bench.documents;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.rapport.events.CloudEvents;
import io.rapport.events.EventCodec;
import io.rapport.events.EventEnvelope;
import io.rapport.query.platform.engine.documents.DocumentMapper;
import io.rapport.query.platform.engine.generations.Generation;
import io.rapport.query.platform.engine.mongo.BsonGenerator;
import io.rapport.query.platform.engine.topic.EventHeaders;
import io.rapport.query.platform.projection.DocumentType;
import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.RawBsonDocument;

/** Events and documents, read and written as the engine does it. */
public final class BenchmarkedDocuments {

    private final DocumentMapper mapper = new DocumentMapper();
    private final EventCodec codec = new EventCodec();

    /** The collection that holds documents of a projection's first generation. */
    public static String collection(String projection, int version, String documents) {
        return new Generation(projection, version, Generation.FIRST).collection(documents);
    }

    /** The one that holds such documents, of whatever version of the projection there is. */
    public static MongoCollection<RawBsonDocument> collection(
            MongoDatabase database, String projection, String documents) {
        for (String name : database.listCollectionNames()) {
            if (name.startsWith(projection + "@") && name.endsWith("." + documents)) {
                return database.getCollection(name, RawBsonDocument.class);
            }
        }
        throw new IllegalStateException("There are no " + documents + " of " + projection);
    }

    /** Reads an event, as the engine does once for all projections. */
    public EventEnvelope read(ConsumerRecord<byte[], byte[]> message) {
        return CloudEvents.read(EventHeaders.values(message)::get, message.value(), codec);
    }

    /** Makes records of stored documents and bytes of the records, as every fold does. */
    public void throughRecords(DocumentType<?> type, Collection<RawBsonDocument> stored) {
        BsonGenerator scratch = new BsonGenerator();
        for (RawBsonDocument document : stored) {
            RawBsonDocument _ = mapper.write(mapper.read(type, document), scratch);
        }
    }
}
