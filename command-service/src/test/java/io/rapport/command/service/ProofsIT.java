package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.command.service.Client.Reply;
import io.rapport.parts.Broker;
import io.rapport.parts.KeptLog;
import io.rapport.parts.TokenIssuer;
import io.rapport.verifier.BundleCheck;
import io.rapport.verifier.MerkleCheck;
import io.rapport.verifier.SignedCheckpoint;
import io.rapport.verifier.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("What happened is provable")
class ProofsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 300;
    private static final String KEY = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final PublishedTopic TOPIC = new PublishedTopic("checkpoints." + UUID.randomUUID());

    @TempDir
    static Path files;

    private static RunningService service;
    private static Client ana;
    private static Client ben;
    private static Client auditor;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of(
                "RAPPORT_LOG_KEY",
                KEY,
                "RAPPORT_LOG_NAME",
                "rapport.test",
                "RAPPORT_CHECKPOINT_EVERY",
                "200ms",
                "RAPPORT_CHECKPOINTS_TOPIC",
                TOPIC.name(),
                "RAPPORT_CHECKPOINT_FILES",
                files.toString()));
        ana = service.member("bright", "ana");
        ben = service.member("bright", "ben");
        auditor = service.client(TokenIssuer.instance().token("bright", "olga", "auditor"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void meet(Client by, int people) {
        for (int i = 0; i < people; i++) {
            assertThat(by.post("/relationships", "{'name': 'Tilda %d'}".formatted(i))
                            .status())
                    .isEqualTo(201);
        }
        await().atMost(PATIENCE)
                .until(() -> number("SELECT coalesce(max(size), 0) FROM checkpoint WHERE tenant_id = 'bright'")
                        == number("SELECT count(*) FROM event WHERE tenant_id = 'bright'"));
    }

    private static long number(String sql) {
        Long number = service.sql().queryForObject(sql, Long.class);
        return number == null ? 0 : number;
    }

    private static List<byte[]> hashes(JsonNode path) {
        List<byte[]> hashes = new ArrayList<>();
        path.forEach(hash -> hashes.add(Base64.getDecoder().decode(hash.asString())));
        return hashes;
    }

    private static String eventOf(String member) {
        return service.sql()
                .queryForList(
                        "SELECT event_id::text FROM event WHERE member_id = ? ORDER BY random() LIMIT 1",
                        String.class,
                        member)
                .getFirst();
    }

    @Test
    @DisplayName("to the member and to the auditor, and to nobody else")
    void proves() throws IOException {
        meet(ana, 3);
        SignedCheckpoint first = SignedCheckpoint.of(ana.text("/proofs/checkpoint"));
        meet(ben, 2);
        meet(ana, MANY);
        SignedCheckpoint last = SignedCheckpoint.of(auditor.text("/proofs/checkpoint"));
        assertThat(last.origin()).isEqualTo("rapport.test/bright");
        assertThat(last.size()).isGreaterThanOrEqualTo(MANY + 5);
        assertThat(Files.readString(files.resolve("bright/checkpoint"))).isEqualTo(last.note());

        VerifierKey key = VerifierKey.ofSeed("rapport.test/bright", KEY);
        for (int i = 0; i < 30; i++) {
            String event = eventOf("ana");
            BundleCheck.Proven proven =
                    BundleCheck.check(ana.text("/proofs/events/" + event + "/bundle"), List.of(key));
            assertThat(proven.event().eventId()).hasToString(event);
            JsonNode inclusion = auditor.get("/proofs/events/" + event).body();
            assertThat(MerkleCheck.includes(
                            inclusion.get("index").asLong(),
                            inclusion.get("size").asLong(),
                            Base64.getDecoder().decode(inclusion.get("leaf").asString()),
                            hashes(inclusion.get("path")),
                            last.root()))
                    .isTrue();
        }
        JsonNode consistency = auditor.get("/proofs/consistency?from=%d&to=%d".formatted(first.size(), last.size()))
                .body();
        assertThat(MerkleCheck.isConsistent(
                        first.size(), last.size(), hashes(consistency.get("path")), first.root(), last.root()))
                .isTrue();

        assertThat(ben.get("/proofs/events/" + eventOf("ana")).status()).isEqualTo(404);
        assertThat(ana.get("/proofs/events/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(service.client(TokenIssuer.instance().token("other", "olga", "auditor"))
                        .get("/proofs/events/" + eventOf("ana"))
                        .status())
                .isEqualTo(404);
        assertThat(service.client(TokenIssuer.instance().token("bright", "carla", "coach"))
                        .get("/proofs/checkpoint")
                        .status())
                .isEqualTo(403);
        Reply back = auditor.get("/proofs/consistency?from=%d&to=%d".formatted(last.size(), first.size()));
        assertThat(back.status()).isEqualTo(422);
        assertThat(auditor.get("/proofs/consistency?from=%d&to=1000000".formatted(first.size()))
                        .status())
                .isEqualTo(404);
    }

    /** The notes on the topic of checkpoints, in their order. */
    private static List<String> published() {
        return TOPIC.records().values().stream()
                .flatMap(List::stream)
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    @DisplayName(
            "also after the topic of checkpoints was deleted: the last one is published again, though nothing happens")
    void publishesAgain() {
        meet(ben, 1);
        String last = auditor.text("/proofs/checkpoint");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(published()).last().isEqualTo(last));
        try (KeptLog log = KeptLog.begin()) {
            Broker.instance().delete(TOPIC.name());
            await().atMost(PATIENCE)
                    .ignoreException(UnknownTopicOrPartitionException.class)
                    .untilAsserted(() -> assertThat(published()).containsExactly(last));
            assertThat(log.text()).contains("checkpoints: interrupted by TopicReplaced");
        }
    }
}
