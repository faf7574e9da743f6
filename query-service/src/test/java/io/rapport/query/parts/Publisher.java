package io.rapport.query.parts;

import io.rapport.events.CloudEvents;
import io.rapport.events.EventCodec;
import io.rapport.events.EventEnvelope;
import io.rapport.parts.Broker;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/** Puts events on a topic as the relay does: in transactions, keyed by member, each partition a chain. */
public final class Publisher implements AutoCloseable {

    private final String topic;
    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<Integer, Long> ends = new HashMap<>();
    private final Map<Long, Long> links = new HashMap<>();

    /** Publishes to this topic. */
    public Publisher(String topic) {
        this.topic = topic;
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

    /** Forgets what is on the topic: it is another one. */
    public void beginAnew() {
        ends.clear();
        links.clear();
    }

    /** Takes this event for the last one that is on the topic in its partition. */
    public void skipTo(EventEnvelope event) {
        ends.put(partitionOf(event.key().getBytes(StandardCharsets.UTF_8)), event.position());
    }

    /** Publishes events in one transaction. */
    public void publish(EventEnvelope... events) {
        producer.beginTransaction();
        for (EventEnvelope event : events) {
            send(event, codec.encode(event.event()));
        }
        producer.commitTransaction();
    }

    /** Publishes an event whose payload is something else. */
    public void publishWithPayload(EventEnvelope event, byte[] payload) {
        producer.beginTransaction();
        send(event, payload);
        producer.commitTransaction();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // committing throws what went wrong with any of them
    private void send(EventEnvelope event, byte[] payload) {
        byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
        int partition = partitionOf(key);
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic, partition, key, payload);
        CloudEvents.headers(event, previous(partition, event.position())).forEach(message.headers()::add);
        producer.send(message);
    }

    private int partitionOf(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key))
                % producer.partitionsFor(topic).size();
    }

    /** An event that is published again says what it said at first. */
    private long previous(int partition, long position) {
        return links.computeIfAbsent(position, unknown -> {
            Long end = ends.put(partition, position);
            return end == null ? 0 : end;
        });
    }

    @Override
    public void close() {
        producer.close();
    }
}
