package io.rapport.query.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.EventCodec;
import io.rapport.events.EventEnvelope;
import io.rapport.events.EventTypes;
import io.rapport.events.Owner;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.events.relationship.RelationshipEvent.PersonUntagged;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.lanes.ProjectionStatus.State;
import io.rapport.query.platform.reading.AppliedMarkers;
import io.rapport.query.platform.reading.AppliedMarkers.Outcome;
import io.rapport.query.platform.reading.StoppedAggregates;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An event of a newer version comes before the newer version of query-service. */
class NotUnderstoodIT {

    private static final Owner ALICE = new Owner("acme", "alice");

    private final EngineRig rig = new EngineRig(new Tally());
    private final Log log = new Log();
    private final UUID ada = UUID.randomUUID();
    private final UUID grace = UUID.randomUUID();
    private final EventCodec oldCodec = new EventCodec(EventTypes.classes().stream()
            .filter(type -> type != PersonUntagged.class)
            .toList());
    private final ProjectionEngine older = rig.newEngine(oldCodec);
    private final EventEnvelope unknown;

    NotUnderstoodIT() {
        EventEnvelope tagged = log.next("acme", "alice", new PersonTagged(ada, "a"));
        unknown = log.next("acme", "alice", new PersonUntagged(ada, "a"));
        rig.publisher.publish(
                tagged,
                unknown,
                log.next("acme", "alice", new PersonTagged(grace, "a")),
                log.next("acme", "alice", new PersonTagged(ada, "b")));
        older.start();
        awaitPositions(grace, 3L);
        await().until(() -> rig.stored("parked").countDocuments() == 2);
    }

    @AfterEach
    void stop() {
        older.stop();
        rig.close();
    }

    private void awaitPositions(UUID person, Long... positions) {
        await().untilAsserted(() ->
                assertThat(Tally.positionsOf(rig.database, person)).containsExactly(positions));
    }

    @Test
    void waitsAndIsTakenUpByAVersionThatUnderstandsIt() {
        awaitPositions(ada, 1L);
        assertThat(rig.stored("parked").distinct("error", String.class))
                .containsExactlyInAnyOrder("NotUnderstood", "AfterParkedEvent");
        older.stop();
        rig.start();
        awaitPositions(ada, 1L, 2L, 4L);
        awaitPositions(grace, 3L);
        assertThat(rig.stored("parked").countDocuments()).isZero();
        await().until(() -> rig.status().state() == State.LIVE);
    }

    @Test
    void isNotTakenUpByAVersionThatUnderstandsNoMore() {
        older.stop();
        ProjectionEngine same = rig.newEngine(oldCodec);
        same.start();
        rig.publisher.publish(log.next("acme", "alice", new PersonTagged(grace, "b")));
        awaitPositions(grace, 3L, 5L);
        same.stop();
        assertThat(rig.generations().current("tally").number()).isEqualTo(1);
        assertThat(rig.stored("parked").countDocuments()).isEqualTo(2);
    }

    @Test
    void whoWaitsForIsToldThatItIsInVain() throws InterruptedException {
        AppliedMarkers markers = new AppliedMarkers(older::signal, rig.database, rig.generations());
        assertThat(markers.await("tally", ALICE, Map.of(ada.toString(), unknown.sequence()), Duration.ofSeconds(60)))
                .isEqualTo(Outcome.STOPPED);
        assertThat(markers.await("tally", ALICE, Map.of(ada.toString(), 0L), Duration.ofSeconds(60)))
                .isEqualTo(Outcome.APPLIED);
        StoppedAggregates stopped = new StoppedAggregates(rig.database, rig.generations());
        assertThat(stopped.of("tally", ALICE)).isEqualTo(Set.of(ada.toString()));
        assertThat(stopped.of("tally", new Owner("acme", "bob"))).isEmpty();
    }
}
