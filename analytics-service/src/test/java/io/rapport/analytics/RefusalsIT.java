package io.rapport.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.rapport.analytics.parts.RunningService;
import io.rapport.mongodb.EmbeddedMongo;
import io.rapport.parts.Broker;
import io.rapport.parts.FreezingDoor;
import io.rapport.parts.HostileRequests;
import io.rapport.parts.HostileRequests.Answer;
import io.rapport.parts.KeptLog;
import io.rapport.parts.TokenIssuer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** What is said to whoever cannot be told a figure. */
class RefusalsIT {

    /** The waits themselves are 5 s at most; the rest is for a machine that has other things to do. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String DATABASE = "analytics-" + UUID.randomUUID();

    private static EmbeddedMongo mongo;
    private static FreezingDoor door;
    private static ConfigurableApplicationContext service;
    private static HostileRequests requests;

    @BeforeAll
    static void start() {
        mongo = EmbeddedMongo.start(0);
        door = new FreezingDoor(mongo.port());
        String topic = "events-" + UUID.randomUUID();
        Broker.instance().create(topic, 1);
        service = RunningService.start(topic, "mongodb://127.0.0.1:" + door.port(), DATABASE);
        requests = new HostileRequests(
                Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port")), 13);
    }

    @AfterAll
    static void stop() {
        door.freeze(false);
        service.close();
        door.close();
        mongo.close();
    }

    private static Answer figures(String tenant, String headers) {
        return get("/analytics/figures", tenant, headers);
    }

    private static Answer get(String path, String tenant, String headers) {
        return requests.send(("GET " + path
                        + " HTTP/1.1\r\nHost: rapport\r\nConnection: close\r\nAuthorization: Bearer "
                        + TokenIssuer.instance().token(tenant, "somebody", "analyst") + "\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void awaitFigures(int status) {
        Awaitility.await().atMost(PATIENCE).until(() -> figures("acme", "").status() == status);
    }

    @Test
    void nobodyWaitsForADatabaseThatTakesConnectionsAndDoesNotAnswer() {
        awaitFigures(200);
        door.freeze(true);
        try {
            for (String path : List.of(
                    "/analytics/figures",
                    "/analytics/figures/by/COHORT",
                    "/analytics/programmes/" + UUID.randomUUID() + "/figures")) {
                long start = System.nanoTime();
                Answer answer = get(path, "acme", "");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).as(path).isLessThan(LONGEST);
                assertThat(answer.status()).as(path).isEqualTo(503);
                assertThat(answer.text()).contains("ReadModelsUnavailable", "MongoDB", "Retry-After: ");
            }
        } finally {
            door.freeze(false);
        }
        awaitFigures(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "If-None-Match", "X-Other"})
    void aHeaderWithOtherBytesThanAsciiIsRefusedOrPassedOver(String header) {
        awaitFigures(200);
        try (KeptLog log = KeptLog.begin()) {
            for (String value : List.of("\u00e9", "\u0080", "\u00ff", "a\u0000b")) {
                Answer answer = figures("acme", header + ": " + value + "\r\n");
                assertThat(answer.status()).as(answer.text()).isIn(200, 400, 406);
                assertThat(answer.isProblemOrEmpty() || answer.status() == 200)
                        .as(answer.text())
                        .isTrue();
            }
            assertThat(log.text()).doesNotContain("ERROR").doesNotContain("\tat ");
        }
    }

    /** Something that no version has ever stored. */
    @Test
    void aFaultIsToldAsOneAndQuotesNothing() {
        try (MongoClient client = MongoClients.create(mongo.uri());
                KeptLog log = KeptLog.begin()) {
            client.getDatabase(DATABASE)
                    .getCollection("analytics-releases")
                    .insertOne(new Document("_id", "spoiled")
                            .append("release", "r")
                            .append("at", "yesterday"));

            Answer answer = figures("spoiled", "");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.isProblemOrEmpty()).isTrue();
            assertThat(answer.text()).contains("\"rule\":\"Fault\"").doesNotContain("String", "yesterday");
            assertThat(log.text())
                    .contains("GET failed with java.lang.ClassCastException")
                    .doesNotContain("java.util.Date");
        }
    }
}
