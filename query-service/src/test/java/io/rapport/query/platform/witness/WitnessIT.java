package io.rapport.query.platform.witness;

import static io.rapport.query.platform.witness.SignedLog.KEY;
import static io.rapport.query.platform.witness.SignedLog.ORIGIN;
import static io.rapport.query.platform.witness.SignedLog.SEED;
import static io.rapport.query.platform.witness.SignedLog.note;
import static io.rapport.query.platform.witness.SignedLog.notes;
import static io.rapport.query.platform.witness.SignedLog.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.rapport.parts.BesideOthers;
import io.rapport.parts.Broker;
import io.rapport.query.parts.Mongo;
import io.rapport.query.platform.engine.EngineSettings;
import io.rapport.verifier.Cosigner;
import io.rapport.verifier.SignedCheckpoint;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a witness of real topics")
@BesideOthers
class WitnessIT {

    private static final String WITNESS = "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7";
    private static final String OTHER = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
    private static final Instant NOW = Instant.parse("2026-11-29T22:00:00Z");
    private static final int EVENTS = 40;

    private final String run = UUID.randomUUID().toString();
    private final String events = "events-" + run;
    private final String checkpoints = "checkpoints-" + run;
    private final String cosignatures = "cosignatures-" + run;
    private final List<String> told = new ArrayList<>();

    private MongoClient mongo;
    private KafkaProducer<byte[], byte[]> producer;
    private KafkaConsumer<byte[], byte[]> consumer;
    private Witness witness;

    @BeforeEach
    void open() {
        Map<String, Object> broker =
                Map.of("bootstrap.servers", Broker.instance().address());
        mongo = MongoClients.create(Mongo.uri());
        producer = new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(broker, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        Broker.instance().create(events, 1);
        Broker.instance().create(checkpoints, 1);
        send(0, 1, EVENTS);
        witness = witness();
    }

    private void send(int partition, int first, int last) {
        for (int n = first; n <= last; n++) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(events, partition, null, SignedLog.payload(n, "as it was"));
            SignedLog.headers(n).forEach((name, value) -> record.headers().add(name, value));
            var _ = producer.send(record);
        }
        producer.flush();
    }

    @AfterEach
    void close() throws InterruptedException {
        witness.stop();
        consumer.close();
        producer.close();
        mongo.close();
    }

