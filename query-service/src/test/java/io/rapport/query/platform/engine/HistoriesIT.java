package io.rapport.query.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.EventEnvelope;
import io.rapport.events.Owner;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.parts.BesideOthers;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.lanes.ProjectionStatus.State;
import io.rapport.query.platform.reading.AppliedMarkers;
import io.rapport.query.platform.reading.AppliedMarkers.Outcome;
import io.rapport.trouble.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A topic that is another one than it was, and read models that know what they were built from. */
@BesideOthers
class HistoriesIT {

    private final EngineRig rig = new EngineRig(new Tally());
    private final Log log = new Log();
    private final UUID ada = UUID.randomUUID();
    private final List<EventEnvelope> history = new ArrayList<>();

    @BeforeEach
    void start() {
        rig.start();
        IntStream.range(0, 6).forEach(n -> history.add(tagged(log)));
        publish(history);
        awaitPositions(1, 2, 3, 4, 5, 6);
        await().until(() -> rig.status().isLevel());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private EventEnvelope tagged(Log by) {
        return by.next("acme", "alice", new PersonTagged(ada, "a"));
    }

    private void publish(List<EventEnvelope> events) {
        await().ignoreExceptions().until(() -> {
            rig.publisher.publish(events.toArray(EventEnvelope[]::new));
            return true;
        });
    }

    private void awaitPositions(int... positions) {
        await().untilAsserted(() -> assertThat(Tally.positionsOf(rig.database, ada))
                .isEqualTo(IntStream.of(positions).mapToObj(Long::valueOf).toList()));
    }

    private void awaitTrouble(String code) {
        await().until(() -> {
            @Nullable Trouble problem = rig.status().problem();
            return problem != null && problem.code().equals(code);
        });
        assertThat(rig.status().state()).isEqualTo(State.WAITING);
    }

    private int generation() {
        rig.generations().look();
        return rig.generations().current("tally").number();
    }

    @Test
    void aTopicThatGoesOnInTheMiddleDropsNothing() {
        rig.recreateTopic();
        rig.publisher.skipTo(history.getLast());
        publish(List.of(tagged(log), tagged(log)));
        awaitTrouble("TopicNotFromTheBeginning");
        assertThat(Tally.positionsOf(rig.database, ada)).hasSize(6);
        assertThat(generation()).isEqualTo(1);
    }

    @Test
    void aTopicThatIsFilledAgainGoesOnWhereItWas() {
        rig.recreateTopic();
        awaitTrouble("ReadModelsAheadOfTopic");
        publish(history.subList(0, 4));
        publish(history.subList(4, 6));
        publish(List.of(tagged(log)));
        awaitPositions(1, 2, 3, 4, 5, 6, 7);
        await().until(() -> rig.status().state() == State.LIVE);
        assertThat(generation()).isEqualTo(1);
    }

    @Test
    void anotherHistoryWithTheSameBeginningIsBuiltAnewAndItsLostBranchIsNotConfirmed() throws InterruptedException {
        AppliedMarkers markers = new AppliedMarkers(rig.engine()::signal, rig.database, rig.generations());
        Owner alice = new Owner("acme", "alice");
        Map<String, Long> lost = Map.of(ada.toString(), 5L);
        assertThat(markers.await("tally", alice, lost, Duration.ofSeconds(10))).isEqualTo(Outcome.APPLIED);

        rig.recreateTopic();
        Log restored = new Log(7);
        List<EventEnvelope> another = new ArrayList<>();
        IntStream.range(0, 5).forEach(n -> another.add(tagged(restored)));
        publish(List.of(history.get(0), history.get(1), history.get(2), another.get(3), another.get(4)));
        await().until(() -> generation() == 2);
        awaitPositions(1, 2, 3, 4, 5);
        await().until(() -> rig.status().state() == State.LIVE);
        assertThat(markers.await("tally", alice, lost, Duration.ofMillis(300))).isEqualTo(Outcome.NOT_YET);
    }

    @Test
    void anOperatorMayHaveItFilledAnew() {
        rig.engine().fillAnew("tally");
        await().until(() -> generation() == 2);
        awaitPositions(1, 2, 3, 4, 5, 6);
        assertThat(rig.database.getCollection("tally@1.people").countDocuments())
                .as("what there was stays for a while")
                .isEqualTo(1);
    }

    @Test
    void aHoleStopsThePartitionForGoodEvenIfItsRecordsComeOneByOne() {
        EventEnvelope lost = tagged(log);
        rig.publisher.skipTo(lost);
        publish(List.of(tagged(log)));
        await().until(() -> rig.status().foreign() == 1 && rig.status().isLevel());
        publish(List.of(tagged(log)));
        awaitTrouble("TopicHasAHole");
        UUID grace = UUID.randomUUID();
        String elsewhere = EngineRig.memberOf((EngineRig.homeOf("acme", "alice") + 1) % EngineRig.PARTITIONS);
        for (int n = 0; n < 5; n++) {
            int told = n + 1;
            publish(List.of(log.next("acme", elsewhere, new PersonTagged(grace, "a"))));
            await().untilAsserted(() -> assertThat(Tally.positionsOf(rig.database, grace))
                    .as("another partition goes on")
                    .hasSize(told));
        }
        awaitTroubleStays("TopicHasAHole");
        rig.stop();
        rig.start();
        awaitTroubleStays("TopicHasAHole");
        assertThat(Tally.positionsOf(rig.database, ada)).hasSize(6);
        assertThat(generation()).isEqualTo(1);
    }

    /** Longer than the engine takes to try again, and to probe. */
    private void awaitTroubleStays(String code) {
        await().during(Duration.ofSeconds(4)).until(() -> {
            @Nullable Trouble problem = rig.status().problem();
            return problem != null
                    && problem.code().equals(code)
                    && rig.status().state() == State.WAITING;
        });
    }
}
