package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.CloudEvents;
import io.rapport.parts.Broker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic of a service as others see it, who may also write to it and meddle with it. */
record PublishedTopic(String name) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What somebody has to do with the topic. */
    private interface Task {
        void run(Admin admin) throws ExecutionException, InterruptedException;
    }

    /** All committed records, by partition and in the order of their offsets. */
    Map<Integer, List<ConsumerRecord<byte[], byte[]>>> records() {
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> records = new TreeMap<>();
        read(record -> records.computeIfAbsent(record.partition(), none -> new ArrayList<>())
                .add(record));
        return records;
    }

    /** The positions of all committed records, of which no more is kept. */
    List<Long> positions() {
        List<Long> positions = new ArrayList<>();
        read(record -> positions.add(position(record)));
        return positions;
    }

    /** The sum of the partitions' offsets up to which all is committed: no less than there are committed records. */
    long end() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", Broker.instance().address());
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        config.put("allow.auto.create.topics", false);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(name).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private void read(Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(taker);
            }
        }
    }

    static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        return headers;
    }

    private static String text(Map<String, byte[]> headers, String name) {
        return new String(Objects.requireNonNull(headers.get(name)), StandardCharsets.UTF_8);
    }

    static long position(ConsumerRecord<byte[], byte[]> record) {
        return CloudEvents.position(headers(record)::get);
    }

    /** The positions that a reader takes from a partition: those that continue its chain. */
    private static List<Long> accepted(List<ConsumerRecord<byte[], byte[]>> partition) {
        List<Long> accepted = new ArrayList<>();
        long last = 0;
        for (ConsumerRecord<byte[], byte[]> record : partition) {
            Map<String, byte[]> headers = headers(record);
            if (headers.containsKey("ce_previous") && CloudEvents.previous(headers::get) == last) {
                last = CloudEvents.position(headers::get);
                assertThat(new String(record.key(), StandardCharsets.UTF_8))
                        .isEqualTo(text(headers, "ce_tenantid") + "/" + text(headers, "ce_memberid"));
                accepted.add(last);
            }
        }
        return accepted;
    }

    /** Waits until the topic has each event of the log once and in order, and nothing else. */
    void awaitEachEventOnce(RunningService service) {
        awaitEachEventOnce(service, 0);
    }

    /** As {@link #awaitEachEventOnce(RunningService)}, beside so many records that are no part of the log. */
    void awaitEachEventOnce(RunningService service, int foreign) {
        long events = Objects.requireNonNull(service.sql().queryForObject("SELECT count(*) FROM event", Long.class));
        await().atMost(PATIENCE)
                .ignoreException(UnknownTopicOrPartitionException.class)
                .untilAsserted(() -> {
                    Map<Integer, List<ConsumerRecord<byte[], byte[]>>> records = records();
                    assertThat(records.values().stream().mapToLong(List::size).sum())
                            .isEqualTo(events + foreign);
                    assertThat(records.values().stream()
                                    .map(PublishedTopic::accepted)
                                    .flatMap(List::stream))
                            .containsExactlyInAnyOrderElementsOf(
                                    LongStream.rangeClosed(1, events).boxed().toList());
                    assertThat(ids(records.values()))
                            .containsAll(service.sql().queryForList("SELECT event_id::text FROM event", String.class));
                });
    }

    private static List<String> ids(Collection<List<ConsumerRecord<byte[], byte[]>>> partitions) {
        return partitions.stream()
                .flatMap(List::stream)
                .map(PublishedTopic::headers)
                .filter(headers -> headers.containsKey("ce_id"))
                .map(headers -> CloudEvents.id(headers::get).toString())
                .toList();
    }

    /** Writes a record to the end of a partition, in no transaction. */
    void write(int partition, String key, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                name, partition, key.getBytes(StandardCharsets.UTF_8), "{}".getBytes(StandardCharsets.UTF_8));
        headers.forEach((header, value) -> record.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        write(List.of(record));
    }

    /** Writes a record as it was, but for one header if that is named. */
    ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record, String leftOut) {
        ProducerRecord<byte[], byte[]> copy =
                new ProducerRecord<>(name, record.partition(), record.key(), record.value());
        headers(record).forEach((header, value) -> {
            if (!header.equals(leftOut)) {
                copy.headers().add(header, value);
            }
        });
        return copy;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told what became of it
    void write(List<ProducerRecord<byte[], byte[]>> records) {
        List<Exception> failures = new ArrayList<>();
        // One request at a time: of several, a topic that was just created may refuse the first and take the others.
        Map<String, Object> config =
                Map.of("bootstrap.servers", Broker.instance().address(), "max.in.flight.requests.per.connection", 1);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            records.forEach(record -> producer.send(record, (metadata, e) -> {
                if (e != null) {
                    failures.add(e);
                }
            }));
        }
        assertThat(failures).isEmpty();
    }

    /** Deletes the topic, and creates it with as many partitions and no settings. */
    void recreate() {
        Broker.instance().delete(name);
        await().ignoreExceptions().until(() -> {
            Broker.instance().create(name, 3);
            return true;
        });
    }

    void deleteBefore(int partition, long offset) {
        admin(admin -> admin.deleteRecords(
                        Map.of(new TopicPartition(name, partition), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get());
    }

    void set(String setting, String value) {
        admin(admin -> admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, name),
                        List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                .all()
                .get());
    }

    private static void admin(Task task) {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Broker.instance().address()))) {
            task.run(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
