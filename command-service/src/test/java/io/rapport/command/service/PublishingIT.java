package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.CloudEvents;
import io.rapport.events.EventCodec;
import io.rapport.events.EventEnvelope;
import io.rapport.parts.Broker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the topic")
class PublishingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final EventCodec CODEC = new EventCodec();

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void meet(RunningService instance, String member, int times) {
        Client client = instance.member("bright", member);
        for (int n = 0; n < times; n++) {
            assertThat(client.post("/relationships", "{'name': 'Person'}").status())
                    .isEqualTo(201);
        }
    }

    /** An event, and the position that its record names as the one before it in its partition. */
    private record Link(EventEnvelope event, long previous) {
        static Link of(ConsumerRecord<String, byte[]> record) {
            Map<String, byte[]> headers = new HashMap<>();
            record.headers().forEach(header -> headers.put(header.key(), header.value()));
            EventEnvelope event = CloudEvents.read(headers::get, record.value(), CODEC);
            assertThat(record.key()).isEqualTo(event.key());
            return new Link(event, CloudEvents.previous(headers::get));
        }

        long position() {
            return event.position();
        }
    }

    /** All committed records, by partition and in the order of their offsets. */
    private static Map<Integer, List<Link>> published() {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", Broker.instance().address());
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        config.put("allow.auto.create.topics", false);
        Map<Integer, List<Link>> published = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(service.topic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> published
                                .computeIfAbsent(record.partition(), partition -> new ArrayList<>())
                                .add(Link.of(record)));
            }
        }
        return published;
    }

    private static void everyEventIsThereOnceAndInOrder() {
        long events = Optional.ofNullable(service.sql().queryForObject("SELECT count(*) FROM event", Long.class))
                .orElseThrow();
        await().atMost(PATIENCE)
                .ignoreException(UnknownTopicOrPartitionException.class)
                .untilAsserted(() -> {
                    Map<Integer, List<Link>> published = published();
                    assertThat(published.values().stream().flatMap(List::stream).map(Link::position))
                            .containsExactlyInAnyOrderElementsOf(
                                    LongStream.rangeClosed(1, events).boxed().toList());
                    assertThat(published.values()).allSatisfy(PublishingIT::isAChain);
                });
    }

    private static void isAChain(List<Link> partition) {
        long last = 0;
        for (Link link : partition) {
            assertThat(link.previous()).isEqualTo(last);
            assertThat(link.position()).isGreaterThan(last);
            last = link.position();
        }
    }

    @Test
    @DisplayName("has every event once and in order, also after another instance took over and after it was deleted")
    void eachEventOnce() {
        meet(service, "ana", 20);
        everyEventIsThereOnceAndInOrder();

        try (RunningService other = service.another()) {
            meet(other, "ben", 20);
            everyEventIsThereOnceAndInOrder();
            // The first instance leads; without it, the other one has to number and publish.
            service.close();
            meet(other, "ana", 5);
            everyEventIsThereOnceAndInOrder();
        }
        service = service.another();
        meet(service, "cleo", 5);
        everyEventIsThereOnceAndInOrder();

        Broker.instance().delete(service.topic());
        meet(service, "dora", 1);
        everyEventIsThereOnceAndInOrder();
    }

    @Test
    @DisplayName("keeps its partitions when another instance that leads is told another number")
    void partitionsStay() {
        meet(service, "eve", 1);
        everyEventIsThereOnceAndInOrder();
        try (RunningService other = service.another(Map.of("RAPPORT_EVENTS_PARTITIONS", "5"))) {
            service.close();
            meet(other, "eve", 1);
            everyEventIsThereOnceAndInOrder();
            assertThat(Broker.instance().partitions(service.topic())).isEqualTo(3);
        }
        service = service.another();
    }
}
