package io.rapport.query.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.CloudEvents;
import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.parts.Broker;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.lanes.ProjectionStatus;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records on the topic that the relay did not put there. */
class ForeignRecordsIT {

    private static final int PARTITIONS = 3;

    private final EngineRig rig = new EngineRig(new Tally());
    private final Log log = new Log();
    private final UUID ada = UUID.randomUUID();
    private final KafkaProducer<byte[], byte[]> stranger = new KafkaProducer<>(
            Map.of("bootstrap.servers", Broker.instance().address()),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    @BeforeEach
    void start() {
        rig.start();
    }

    @AfterEach
    void stop() {
        stranger.close();
        rig.close();
    }

    private EventEnvelope tagged() {
        return log.next("acme", "alice", new PersonTagged(ada, "a"));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // flushed below
    private void strangeRecords() {
        EventEnvelope far = event(1_000_000, 7, "alice");
        EventEnvelope ofBob = event(4, 3, "bob");
        for (int partition = 0; partition < PARTITIONS; partition++) {
            stranger.send(new ProducerRecord<>(rig.topic, partition, null, "?".getBytes(StandardCharsets.UTF_8)));
            send(partition, far, "acme/alice", 0);
            send(partition, far, "acme/alice", 999);
            send(partition, ofBob, "acme/bob", 1);
            send(partition, ofBob, "acme/alice", 3);
        }
        stranger.flush();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // flushed later
    private void send(int partition, EventEnvelope event, String key, long previous) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                rig.topic, partition, key.getBytes(StandardCharsets.UTF_8), EngineRig.CODEC.encode(event.event()));
        CloudEvents.headers(event, previous).forEach(message.headers()::add);
        stranger.send(message);
    }

    private EventEnvelope event(long position, long sequence, String member) {
        EventEnvelope one = new Log(9).next("acme", member, new PersonTagged(ada, "strange"));
        return new EventEnvelope(
                one.eventId(),
                one.type(),
                one.aggregateType(),
                one.aggregateId(),
                sequence,
                position,
                one.tenantId(),
                one.memberId(),
                one.actor(),
                one.recordedAt(),
                one.commandId(),
                one.correlationId(),
                one.causationId(),
                one.event());
    }

    private void awaitPositions(Long... positions) {
        await().untilAsserted(
                        () -> assertThat(Tally.positionsOf(rig.database, ada)).containsExactly(positions));
    }

    @Test
    void areSetAsideCountedAndHideNothing() {
        rig.publisher.publish(tagged(), tagged());
        awaitPositions(1L, 2L);
        strangeRecords();
        rig.publisher.publish(tagged());
        awaitPositions(1L, 2L, 3L);
        await().until(() -> rig.status().foreign() == 15);
        assertThat(rig.status().parked()).isZero();
        rig.stop();
        strangeRecords();
        rig.start();
        rig.publisher.publish(tagged());
        awaitPositions(1L, 2L, 3L, 4L);
        await().until(() -> rig.status().foreign() == 30 && rig.status().isLevel());
        assertThat(rig.status().position()).isEqualTo(4);
    }

    @Test
    void mayBeTheFirstOnesOfTheTopic() {
        strangeRecords();
        rig.publisher.publish(tagged(), tagged());
        awaitPositions(1L, 2L);
        await().until(() -> rig.status().foreign() == 15);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2})
    void whatNamesAnAggregateOfAnotherMemberIsSetAsideEvenWhereItFits(long sequence) {
        rig.publisher.publish(tagged(), tagged());
        awaitPositions(1L, 2L);
        int elsewhere = (EngineRig.homeOf("acme", "alice") + 1) % PARTITIONS;
        String mallory = EngineRig.memberOf(elsewhere);
        send(elsewhere, event(3, sequence, mallory), "acme/" + mallory, 0);
        stranger.flush();
        await().until(() -> rig.status().foreign() == 1 && rig.status().isLevel());
        rig.publisher.publish(log.next("acme", "alice", new PersonTagged(ada, "b")));
        awaitPositions(1L, 2L, 3L);
        await().until(() -> rig.status().state() == ProjectionStatus.State.LIVE);
        assertThat(rig.status().parked()).isZero();
    }
}
