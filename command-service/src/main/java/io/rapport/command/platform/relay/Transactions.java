package io.rapport.command.platform.relay;

import io.rapport.events.CloudEvents;
import io.rapport.events.EventAttributes;
import io.rapport.trouble.TroubleException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Publishes batches of entries, each in a transaction. Before it commits, what it has sent is on the topic, and the
 * topic is known to be still the one that was inspected, by the offsets that were acknowledged or by asking: so nothing
 * is committed to another one of the same name. After a failure no more is published.
 */
final class Transactions {

    private final Producer<byte[], byte[]> producer;
    private final String name;
    private final Topic topic;
    private final Uuid id;
    private final PartitionEnds ends;
    private final TopicWatch watch;
    private final AcknowledgedOffsets offsets;

    Transactions(
            Producer<byte[], byte[]> producer,
            String name,
            Topic topic,
            Uuid id,
            PartitionEnds ends,
            TopicWatch watch) {
        this.producer = producer;
        this.name = name;
        this.topic = topic;
        this.id = id;
        this.ends = ends;
        this.watch = watch;
        this.offsets = new AcknowledgedOffsets(ends.partitions());
    }

    /** What may be done while Kafka takes what was sent. */
    @FunctionalInterface
    interface Meanwhile {
        void begin();
    }

    void publish(List<EventLog.Entry> entries, Meanwhile meanwhile) throws InterruptedException {
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        watch.begin();
        try {
            producer.beginTransaction();
            for (EventLog.Entry entry : entries) {
                send(entry, failure);
            }
            meanwhile.begin();
            producer.flush();
            requireTopicSeen();
            requireSent(failure);
            requireSameTopicByOffsets();
            producer.commitTransaction();
        } catch (KafkaException | IllegalStateException e) {
            requireTopicSeen();
            // What failed first says more than what could not go on because of it.
            requireSent(failure);
            throw e instanceof KafkaException kafka ? KafkaTrouble.of(kafka) : e;
        } finally {
            watch.end();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told what became of it
    private void send(EventLog.Entry entry, AtomicReference<@Nullable RuntimeException> failure) {
        producer.send(record(entry), (metadata, e) -> {
            if (e != null) {
                RuntimeException cause = KafkaTrouble.isAboutTheRecord(e)
                        ? new UnsendableEventException(entry, e)
                        : KafkaTrouble.of(e instanceof KafkaException kafka ? kafka : new KafkaException(e));
                failure.compareAndSet(null, cause);
            } else {
                offsets.acknowledged(metadata.partition(), metadata.offset());
            }
        });
    }

    private static void requireSent(AtomicReference<@Nullable RuntimeException> failure) {
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    /** A round trip in each transaction would make each cycle longer by several times as much. */
    private void requireSameTopicByOffsets() throws InterruptedException {
        switch (offsets.takeVerdict()) {
            case SAME -> {}
            case UNKNOWN -> requireSameTopic();
            case ANOTHER -> throw replaced();
        }
    }

    /**
     * Asks whether the topic is still there, and the same.
     *
     * @throws TroubleException if it is not; who begins anew finds out what there is now
     */
    void requireSameTopic() throws InterruptedException {
        boolean same;
        try {
            same = topic.isStill(id);
        } catch (KafkaException e) {
            throw KafkaTrouble.of(e);
        }
        if (!same) {
            throw replaced();
        }
    }

    /** A producer that was closed because the topic is gone says everything but that. */
    private void requireTopicSeen() {
        if (watch.isGone()) {
            throw replaced();
        }
    }

    private static TroubleException replaced() {
        return new TroubleException(
                "TopicReplaced", "the topic was deleted or created anew; it is filled from position 1");
    }

    /** The record of an entry, which becomes the end of its partition. Its time is the broker's. */
    ProducerRecord<byte[], byte[]> record(EventLog.Entry entry) {
        EventAttributes attributes = entry.attributes();
        byte[] key = attributes.key().getBytes(StandardCharsets.UTF_8);
        int partition = ends.partitionOf(key);
        RecordHeaders headers = new RecordHeaders();
        CloudEvents.headers(attributes, ends.append(partition, attributes.position()))
                .forEach(headers::add);
        return new ProducerRecord<>(name, partition, null, key, entry.payload().bytes(), headers);
    }
}
