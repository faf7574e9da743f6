package io.rapport.query.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.lanes.ProjectionStatus.State;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several projections read with one consumer, and none of them has to wait for another one that is behind. */
class SharedConsumerIT {

    private static final int BATCH_SIZE = 50;

    /** More than a lane may be behind the consumer without one of its own, and more than may be in flight. */
    private static final int MANY = 1_500;

    private final Tally first = new Tally("first");
    private final Tally second = new Tally("second");
    private final EngineRig rig = new EngineRig(BATCH_SIZE, first, second);
    private final Log log = new Log();
    private final UUID ada = UUID.randomUUID();

    @BeforeEach
    void start() {
        rig.start();
    }

    @AfterEach
    void stop() {
        first.gate.countDown();
        rig.close();
    }

    private void publish(int events) {
        rig.publisher.publish(IntStream.range(0, events)
                .mapToObj(n -> log.next("acme", "alice", new PersonTagged(ada, "tag " + n)))
                .toArray(EventEnvelope[]::new));
    }

    private void awaitEach(Tally tally, int events) {
        List<Long> each = LongStream.rangeClosed(1, events).boxed().toList();
        await().pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(Tally.positionsOf(rig.database, tally.name(), ada))
                        .isEqualTo(each));
    }

    private void awaitLive() {
        await().until(() -> rig.engine().status().stream().allMatch(status -> status.state() == State.LIVE));
    }

    /** The first one is built anew, and held at its first event. */
    private void beginTheFirstAnew() {
        publish(MANY);
        awaitEach(first, MANY);
        awaitEach(second, MANY);
        rig.stop();
        first.version = 2;
        first.gate = new CountDownLatch(1);
        rig.start();
    }

    @Test
    void eachGetsEveryEventOnce() {
        publish(3);
        awaitEach(first, 3);
        awaitEach(second, 3);
        rig.stop();
        publish(2);
        rig.start();
        awaitEach(first, 5);
        awaitEach(second, 5);
        awaitLive();
    }

    @Test
    void oneThatIsBuiltAnewHoldsUpNoOther() {
        beginTheFirstAnew();
        publish(1);
        awaitEach(second, MANY + 1);
        assertThat(rig.engine().status().getFirst().state()).isEqualTo(State.CATCHING_UP);
        first.gate.countDown();
        awaitEach(first, MANY + 1);
        awaitLive();
        publish(1);
        awaitEach(first, MANY + 2);
        awaitEach(second, MANY + 2);
    }

    @Test
    void oneThatFailsWhileItIsBuiltAnewGoesOnFromItsCheckpoint() {
        beginTheFirstAnew();
        first.broken = true;
        first.gate.countDown();
        await().until(() -> rig.engine().status().getFirst().state() == State.WAITING);
        publish(1);
        awaitEach(second, MANY + 1);
        first.broken = false;
        awaitEach(first, MANY + 1);
        awaitLive();
    }

    @Test
    void oneThatFailsStopsNoOther() {
        publish(1);
        awaitEach(first, 1);
        first.broken = true;
        publish(3);
        awaitEach(second, 4);
        assertThat(Tally.positionsOf(rig.database, "first", ada)).containsExactly(1L);
        first.broken = false;
        awaitEach(first, 4);
        awaitLive();
        publish(1);
        awaitEach(first, 5);
        awaitEach(second, 5);
    }
}
