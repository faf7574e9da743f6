package io.rapport.query.platform.engine.topic;

import io.rapport.events.BrokenSealException;
import io.rapport.events.CloudEvents;
import io.rapport.events.EventCodec;
import io.rapport.events.EventEnvelope;
import io.rapport.events.NotUnderstoodException;
import io.rapport.events.SealsUnavailableException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a record of the event topic holds, read from its bytes; the same for every projection. */
public sealed interface EventRecord {

    /** What headers and envelope take, roughly. */
    int BESIDE_THE_PAYLOAD = 600;

    /** The error of an event that holds what this version does not know. */
    String NOT_UNDERSTOOD = "NotUnderstood";

    /** The error of an event in which something sealed was changed, or is from elsewhere. */
    String BROKEN_SEAL = "BrokenSeal";

    EventHeaders headers();

    /** Bytes that it takes in memory, roughly. */
    int size();

    /** An event. */
    record Legible(EventHeaders headers, int size, EventEnvelope event) implements EventRecord {}

    /** An event of a context that no projection follows: it was not read. */
    record Unread(EventHeaders headers, int size) implements EventRecord {}

    /** A record that is no event; {@code error} names the kind of failure. */
    record Illegible(EventHeaders headers, int size, String error) implements EventRecord {}

    static int sizeOf(ConsumerRecord<byte[], byte[]> source) {
        return BESIDE_THE_PAYLOAD + Math.max(0, source.serializedValueSize());
    }

    /**
     * What a record holds.
     *
     * @param values its headers by name
     * @throws SealsUnavailableException if it cannot be opened now, but later
     */
    static EventRecord of(
            ConsumerRecord<byte[], byte[]> source, Map<String, byte[]> values, EventCodec codec, Contexts followed) {
        EventHeaders headers = EventHeaders.of(source, values);
        if (!followed.include(headers.type())) {
            return new Unread(headers, sizeOf(source));
        }
        try {
            return new Legible(headers, sizeOf(source), CloudEvents.read(values::get, source.value(), codec));
        } catch (NotUnderstoodException e) {
            return new Illegible(headers, sizeOf(source), NOT_UNDERSTOOD);
        } catch (SealsUnavailableException e) {
            // It is no fault of the event's, and passes.
            throw e;
        } catch (BrokenSealException e) {
            return new Illegible(headers, sizeOf(source), BROKEN_SEAL);
        } catch (RuntimeException e) {
            // The message could quote the event; the class says enough.
            return new Illegible(headers, sizeOf(source), e.getClass().getSimpleName());
        }
    }
}
