package io.rapport.bench.history;

import io.rapport.bench.stack.EventPartitions;
import io.rapport.events.CloudEvents;
import io.rapport.events.EventCodec;
import io.rapport.events.EventEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * A topic that holds a history as the relay would have put it there, but for its transactions: those cost time when
 * they are written, and a reader of many events does not notice them.
 */
public record EventTopic(String bootstrapServers, String name) {

    /** Creates the topic and fills it. */
    public void fill(History history) throws InterruptedException {
        create();
        EventCodec codec = new EventCodec();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        long[] ends = new long[EventPartitions.count()];
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            history.tell(event -> send(producer, codec, event, ends, failure));
        }
        Exception e = failure.get();
        if (e != null) {
            throw new IllegalStateException("The topic could not be filled", e);
        }
    }

    /** Creates the topic, as durable as the command service makes it matters not to who reads it. */
    private void create() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(EventPartitions.count()), Optional.empty())
                            .configs(Map.of("retention.ms", "-1"))))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The topic could not be created", e.getCause());
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told what became of it
    private void send(
            KafkaProducer<byte[], byte[]> producer,
            EventCodec codec,
            EventEnvelope event,
            long[] ends,
            AtomicReference<@Nullable Exception> failure) {
        byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
        int partition = Utils.toPositive(Utils.murmur2(key)) % ends.length;
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(name, partition, key, codec.encode(event.event()));
        CloudEvents.headers(event, ends[partition]).forEach(message.headers()::add);
        ends[partition] = event.position();
        producer.send(message, (metadata, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
    }
}
