package io.rapport.query.engine;

import io.rapport.events.CloudEvents;
import io.rapport.events.EventCodec;
import io.rapport.events.EventEnvelope;
import io.rapport.events.NotUnderstoodException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a record of the event topic holds, read from its bytes; the same for every projection. */
sealed interface EventRecord {

    EventHeaders headers();

    /** An event. */
    record Legible(EventHeaders headers, EventEnvelope event) implements EventRecord {}

    /** A record that is no event; {@code error} names the kind of failure. */
    record Illegible(EventHeaders headers, String error) implements EventRecord {}

    static EventRecord of(ConsumerRecord<byte[], byte[]> source, EventCodec codec) {
        Map<String, byte[]> values = EventHeaders.values(source);
        EventHeaders headers = EventHeaders.of(source, values);
        try {
            return new Legible(headers, CloudEvents.read(values::get, source.value(), codec));
        } catch (NotUnderstoodException e) {
            return new Illegible(headers, ParkedEvents.NOT_UNDERSTOOD);
        } catch (RuntimeException e) {
            // The message could quote the event; the class says enough.
            return new Illegible(headers, e.getClass().getSimpleName());
        }
    }
}
