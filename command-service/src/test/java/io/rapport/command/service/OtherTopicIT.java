package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.parts.BesideOthers;
import io.rapport.parts.Broker;
import io.rapport.parts.KeptLog;
import io.rapport.parts.TokenIssuer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the relay, when the topic or the log is not the one that it was")
@BesideOthers
class OtherTopicIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RunningService service;
    private static PublishedTopic topic;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        topic = new PublishedTopic(service.topic());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Each case leaves a topic that holds the log, and nothing else. */
    @BeforeEach
    void publishSome() {
        meet(24);
        topic.awaitEachEventOnce(service);
    }

    /** Meets people as so many members that each partition has some. */
    private static void meet(int times) {
        for (int n = 0; n < times; n++) {
            assertThat(service.member("bright", "member" + n % 12)
                            .post("/relationships", "{'name': 'Person'}")
                            .status())
                    .isEqualTo(201);
        }
    }

    private static Client admin() {
        return service.client(TokenIssuer.instance().token("bright", "boss", "admin"));
    }

    private static void restart() {
        service.close();
        service = service.another();
    }

    private static void awaitTrouble(String code) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                admin().get("/actuator/rapport").body().path("troubles"))
                        .anySatisfy(trouble ->
                                assertThat(trouble.path("code").asString()).isEqualTo(code)));
    }

    private static void awaitNoTrouble() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(admin().get("/actuator/rapport").body().path("troubles"))
                                .isEmpty());
    }

    private static String troubles() {
        return admin().get("/actuator/rapport").body().path("troubles").toString();
    }

    private static void refill() {
        assertThat(admin().send("DELETE", "/actuator/topic", "").status()).isEqualTo(204);
        topic.awaitEachEventOnce(service);
        awaitNoTrouble();
        var view = admin().get("/actuator/topic").body();
        assertThat(view.path("first").asLong()).isEqualTo(1);
        assertThat(view.path("last").asLong()).isEqualTo(view.path("logHead").asLong());
        assertThat(view.has("trouble")).isFalse();
    }

    /** As after a restore of an older state: what was at the end of the log has never happened. */
    private static void setBackTo(long position) {
        for (String table : List.of("event", "event_log")) {
            service.sql().execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
        }
        service.sql().update("DELETE FROM event_log WHERE position > ?", position);
        service.sql().update("DELETE FROM event WHERE global_index NOT IN (SELECT global_index FROM event_log)");
        service.sql().update("""
                UPDATE tenant_log t SET last_index =
                    (SELECT max(tenant_index) FROM event_log l WHERE l.tenant_id = t.tenant_id)
                """);
        for (String table : List.of("event", "event_log")) {
            service.sql().execute("ALTER TABLE " + table + " ENABLE TRIGGER USER");
        }
    }

    @Test
    @DisplayName("fills a topic from position 1 that was deleted and created anew while it runs")
    void topicCreatedAnew() {
        topic.recreate();
        meet(1);
        topic.awaitEachEventOnce(service);
        awaitNoTrouble();
    }

    @Test
    @DisplayName("creates and fills a topic that was deleted, although nothing more is to be published")
    void topicDeletedWhileNothingHappens() {
        Broker.instance().delete(topic.name());
        topic.awaitEachEventOnce(service);
    }

    @Test
    @DisplayName("commits nothing to another topic of the same name, also while events come in all the time")
    void topicCreatedAnewUnderLoad() throws Exception {
        try (EventsComingIn _ = new EventsComingIn()) {
            for (int n = 0; n < 3; n++) {
                long published = topicLast();
                topic.recreate();
                await().atMost(PATIENCE).until(() -> topicLast() > published);
            }
        }
        topic.awaitEachEventOnce(service);
    }

    @Test
    @DisplayName("says that the topic is gone as soon as the broker does, and not that Kafka is when a client gives up")
    void topicDeletedUnderLoad() throws Exception {
        try (KeptLog log = KeptLog.begin()) {
            try (EventsComingIn _ = new EventsComingIn()) {
                for (int n = 0; n < 3; n++) {
                    long published = topicLast();
                    Broker.instance().delete(topic.name());
                    await().atMost(PATIENCE).until(() -> topicLast() > published);
                }
            }
            topic.awaitEachEventOnce(service);
            assertThat(log.text())
                    .contains("relay: interrupted by Topic")
                    .doesNotContain("relay: interrupted by KafkaUnavailable");
        }
    }

    /** Commands that go on until it is closed; none of them may fail. */
    private static final class EventsComingIn implements AutoCloseable {

        private final AtomicBoolean enough = new AtomicBoolean();
        private final CompletableFuture<Void> commands;

        EventsComingIn() {
            commands = CompletableFuture.runAsync(
                    () -> {
                        while (!enough.get()) {
                            meet(12);
                        }
                    },
                    command -> Thread.ofVirtual().start(command));
        }

        @Override
        public void close() {
            enough.set(true);
            commands.join();
        }
    }

    private static long topicLast() {
        return admin().get("/actuator/topic").body().path("last").asLong();
    }

    @Test
    @DisplayName("publishes nothing to a topic of another history, and says which positions those are")
    void logSetBack() {
        long end = topicLast();
        long kept = end - 15;
        service.close();
        setBackTo(kept);
        service = service.another();
        meet(20);
        awaitTrouble("ForkedTopic");
        assertThat(troubles())
                .contains("positions %d to %d on the topic are not those of the log".formatted(kept + 1, end));
        assertThat(topic.positions()).hasSize((int) end);
        assertThat(topicLast()).isEqualTo(kept);
        refill();
    }

    @Test
    @DisplayName("publishes nothing to the topic of another log altogether")
    void anotherLog() {
        long end = topicLast();
        service.close();
        // The following cases go on with this one, which is as good.
        service = RunningService.start(Map.of("RAPPORT_EVENTS_TOPIC", topic.name()));
        meet(3);
        awaitTrouble("ForkedTopic");
        assertThat(troubles()).contains("positions 1 to " + end + " on the topic");
        refill();
    }

    @Test
    @DisplayName("passes over records that are none of ours, and says how many there are")
    void foreignRecords() {
        service.close();
        List<ConsumerRecord<byte[], byte[]>> ours =
                topic.records().values().iterator().next();
        // A copy of an event is that event, and has no place at the end all the same.
        topic.write(List.of(topic.copy(ours.getFirst(), ""), topic.copy(ours.getLast(), "")));
        for (int partition = 0; partition < 3; partition++) {
            for (int n = 0; n < 20; n++) {
                topic.write(partition, "somebody", Map.of());
            }
            topic.write(
                    partition,
                    "bright/member1",
                    Map.of(
                            "ce_position", "900000",
                            "ce_previous", "899999",
                            "ce_id", "0199c3a0-0000-7000-8000-000000000900"));
        }
        int foreign = 3 * 21 + 2;
        service = service.another();
        meet(12);
        topic.awaitEachEventOnce(service, foreign);
        awaitNoTrouble();
        assertThat(admin().get("/actuator/rapport")
                        .body()
                        .path("foreignRecords")
                        .asLong())
                .isEqualTo(foreign);
        restart();
        meet(12);
        topic.awaitEachEventOnce(service, foreign);
        refill();
    }

    @Test
    @DisplayName("publishes nothing to a topic that has lost its beginning")
    void topicWithoutBeginning() {
        service.close();
        topic.deleteBefore(1, 2);
        service = service.another();
        meet(3);
        awaitTrouble("IncompleteTopic");
        assertThat(troubles()).contains("partition 1 begins with offset 2");
        refill();
    }

    @Test
    @DisplayName("publishes nothing to a topic of which one partition has lost its end")
    void partitionWithoutEnd() {
        service.close();
        long highest = topic.records().values().stream()
                .mapToLong(partition -> PublishedTopic.position(partition.getLast()))
                .max()
                .orElseThrow();
        List<ProducerRecord<byte[], byte[]>> kept = new ArrayList<>();
        long missing = 0;
        for (List<ConsumerRecord<byte[], byte[]>> partition : topic.records().values()) {
            long end = PublishedTopic.position(partition.getLast());
            boolean loses = missing == 0 && end < highest;
            if (loses) {
                missing = end;
            }
            partition
                    .subList(0, partition.size() - (loses ? 1 : 0))
                    .forEach(record -> kept.add(topic.copy(record, "")));
        }
        topic.recreate();
        topic.write(kept);
        service = service.another();
        awaitTrouble("IncompleteTopic");
        assertThat(troubles()).contains("position " + missing + " is missing there");
        refill();
    }

    @Test
    @DisplayName("has a topic filled anew whose records do not say what is before them, as those of earlier versions")
    void topicOfAnEarlierVersion() {
        service.close();
        List<ProducerRecord<byte[], byte[]>> without = topic.records().values().stream()
                .flatMap(List::stream)
                .map(record -> topic.copy(record, "ce_previous"))
                .toList();
        topic.recreate();
        topic.write(without);
        service = service.another();
        awaitTrouble("IncompleteTopic");
        refill();
    }
}
