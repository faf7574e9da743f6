package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.mongodb.EmbeddedMongo;
import io.rapport.parts.BesideOthers;
import io.rapport.parts.FreezingDoor;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.Issuer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What members and operators see while MongoDB takes connections and does not answer. */
@BesideOthers
class FrozenMongoIT {

    /** The waits themselves are 5 s at most; the rest is for a machine that has other things to do. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static EmbeddedMongo server;
    private static FreezingDoor door;
    private static ServiceRig service;

    private final String token = Issuer.instance().member("acme", "alice");

    @BeforeAll
    static void start() {
        server = EmbeddedMongo.start(0);
        door = new FreezingDoor(server.port());
        service = new ServiceRig("mongodb://127.0.0.1:" + door.port());
        awaitStatus("/actuator/health/readiness", 200);
    }

    @AfterAll
    static void stop() {
        door.freeze(false);
        service.close();
        door.close();
        server.close();
    }

    private static void awaitStatus(String path, int status) {
        await().until(() -> service.get(path, "").status() == status);
    }

    @Test
    void nothingWaitsLongerThanFiveSecondsAndEverythingComesBackByItself() {
        assertThat(service.get("/timeline", token).status()).isEqualTo(200);
        door.freeze(true);

        assertRefused(() -> service.once("/timeline", token, "Rapport-Applied", UUID.randomUUID() + "@3"));
        assertRefused(() -> service.once("/timeline", token));
        awaitStatus("/readyz", 503);
        assertRefused(() -> service.once("/goals", token));
        for (String health : List.of("/actuator/health", "/actuator/health/readiness", "/readyz")) {
            ServiceRig.Answer down = within(() -> service.get(health, ""));
            assertThat(down.status()).as(health).isEqualTo(503);
            assertThat(down.response().headers().firstValue("Retry-After"))
                    .as(health)
                    .contains("2");
        }
        assertThat(within(() -> service.get("/actuator/health/liveness", "")).status())
                .isEqualTo(200);

        door.freeze(false);
        awaitStatus("/actuator/health/readiness", 200);
        assertThat(service.get("/timeline", token).status()).isEqualTo(200);
    }

    @Test
    void aServiceStartsAndEndsWhileMongoDbIsFrozenAndIsAliveButNotReadyMeanwhile() {
        try (FreezingDoor closed = new FreezingDoor(server.port())) {
            closed.freeze(true);
            ServiceRig other = new ServiceRig("mongodb://127.0.0.1:" + closed.port());
            assertThat(within(() -> other.get("/actuator/health/liveness", "")).status())
                    .isEqualTo(200);
            assertThat(within(() -> other.get("/actuator/health/readiness", "")).status())
                    .isEqualTo(503);
            assertRefused(() -> other.once("/timeline", token));
            long start = System.nanoTime();
            other.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
        }
    }

    private static void assertRefused(Supplier<Answer> query) {
        Answer answer = within(query);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.response().headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.json().path("detail").asString()).contains("MongoDB");
    }

    private static Answer within(Supplier<Answer> request) {
        long start = System.nanoTime();
        Answer answer = request.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
        return answer;
    }
}
