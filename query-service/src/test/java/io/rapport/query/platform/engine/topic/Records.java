package io.rapport.query.platform.engine.topic;

import io.rapport.events.CloudEvents;
import io.rapport.events.EventCodec;
import io.rapport.events.EventEnvelope;
import io.rapport.query.platform.engine.Tally;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Events as the engine reads them from a topic, in a partition that has all of them. */
public final class Records {

    private static final EventCodec CODEC = new EventCodec();
    private static final Contexts FOLLOWED = Contexts.of(new Tally());

    private Records() {}

    public static EventRecord of(EventEnvelope event, String topic, int partition, long offset) {
        ConsumerRecord<byte[], byte[]> message = new ConsumerRecord<>(
                topic, partition, offset, event.key().getBytes(StandardCharsets.UTF_8), CODEC.encode(event.event()));
        CloudEvents.headers(event, event.position() - 1)
                .forEach((name, value) -> message.headers().add(name, value));
        return EventRecord.of(message, EventHeaders.values(message), CODEC, FOLLOWED);
    }
}
