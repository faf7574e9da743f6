package io.rapport.analytics.parts;

import io.rapport.events.CloudEvents;
import io.rapport.events.EventCodec;
import io.rapport.events.EventEnvelope;
import io.rapport.events.Origin;
import io.rapport.events.Seals;
import io.rapport.parts.Broker;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/** Puts sealed events on a topic as the relay does: in transactions, keyed by member, each partition a chain. */
public final class Publisher implements AutoCloseable {

    private final String topic;
    private final EventCodec codec;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<Integer, Long> ends = new HashMap<>();

    /** Publishes to this topic. */
    public Publisher(String topic, Seals seals) {
        this.topic = topic;
        this.codec = new EventCodec(seals);
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        Broker.instance().address(),
                        "transactional.id",
                        topic + "-relay",
                        "compression.type",
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Publishes events in one transaction. */
    public void publish(List<EventEnvelope> events) {
        producer.beginTransaction();
        events.forEach(this::send);
        producer.commitTransaction();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the commit fails with any of them
    private void send(EventEnvelope event) {
        byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
        int partition = Utils.toPositive(Utils.murmur2(key))
                % producer.partitionsFor(topic).size();
        Long end = ends.put(partition, event.position());
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                topic,
                partition,
                key,
                codec.encode(
                        event.event(),
                        new Origin(event.tenantId(), event.memberId(), event.aggregateId(), event.eventId())));
        CloudEvents.headers(event, end == null ? 0 : end).forEach(message.headers()::add);
        producer.send(message);
    }

    @Override
    public void close() {
        producer.close();
    }
}
