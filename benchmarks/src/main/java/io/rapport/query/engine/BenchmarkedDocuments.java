package io.rapport.query.engine;

import io.rapport.events.EventCodec;
import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.RawBsonDocument;

/** The benchmarks' way to how the engine reads events and documents, which nobody outside of this package needs. */
public final class BenchmarkedDocuments {

    private final DocumentMapper mapper = new DocumentMapper();
    private final EventCodec codec = new EventCodec();

    /** Reads an event, as the engine does once for all projections. */
    public void read(ConsumerRecord<byte[], byte[]> message) {
        if (!(EventRecord.of(message, codec) instanceof EventRecord.Legible)) {
            throw new IllegalArgumentException("The topic of a benchmark holds events only");
        }
    }

    /** Makes records of stored documents and bytes of the records, as every fold does. Returns how many bytes. */
    public long throughRecords(DocumentType<?> type, Collection<RawBsonDocument> stored) {
        BsonGenerator scratch = new BsonGenerator();
        long size = 0;
        for (RawBsonDocument document : stored) {
            size += mapper.write(mapper.read(type, document), scratch)
                    .getByteBuffer()
                    .remaining();
        }
        return size;
    }
}
