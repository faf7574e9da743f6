package io.rapport.query.platform.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.rapport.parts.BesideOthers;
import io.rapport.parts.Broker;
import io.rapport.query.parts.Mongo;
import io.rapport.query.platform.engine.EngineSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

/** What the witness says while it cannot look. */
@BesideOthers
class WitnessAwayIT {

    private static final String EVENTS = "events-";
    private static final String CHECKPOINTS = "checkpoints-";

    private final String number = UUID.randomUUID().toString();
    private final MongoClient client = MongoClients.create(Mongo.uri());
    private Witness witness;
    private WitnessHealth health;

    @BeforeEach
    void start() {
        Broker.instance().create(EVENTS + number, 3);
        Broker.instance().create(CHECKPOINTS + number, 1);
        startAt(Broker.instance().address());
    }

    private void startAt(String kafka) {
        EngineSettings engine = new EngineSettings(
                new EngineSettings.Kafka(kafka, EVENTS + number),
                new EngineSettings.Mongodb(Mongo.uri(), "witness-" + number),
                100,
                Duration.ofSeconds(1),
                Duration.ofHours(1));
        witness = new Witness(
                new WitnessSettings("test/witness", "ab".repeat(32), "", CHECKPOINTS + number, "cosignatures" + number),
                engine,
                client.getDatabase("witness-" + number),
                Clock.systemUTC(),
                Witness.USUAL_PATIENCE);
        health = new WitnessHealth(witness);
        witness.start();
    }

    @AfterEach
    void stop() throws Exception {
        witness.stop();
        client.getDatabase("witness-" + number).drop();
        client.close();
    }

    private void awaitAway(String code) {
        await().untilAsserted(() -> assertThat(witness.away()).isEqualTo(code));
        assertThat(health.health().getStatus()).isEqualTo(code.isEmpty() ? Status.UP : Status.DOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {EVENTS, CHECKPOINTS})
    void aTopicThatIsDeletedWhileItLooksIsMissingUntilThereIsOneAgain(String topic) {
        awaitAway("");
        Broker.instance().delete(topic + number);
        awaitAway("TopicMissing");
        Broker.instance().create(topic + number, 1);
        awaitAway("");
    }

    @Test
    void kafkaThatDoesNotAnswerIsNamedAsEverywhere() throws Exception {
        witness.stop();
        startAt("127.0.0.1:1");
        awaitAway("KafkaUnavailable");
    }
}
