package io.rapport.command.service;

import static java.util.stream.LongStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("a service with a small heap")
class LargeBacklogIT {

    /** In a batch of as many events as a batch may have, they would be 120 MB. */
    private static final int EVENTS = 6_000;

    private static final int BYTES = 30_000;

    private final RunningService writer = RunningService.start(Map.of("RAPPORT_PUBLISHING", "off"));

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        writer.close();
    }

    @Test
    @DisplayName("publishes a backlog of large events that came in while Kafka was away")
    void largeBacklog() throws IOException {
        assertThat(writer.member("bright", "ana")
                        .post("/relationships", "{'name': 'Person'}")
                        .status())
                .isEqualTo(201);
        writer.sql().update("""
                WITH e AS (
                    INSERT INTO event (event_id, type, aggregate_type, aggregate_id, sequence, tenant_id, member_id,
                                       actor, recorded_at, command_id, correlation_id, causation_id, payload)
                    SELECT gen_random_uuid(), type, aggregate_type, gen_random_uuid()::text, 0, tenant_id,
                           'member' || n % 12, actor, recorded_at, command_id, correlation_id, causation_id,
                           convert_to(repeat(md5(n::text), ? / 32), 'UTF8')
                    FROM event, generate_series(2, ?) n
                    RETURNING *)
                INSERT INTO outbox (global_index, tenant_id, leaf_hash)
                SELECT global_index, tenant_id, sha256(payload) FROM e
                """, BYTES, EVENTS);
        PublishedTopic topic = new PublishedTopic(writer.topic());
        Path log = directory.resolve("log");
        ProcessBuilder builder = writer.process(log, "-Xmx96m");
        builder.environment().put("RAPPORT_PUBLISHING", "on");
        Process service = builder.start();
        try {
            await().atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofSeconds(2))
                    .failFast("the service has ended", () -> !service.isAlive())
                    .ignoreExceptions()
                    .until(() -> topic.end() >= EVENTS && topic.positions().size() == EVENTS);
        } finally {
            service.destroyForcibly();
        }
        assertThat(topic.positions())
                .containsExactlyInAnyOrderElementsOf(
                        rangeClosed(1, EVENTS).boxed().toList());
        assertThat(Files.readString(log)).doesNotContain("OutOfMemoryError");
    }
}
