package io.rapport.query.platform.engine;

import io.rapport.events.BrokenSealException;
import io.rapport.events.CloudEvents;
import io.rapport.events.EventCodec;
import io.rapport.events.EventEnvelope;
import io.rapport.events.NotUnderstoodException;
import io.rapport.events.SealsUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What a record of the event topic holds, read from its bytes; the same for every projection. */
sealed interface EventRecord {

    /** What headers and envelope take, roughly. */
    int BESIDE_THE_PAYLOAD = 600;

    /** How a sealed value begins. */
    byte[] SEALED = "{\"sealed\":".getBytes(StandardCharsets.UTF_8);

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

    /** Whether something in it may be sealed. */
    static boolean isSealed(byte @Nullable [] payload) {
        if (payload == null) {
            return false;
        }
        for (int at = 0; at <= payload.length - SEALED.length; at++) {
            if (payload[at] == SEALED[0] && Arrays.equals(payload, at, at + SEALED.length, SEALED, 0, SEALED.length)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What a record holds.
     *
     * @throws SealsUnavailableException if it cannot be opened now, but later
     */
    static EventRecord of(ConsumerRecord<byte[], byte[]> source, EventCodec codec, Contexts followed) {
        Map<String, byte[]> values = EventHeaders.values(source);
        EventHeaders headers = EventHeaders.of(source, values);
        if (!followed.include(headers.type())) {
            return new Unread(headers, sizeOf(source));
        }
        try {
            return new Legible(headers, sizeOf(source), CloudEvents.read(values::get, source.value(), codec));
        } catch (NotUnderstoodException e) {
            return new Illegible(headers, sizeOf(source), ParkedEvents.NOT_UNDERSTOOD);
        } catch (SealsUnavailableException e) {
            // It is no fault of the event's, and passes.
            throw e;
        } catch (BrokenSealException e) {
            return new Illegible(headers, sizeOf(source), ParkedEvents.BROKEN_SEAL);
        } catch (RuntimeException e) {
            // The message could quote the event; the class says enough.
            return new Illegible(headers, sizeOf(source), e.getClass().getSimpleName());
        }
    }
}
