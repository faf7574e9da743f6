package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.parts.BesideOthers;
import io.rapport.parts.Broker;
import io.rapport.parts.TokenIssuer;
import io.rapport.verifier.BundleCheck;
import io.rapport.verifier.Cosigner;
import io.rapport.verifier.SignedCheckpoint;
import io.rapport.verifier.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What a witness has cosigned")
@BesideOthers
class CosignaturesIT {

    private static final String KEY = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private static final String ORIGIN = "rapport.test/bright";
    private static final VerifierKey LOG = VerifierKey.ofSeed(ORIGIN, KEY);
    private final Cosigner witness =
            new Cosigner("witness.test", "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");
    private final Cosigner stranger =
            new Cosigner("witness.test", "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    private final String topic = "cosignatures." + UUID.randomUUID();

    @TempDir
    Path files;

    private RunningService service;
    private Client ana;

    @BeforeEach
    void start() {
        service = RunningService.start(settings());
        ana = service.member("bright", "ana");
    }

    private Map<String, Object> settings() {
        return Map.of(
                "RAPPORT_LOG_KEY",
                KEY,
                "RAPPORT_LOG_NAME",
                "rapport.test",
                "RAPPORT_CHECKPOINT_EVERY",
                "100ms",
                "RAPPORT_CHECKPOINTS_TOPIC",
                "checkpoints." + topic,
                "RAPPORT_CHECKPOINT_FILES",
                files.toString(),
                "RAPPORT_COSIGNATURES_TOPIC",
                topic,
                "RAPPORT_WITNESS_PUBLIC",
                witness.key().toString(),
                "RAPPORT_WITNESS_PATIENCE",
                "1s");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    /** The checkpoint that covers one person more, and their event. */
    private record Met(String eventId, SignedCheckpoint checkpoint) {}

    private Met meet() {
        assertThat(ana.post("/relationships", "{'name': 'Tilda'}").status()).isEqualTo(201);
        return await().until(
                        this::last,
                        met -> met.checkpoint().size()
                                == count("SELECT count(*) FROM event WHERE tenant_id = 'bright'"));
    }

    private Met last() {
        String note = ana.text("/proofs/checkpoint");
        return new Met(
                service.sql()
                        .queryForList(
                                "SELECT event_id::text FROM event WHERE tenant_id = 'bright'"
                                        + " ORDER BY global_index DESC LIMIT 1",
                                String.class)
                        .getFirst(),
                note.startsWith("rapport") ? SignedCheckpoint.of(note) : none());
    }

    private static SignedCheckpoint none() {
        return SignedCheckpoint.of("none\n0\n" + "A".repeat(43) + "=\n\n\u2014 x AAAAAAA=\n");
    }

    private long count(String sql) {
        Long number = service.sql().queryForObject(sql, Long.class);
        return number == null ? 0 : number;
    }

    private void tell(String tenantId, String note) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Broker.instance().address()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var _ = producer.send(new ProducerRecord<>(
                    topic, tenantId.getBytes(StandardCharsets.UTF_8), note.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private String cosigned(SignedCheckpoint checkpoint) {
        return witness.cosign(checkpoint, Instant.ofEpochSecond(1_800_000_000)).note();
    }

    private BundleCheck.Proven bundle(String eventId) {
        return BundleCheck.check(ana.text("/proofs/events/" + eventId + "/bundle"), List.of(LOG));
    }

    private String troubles() {
        Client admin = service.client(TokenIssuer.instance().token("bright", "olga", "admin"));
        return admin.get("/actuator/rapport").body().path("troubles").toString();
    }

    @Test
    @DisplayName("is in checkpoints, bundles and files from then on; without a witness they are signed all the same")
    void taken() {
        Met first = meet();
        assertThat(bundle(first.eventId()).cosignatures()).isEmpty();
        tell("bright", cosigned(first.checkpoint()));
        await().untilAsserted(() -> assertThat(bundle(first.eventId()).cosignatures())
                .containsExactly(
                        new SignedCheckpoint.Cosignature(witness.key(), Instant.ofEpochSecond(1_800_000_000))));
        String note = ana.text("/proofs/checkpoint");
        assertThat(note).isEqualTo(cosigned(first.checkpoint()));
        String size = Long.toString(first.checkpoint().size());
        await().untilAsserted(() -> assertThat(List.of(
                        Files.readString(files.resolve("bright/checkpoint")),
                        Files.readString(files.resolve("bright/" + size))))
                .containsOnly(note));

        // The witness is away: what comes is signed and not cosigned, and what was cosigned keeps its bundle.
        Met second = meet();
        assertThat(bundle(second.eventId()).cosignatures()).isEmpty();
        assertThat(bundle(second.eventId()).checkpoint().size())
                .isEqualTo(second.checkpoint().size());
        assertThat(bundle(first.eventId()).checkpoint().note()).isEqualTo(note);
        await().untilAsserted(() -> assertThat(troubles()).contains("WitnessSilent"));

        // It comes back, and tells of the newest alone.
        tell("bright", cosigned(second.checkpoint()));
        await().untilAsserted(() ->
                assertThat(bundle(first.eventId()).checkpoint().note()).isEqualTo(cosigned(second.checkpoint())));
        assertThat(troubles()).doesNotContain("WitnessSilent");
        String consistency = ana.get("/proofs/consistency?from=%s&to=%d"
                        .formatted(size, second.checkpoint().size()))
                .text("older");
        assertThat(consistency).isEqualTo(note);
    }

    @Test
    @DisplayName("is taken only from a trusted witness, of the very checkpoint, and what else comes is told of")
    void hostile() {
        Met met = meet();
        SignedCheckpoint other = SignedCheckpoint.of(
                met.checkpoint().note().replaceFirst("\n[^\n]{43}=\n", "\n" + "A".repeat(43) + "=\n"));
        String lineOfOther = cosigned(other).lines().toList().getLast() + "\n";
        tell("bright", stranger.cosign(met.checkpoint(), Instant.now()).note());
        tell("bright", met.checkpoint().note());
        tell("bright", met.checkpoint().note() + lineOfOther);
        tell("bright", "nonsense");
        tell("bright", "");
        tell("other", cosigned(met.checkpoint()));
        tell("bright\0", cosigned(met.checkpoint()));
        await().untilAsserted(() -> assertThat(troubles()).contains("ForeignCosignature", "offset 6"));
        assertThat(troubles()).doesNotContain("OtherLogCosigned");
        // What the witness has really signed, and the log has not: of another root, and of a size that there is not.
        tell("bright", cosigned(other));
        await().untilAsserted(() -> assertThat(troubles()).contains("OtherLogCosigned", "offset 7"));
        SignedCheckpoint later = SignedCheckpoint.of(met.checkpoint().note().replaceFirst("\n[0-9]+\n", "\n4711\n"));
        tell("bright", cosigned(later));
        await().untilAsserted(() -> assertThat(troubles()).contains("offset 8", "size 4711"));
        assertThat(count("SELECT count(*) FROM cosignature")).isZero();
        assertThat(bundle(met.eventId()).cosignatures()).isEmpty();
        assertThat(ana.text("/proofs/checkpoint")).isEqualTo(met.checkpoint().note());

        // None of it keeps the log from being signed, nor a true one from being taken.
        Met next = meet();
        tell("bright", cosigned(next.checkpoint()));
        await().untilAsserted(() ->
                assertThat(bundle(met.eventId()).checkpoint().note()).isEqualTo(cosigned(next.checkpoint())));
    }

    @Test
    @DisplayName("is taken though it was told while nobody listened, and once, whatever is told again")
    void restart() {
        Met met = meet();
        service.close();
        tell("bright", cosigned(met.checkpoint()));
        tell(
                "bright",
                witness.cosign(met.checkpoint(), Instant.ofEpochSecond(1_900_000_000))
                        .note());
        RunningService before = service;
        service = before.another(settings());
        ana = service.member("bright", "ana");
        await().untilAsserted(() -> assertThat(ana.text("/proofs/checkpoint")).isEqualTo(cosigned(met.checkpoint())));
        service.close();
        service = before.another(settings());
        ana = service.member("bright", "ana");
        Met next = meet();
        tell("bright", cosigned(next.checkpoint()));
        await().untilAsserted(() -> assertThat(ana.text("/proofs/checkpoint")).isEqualTo(cosigned(next.checkpoint())));
        assertThat(count("SELECT count(*) FROM cosignature")).isEqualTo(2);
    }

    @Test
    @DisplayName("is given out as long as its key is trusted")
    void trustEnds() {
        Met met = meet();
        tell("bright", cosigned(met.checkpoint()));
        await().untilAsserted(() -> assertThat(ana.text("/proofs/checkpoint")).isEqualTo(cosigned(met.checkpoint())));
        try (RunningService wary = service.another(Map.of(
                "RAPPORT_LOG_KEY",
                KEY,
                "RAPPORT_LOG_NAME",
                "rapport.test",
                "RAPPORT_PUBLISHING",
                "off",
                "RAPPORT_WITNESS_PUBLIC",
                stranger.key().toString()))) {
            Client there = wary.member("bright", "ana");
            assertThat(there.text("/proofs/checkpoint"))
                    .isEqualTo(met.checkpoint().note());
            assertThat(there.text("/proofs/events/" + met.eventId() + "/bundle"))
                    .contains(stranger.key().toString())
                    .doesNotContain(witness.key().toString());
        }
    }
}
