package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.command.service.Client.Reply;
import io.rapport.parts.FreePort;
import io.rapport.parts.TokenIssuer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A service with a small heap")
class LargeGoalsIT {

    /** Kept as they are, they would be 70 MB. */
    private static final int GOALS = 2_500;

    /** Of 4 bytes. */
    private static final String CLEF = "\uD834\uDD1E";

    private final RunningService other = RunningService.start();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        other.close();
    }

    @Test
    @DisplayName("takes thousands of goals that are as large as goals may be")
    void largeGoals() throws Exception {
        int port = FreePort.find();
        Path log = directory.resolve("log");
        ProcessBuilder builder = other.process(log, "-Xmx112m", "-Xmn40m");
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        Process service = builder.start();
        try {
            Client ana = new Client(
                    "http://127.0.0.1:" + port, TokenIssuer.instance().token("bright", "ana", "member"));
            await().atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .failFast("the service has ended", () -> !service.isAlive())
                    .until(() -> ana.get("/actuator/health/readiness").status() == 200);
            String part = CLEF.repeat(990);
            String body = """
                    {'title': 'Large', 'definitionOfSuccess': '%1$s%1$s%1$s', 'purpose': {'words': 'It matters'},
                     'smart': {'specific': '%1$s', 'measurable': '%1$s', 'achievable': '%1$s', 'relevant': '%1$s'},
                     'tracking': {'type': 'QUALITATIVE', 'assessEvery': {'every': 1, 'unit': 'WEEK'},
                                  'startsOn': '2026-03-02'}}""".formatted(part);
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                List<Future<Reply>> replies = new ArrayList<>();
                for (int n = 0; n < GOALS; n++) {
                    replies.add(threads.submit(() -> ana.post("/goals", body)));
                }
                for (Future<Reply> reply : replies) {
                    assertThat(reply.get().status())
                            .as(reply.get().body().toString())
                            .isEqualTo(201);
                }
            }
            assertThat(service.isAlive()).isTrue();
        } finally {
            service.destroyForcibly();
            assertThat(Files.readString(log)).doesNotContain("OutOfMemoryError");
        }
    }
}
