package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.parts.Broker;
import io.rapport.parts.TokenIssuer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the relay, when the topic or the log is not the one that it was")
class OtherTopicIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RunningService service = RunningService.start();
    private final PublishedTopic topic = new PublishedTopic(service.topic());

    @AfterEach
    void stop() {
        service.close();
    }

    /** Meets people as so many members that each partition has some. */
    private void meet(int times) {
        for (int n = 0; n < times; n++) {
            assertThat(service.member("bright", "member" + n % 12)
                            .post("/relationships", "{'name': 'Person'}")
                            .status())
                    .isEqualTo(201);
        }
    }

    private Client admin() {
        return service.client(TokenIssuer.instance().token("bright", "boss", "admin"));
    }

    private void restart() {
        service.close();
        service = service.another();
    }

    private void awaitTrouble(String code) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                admin().get("/actuator/rapport").body().path("troubles"))
                        .anySatisfy(trouble ->
                                assertThat(trouble.path("code").asString()).isEqualTo(code)));
    }

    private void awaitNoTrouble() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(admin().get("/actuator/rapport").body().path("troubles"))
                                .isEmpty());
    }

    private String troubles() {
        return admin().get("/actuator/rapport").body().path("troubles").toString();
    }

    private void refill() {
        assertThat(admin().send("DELETE", "/actuator/topic", "").status()).isEqualTo(204);
        topic.awaitEachEventOnce(service);
        awaitNoTrouble();
        var view = admin().get("/actuator/topic").body();
        assertThat(view.path("first").asLong()).isEqualTo(1);
        assertThat(view.path("last").asLong()).isEqualTo(view.path("logHead").asLong());
        assertThat(view.has("trouble")).isFalse();
    }

    /** As after a restore of an older state: what was at the end of the log has never happened. */
    private void setBackTo(long position) {
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
        meet(24);
        topic.awaitEachEventOnce(service);
        topic.recreate();
        meet(1);
        topic.awaitEachEventOnce(service);
        awaitNoTrouble();
    }

    @Test
    @DisplayName("creates and fills a topic that was deleted, although nothing more is to be published")
    void topicDeletedWhileNothingHappens() {
        meet(24);
        topic.awaitEachEventOnce(service);
        Broker.instance().delete(topic.name());
        topic.awaitEachEventOnce(service);
    }

    @Test
    @DisplayName("commits nothing to another topic of the same name, also while events come in all the time")
    void topicCreatedAnewUnderLoad() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        FutureTask<Void> commands = new FutureTask<>(
                () -> {
                    while (!enough.get()) {
                        meet(12);
                    }
                },
                null);
        Thread.ofVirtual().start(commands);
        for (int n = 0; n < 3; n++) {
            long published = topicLast();
            topic.recreate();
            await().atMost(PATIENCE).until(() -> topicLast() > published);
        }
        enough.set(true);
        commands.get();
        topic.awaitEachEventOnce(service);
    }

    private long topicLast() {
        return admin().get("/actuator/topic").body().path("last").asLong();
    }

    @Test
    @DisplayName("publishes nothing to a topic of another history, and says which positions those are")
    void logSetBack() {
        meet(40);
        topic.awaitEachEventOnce(service);
        service.close();
        setBackTo(25);
        service = service.another();
        meet(20);
        awaitTrouble("ForkedTopic");
        assertThat(troubles()).contains("positions 26 to 40 on the topic are not those of the log");
        assertThat(topic.records().values().stream().mapToInt(List::size).sum()).isEqualTo(40);
        assertThat(admin().get("/actuator/topic").body().path("last").asLong()).isEqualTo(25);
        refill();
    }

    @Test
    @DisplayName("publishes nothing to the topic of another log altogether")
    void anotherLog() {
        meet(24);
        topic.awaitEachEventOnce(service);
        service.close();
        try (RunningService other = RunningService.start(Map.of("RAPPORT_EVENTS_TOPIC", topic.name()))) {
            service = other;
            meet(3);
            awaitTrouble("ForkedTopic");
            assertThat(troubles()).contains("positions 1 to 24 on the topic");
            refill();
        }
    }

    @Test
    @DisplayName("passes over records that are none of ours, and says how many there are")
    void foreignRecords() {
        meet(24);
        topic.awaitEachEventOnce(service);
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
    }

    @Test
    @DisplayName("publishes nothing to a topic that has lost its beginning")
    void topicWithoutBeginning() {
        meet(24);
        topic.awaitEachEventOnce(service);
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
        meet(24);
        topic.awaitEachEventOnce(service);
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
        meet(24);
        topic.awaitEachEventOnce(service);
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
