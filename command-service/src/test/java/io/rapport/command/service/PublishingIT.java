package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.parts.BesideOthers;
import io.rapport.parts.Broker;
import io.rapport.parts.TokenIssuer;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the topic")
@BesideOthers
class PublishingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

    private static void everyEventIsThereOnceAndInOrder() {
        new PublishedTopic(service.topic()).awaitEachEventOnce(service);
    }

    @Test
    @DisplayName("has every event once and in order, also after another instance took over and after it was deleted")
    void eachEventOnce() {
        meet(service, "ana", 20);
        everyEventIsThereOnceAndInOrder();

        RunningService other = service.another();
        meet(other, "ben", 20);
        everyEventIsThereOnceAndInOrder();
        // The first instance leads; without it, the other one has to number and publish.
        service.close();
        service = other;
        meet(service, "ana", 5);
        everyEventIsThereOnceAndInOrder();

        Broker.instance().delete(service.topic());
        meet(service, "dora", 1);
        everyEventIsThereOnceAndInOrder();
    }

    @Test
    @DisplayName("keeps its partitions when an instance that leads is told another number")
    void partitionsStay() {
        meet(service, "eve", 1);
        everyEventIsThereOnceAndInOrder();
        int partitions = Broker.instance().partitions(service.topic());
        service.close();
        service = service.another(Map.of("RAPPORT_EVENTS_PARTITIONS", Integer.toString(partitions + 2)));
        meet(service, "eve", 1);
        everyEventIsThereOnceAndInOrder();
        assertThat(Broker.instance().partitions(service.topic())).isEqualTo(partitions);
    }

    @Test
    @DisplayName("takes an event that was recorded hours ahead of the broker's clock")
    void eventAheadOfTime() {
        meet(service, "fay", 1);
        everyEventIsThereOnceAndInOrder();
        service.sql().execute("""
                WITH e AS (
                    INSERT INTO event (event_id, type, aggregate_type, aggregate_id, sequence, tenant_id, member_id,
                                       actor, recorded_at, command_id, correlation_id, causation_id, payload)
                    SELECT gen_random_uuid(), type, aggregate_type, gen_random_uuid()::text, 0, tenant_id, member_id,
                           actor, recorded_at + interval '5 hours', command_id, correlation_id, causation_id, payload
                    FROM event WHERE member_id = 'fay'
                    RETURNING *)
                INSERT INTO outbox (global_index, tenant_id, leaf_hash)
                SELECT global_index, tenant_id, sha256(payload) FROM e
                """);
        everyEventIsThereOnceAndInOrder();
    }

    @Test
    @DisplayName("is not filled further than to an event that Kafka refuses, and health says which that is")
    void unsendableEvent() {
        meet(service, "gil", 1);
        everyEventIsThereOnceAndInOrder();
        PublishedTopic topic = new PublishedTopic(service.topic());
        topic.set("max.message.bytes", "3000");
        String random = new Random(1)
                .ints(4_000, 'a', 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        assertThat(service.member("bright", "gil")
                        .post("/relationships", "{'name': 'Person', 'note': '" + random + "'}")
                        .status())
                .isEqualTo(201);
        Client admin = service.client(TokenIssuer.instance().token("bright", "boss", "admin"));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(admin.get("/actuator/health").body().toString())
                                .contains("UnsendableEvent")
                                .contains("a io.rapport.relationship.PersonMet.v2 of"));
        meet(service, "gil", 3);
        topic.set("max.message.bytes", "1000000");
        everyEventIsThereOnceAndInOrder();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(admin.get("/actuator/health").status()).isEqualTo(200));
    }

    @Test
    @DisplayName("is reported as not to be had while Kafka cannot be reached, from one probe to the next")
    void kafkaAway() {
        try (RunningService lonely = RunningService.start(Map.of("RAPPORT_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"))) {
            meet(lonely, "hal", 1);
            Client admin = lonely.client(TokenIssuer.instance().token("bright", "boss", "admin"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    admin.get("/actuator/health").body().toString())
                            .contains("KafkaUnavailable"));
            await().during(Duration.ofSeconds(6))
                    .atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(admin.get("/actuator/health").status()).isEqualTo(503));
        }
    }
}
