package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.command.service.Client.Reply;
import io.rapport.parts.BesideOthers;
import io.rapport.parts.FrozenProcesses;
import io.rapport.parts.OwnPostgres;
import io.rapport.parts.TokenIssuer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("While PostgreSQL takes connections and does not answer")
@BesideOthers
class FrozenPostgresIT {

    /** The waits themselves are 5 s at most; the rest is for a slow machine. Without bounds they were half a minute. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private final OwnPostgres postgres = OwnPostgres.start();
    private final RunningService service = RunningService.on(postgres.database());
    private final Client ana = service.member("bright", "ana");

    @BeforeEach
    void warmUp() {
        assertThat(meet().status()).isEqualTo(201);
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
        postgres.close();
    }

    private Reply meet() {
        return ana.once().post("/relationships", "{'name': 'Mira'}");
    }

    @Test
    @DisplayName("every request is answered soon, and all goes on afterwards")
    void everythingIsAnswered() throws Exception {
        Client admin = service.client(TokenIssuer.instance().token("bright", "root", "admin"));
        try (FrozenProcesses _ = postgres.freeze();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begun = System.nanoTime();
            List<Future<Reply>> refused = new ArrayList<>();
            for (int n = 0; n < 40; n++) {
                refused.add(threads.submit(this::meet));
            }
            Future<Reply> health = threads.submit(() -> admin.get("/actuator/health"));
            Future<Reply> progress = threads.submit(() -> admin.get("/actuator/rapport"));
            for (Future<Reply> one : refused) {
                assertThat(one.get().status()).isEqualTo(503);
                // Whichever of the two is asked first: both are in the PostgreSQL that is frozen.
                assertThat(one.get().text("rule")).isIn("EventStoreUnavailable", "KeyringUnavailable");
                assertThat(one.get().header("Retry-After")).isNotBlank();
            }
            assertThat(health.get().status()).isEqualTo(503);
            assertThat(progress.get().body().get("troubles").toString()).contains("EventStore");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
        }
        await().until(() -> meet().status() == 201);
        await().until(() -> admin.get("/actuator/health").text("status").equals("UP"));
    }

    @Test
    @DisplayName("the service ends soon if it is told to")
    void itEnds() throws Exception {
        try (FrozenProcesses _ = postgres.freeze()) {
            long begun = System.nanoTime();
            service.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
        }
    }
}
