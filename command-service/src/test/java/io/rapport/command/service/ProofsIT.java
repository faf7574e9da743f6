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
import org.jspecify.annotations.Nullable;
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

    @Test
    @DisplayName("and a member finds it among the looks when an auditor asks for a proof of theirs")
    void looks() {
        Client eva = service.member("bright", "eva");
        meet(eva, 1);
        String event = eventOf("eva");
        for (String place : List.of("/proofs/events/" + event, "/proofs/events/" + event + "/bundle")) {
            assertThat(eva.text(place)).contains(event);
            assertThat(looksAtEva()).isEmpty();
            assertThat(ben.get(place).status()).isEqualTo(404);
            assertThat(looksAtEva()).isEmpty();

            assertThat(auditor.text(place)).contains(event);

            assertThat(looksAtEva()).containsExactly("olga AUDITOR " + place);
            service.sql().update("DELETE FROM look");
        }
    }

    private static List<@Nullable String> looksAtEva() {
        return service.sql()
                .queryForList(
                        "SELECT viewer_id || ' ' || looked_as || ' ' || resource FROM look WHERE member_id = 'eva'",
                        String.class);
    }

    @Test
    @DisplayName("and whoever asks badly is told what would be right")
    void askedBadly() {
        meet(ana, 1);
        Reply json = ana.send("GET", "/proofs/checkpoint", "", "Accept", "application/json");
        assertThat(json.status()).isEqualTo(406);
        assertThat(json.text("rule")).isEqualTo("NotAcceptable");
        assertThat(json.text("detail")).isEqualTo("The answer is given as text/plain.");
        String event = eventOf("ana");
        assertThat(ana.send("GET", "/proofs/events/" + event, "", "Accept", "text/plain")
                        .text("detail"))
                .isEqualTo("The answer is given as application/json.");
        assertThat(ana.send("GET", "/proofs/events/" + event + "/bundle", "", "Accept", "nonsense")
                        .text("detail"))
                .isEqualTo("The answer is given as text/plain.");

        for (String[] bad : List.of(
                new String[] {"", "from", "is needed, and has to be a whole number"},
                new String[] {"?from=1", "to", "is needed, and has to be a whole number"},
                new String[] {"?from=first&to=2", "from", "has to be a whole number"},
                new String[] {"?from=1&to=2.5", "to", "has to be a whole number"},
                new String[] {"?from=1&to=9999999999999999999", "to", "has to be a whole number"},
                new String[] {"?from=&to=2", "from", "has a value, or is left out"},
                new String[] {"?from=1&from=2&to=3", "from", "is given once"})) {
            Reply reply = ana.get("/proofs/consistency" + bad[0]);
            assertThat(reply.status()).as(bad[0]).isEqualTo(400);
            assertThat(reply.text("rule")).as(bad[0]).isEqualTo("InvalidField");
            assertThat(reply.text("field")).as(bad[0]).isEqualTo(bad[1]);
            assertThat(reply.text("detail")).as(bad[0]).isEqualTo("The parameter %s %s.".formatted(bad[1], bad[2]));
        }
        long size = SignedCheckpoint.of(ana.text("/proofs/checkpoint")).size();
        for (String[] none : List.of(
                new String[] {"?from=-1&to=" + size, "from"},
                new String[] {"?from=0&to=" + size, "from"},
                new String[] {"?from=" + size + "&to=123456789", "to"})) {
            Reply reply = ana.get("/proofs/consistency" + none[0]);
            assertThat(reply.status()).as(none[0]).isEqualTo(404);
            assertThat(reply.text("rule")).as(none[0]).isEqualTo("NoSuchCheckpoint");
            assertThat(reply.text("field")).as(none[0]).isEqualTo(none[1]);
        }
        for (String nothing : List.of("nonsense", "nonsense/bundle", "1-1-1-1-1", UUID.randomUUID() + "/bundle")) {
            for (String accept : List.of("*/*", "text/plain", "application/json")) {
                Reply reply = ana.send("GET", "/proofs/events/" + nothing, "", "Accept", accept);
                assertThat(reply.status()).as(nothing + " " + accept).isIn(404, 406);
                assertThat(reply.text("rule")).as(nothing + " " + accept).isIn("NotFound", "NotAcceptable");
            }
        }
        Reply others = ben.get("/proofs/events/" + event + "/bundle");
        assertThat(others.status()).isEqualTo(404);
        assertThat(others.text("rule")).isEqualTo("NotFound");
        assertThat(ana.get("/proofs/checkpoint?size=3").text("detail")).isEqualTo("This address takes no parameters.");
        Reply early = service.member("quiet", "uma").get("/proofs/checkpoint");
        assertThat(early.status()).isEqualTo(404);
        assertThat(early.text("detail")).startsWith("There is no checkpoint yet.");
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