    private Witness witness() {
        return witness(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Witness witness(Clock clock) {
        return witness(clock, Witness.USUAL_PATIENCE);
    }

    private Witness witness(Clock clock, Duration patience) {
        EngineSettings engine = new EngineSettings(
                new EngineSettings.Kafka(Broker.instance().address(), events),
                new EngineSettings.Mongodb(Mongo.uri(), "witness-" + run),
                500,
                Duration.ofSeconds(1),
                Duration.ofHours(1));
        return new Witness(
                new WitnessSettings("witness.test", WITNESS, KEY.toString(), checkpoints, cosignatures),
                engine,
                mongo.getDatabase("witness-" + run),
                clock,
                patience);
    }

    /** Fails the first time in a way that nobody expects. */
    private static final class FailingOnce extends Clock {

        private final AtomicBoolean failed = new AtomicBoolean();

        @Override
        public Instant instant() {
            if (failed.compareAndSet(false, true)) {
                throw new AssertionError("An Error, and no exception");
            }
            return NOW;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void publish(String note) {
        publish(List.of(note));
    }

    private void publish(List<String> notes) {
        for (String note : notes) {
            var _ = producer.send(new ProducerRecord<>(
                    checkpoints, "bright".getBytes(StandardCharsets.UTF_8), note.getBytes(StandardCharsets.UTF_8)));
        }
        producer.flush();
    }

    private void listen() {
        Broker.instance().create(cosignatures, 1);
        consumer.assign(List.of(new TopicPartition(cosignatures, 0)));
        consumer.seekToBeginning(consumer.assignment());
    }

    /** All that was told so far. */
    private List<String> told() {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> {
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("bright");
            told.add(new String(record.value(), StandardCharsets.UTF_8));
        });
        return told;
    }

    private static String cosigned(int size) {
        return new Cosigner("witness.test", WITNESS)
                .cosign(SignedCheckpoint.of(note(records("as it was", EVENTS), size, SEED)), NOW)
                .note();
    }

    @Test
    @DisplayName("tells each checkpoint that it cosigned, and the last one once more after a restart")
    void tells() throws InterruptedException {
        listen();
        publish(note(records("as it was", EVENTS), 20, SEED));
        witness.start();
        await().until(() -> told().equals(List.of(cosigned(20))));
        publish(note(records("as it was", EVENTS), 33, SEED));
        await().until(() -> told().equals(List.of(cosigned(20), cosigned(33))));
        witness.stop();
        witness = witness();
        witness.start();
        await().until(() -> told().equals(List.of(cosigned(20), cosigned(33), cosigned(33))));
        assertThat(witness.untold()).isEmpty();
        assertThat(witness.troubles()).isEmpty();
    }

    /** Publishes the checkpoint of so many events, which the witness then cosigns. */
    private void bearsOut(int all) {
        String last = note(records("as it was", all), all, SEED);
        publish(last);
        String cosigned = new Cosigner("witness.test", WITNESS)
                .cosign(SignedCheckpoint.of(last), NOW)
                .note();
        await().until(() -> told().equals(List.of(cosigned)));
        assertThat(witness.troubles()).isEmpty();
    }

    @Test
    @DisplayName("leaves on the topic what no checkpoint asks for yet, however partitions share it")
    void enough() {
        int all = WitnessedLog.MOST_BEHIND + 20_000;
        listen();
        Broker.instance().addPartitions(events, 2);
        for (int first = EVENTS + 1; first <= all; first += 100) {
            send(first % 200 < 100 ? 0 : 1, first, Math.min(first + 99, all));
        }
        witness.start();
        await().until(() -> witness.position() >= WitnessedLog.MOST_BEHIND);
        long read = witness.position();
        await().during(Duration.ofSeconds(2)).until(() -> witness.position() == read);
        assertThat(read).isLessThan(all);
        bearsOut(all);
    }

    @Test
    @DisplayName("leaves on the topic what is far ahead of the rest, and goes on once that has come")
    void uneven() {
        int late = EVENTS + 2_000;
        int all = late + WitnessedLog.MOST_EARLY + 5_000;
        listen();
        Broker.instance().addPartitions(events, 2);
        send(1, late + 1, all);
        witness.start();
        await().until(() -> witness.position() == EVENTS);
        send(0, EVENTS + 1, late);
        bearsOut(all);
        await().until(() -> witness.position() == all);
    }

    @Test
    @DisplayName("leaves checkpoints on the topic whose events have not come, and has all of them borne out again")
    void checkpoints() throws InterruptedException {
        int all = WitnessedLog.MOST_WAITING + 500;
        int onePoll = 200;
        listen();
        publish(notes(records("as it was", all), SEED));
        WitnessedLog log = new WitnessedLog(List.of(KEY), Map.of());
        EngineSettings.Kafka kafka = new EngineSettings.Kafka(Broker.instance().address(), events);
        try (WitnessTopics topics = new WitnessTopics(kafka, checkpoints)) {
            assertThat(topics.begin()).isTrue();
            await().until(() -> {
                topics.withRoom(log);
                topics.read(log);
                log.borne();
                return log.position() == EVENTS && log.hasManyWaiting();
            });
            assertThat(log.waiting()).isLessThan(WitnessedLog.MOST_WAITING + onePoll);
            long waiting = log.waiting();
            for (int polls = 0; polls < 10; polls++) {
                topics.withRoom(log);
                topics.read(log);
            }
            assertThat(log.waiting()).isEqualTo(waiting);
        }
        send(0, EVENTS + 1, all);
        witness.start();
        await().atMost(Duration.ofMinutes(3)).until(() -> cosignedSize() == all);
        witness.stop();
        witness = witness();
        witness.start();
        send(0, all + 1, all + 1);
        publish(note(records("as it was", all + 1), all + 1, SEED));
        await().until(() -> cosignedSize() == all + 1);
        assertThat(witness.troubles()).isEmpty();
    }

    private long cosignedSize() {
        SignedCheckpoint last = witness.cosigned().get("bright");
        return last == null ? 0 : last.size();
    }

    @Test
    @DisplayName("tells which event is missing, and when checkpoints ask for events that never come")
    void whatNeverComes() {
        List<String> notes = notes(records("as it was", WitnessedLog.MOST_WAITING + 2 * EVENTS), SEED);
        witness = witness(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMillis(200));
        witness.start();
        send(0, EVENTS + 2, EVENTS + 3);
        await().until(() -> trouble().startsWith("EventMissing: position " + (EVENTS + 1)));
        send(0, EVENTS + 1, EVENTS + 1);
        await().until(() -> trouble().isEmpty());
        publish(notes.subList(2 * EVENTS - 10, notes.size()));
        await().until(() -> trouble().startsWith("CheckpointsAhead: 10 "));
    }

    private String trouble() {
        return String.join("; ", witness.troubles().values());
    }

    @Test
    @DisplayName("looks again after an Error")
    void looksAgain() {
        listen();
        publish(note(records("as it was", EVENTS), 20, SEED));
        witness = witness(new FailingOnce());
        witness.start();
        await().until(() -> told().equals(List.of(cosigned(20))));
    }

    @Test
    @DisplayName("cosigns though there is no topic to tell it on, makes none up, and tells the last one once there is")
    void topicMissing() {
        publish(note(records("as it was", EVENTS), 20, SEED));
        publish(note(records("as it was", EVENTS), 33, SEED));
        witness.start();
        await().until(() -> witness.untold().equals("TopicMissing"));
        await().until(() -> witness.cosigned().containsKey("bright")
                && witness.cosigned().get("bright").size() == 33);
        assertThat(consumer.listTopics()).doesNotContainKey(cosignatures);
        listen();
        await().until(() -> told().equals(List.of(cosigned(33))));
        await().until(() -> witness.untold().isEmpty());
    }

    @Test
    @DisplayName("tells nothing of a log that is not the one on the topic, or signed by another key")
    void refuses() {
        listen();
        publish(note(records("as it was", EVENTS), 20, SEED));
        publish(note(records("as it never was", EVENTS), 30, SEED));
        publish(note(records("as it was", EVENTS), 40, OTHER));
        witness.start();
        await().until(() -> !witness.troubles().isEmpty());
        await().until(() -> witness.position() == EVENTS);
        await().until(() -> told().equals(List.of(cosigned(20))));
        assertThat(witness.troubles()).containsOnlyKeys("bright");
        assertThat(SignedCheckpoint.of(told().getFirst()).origin()).isEqualTo(ORIGIN);
        assertThat(witness.key())
                .isEqualTo(new Cosigner("witness.test", WITNESS).key().toString());
    }
}
