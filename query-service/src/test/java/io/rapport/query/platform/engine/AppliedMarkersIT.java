package io.rapport.query.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.Owner;
import io.rapport.events.member.MemberEvent.TimeZoneChosen;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.progress.Marker;
import io.rapport.query.platform.reading.AppliedMarkers;
import io.rapport.query.platform.reading.AppliedMarkers.Outcome;
import io.rapport.query.platform.reading.Revisions;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits for a read model, in the instance that folds it and in another one. */
class AppliedMarkersIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final EngineRig rig = new EngineRig(new Trail());
    private final Log log = new Log();
    private final EventEnvelope event = log.next("acme", "alice", new PersonTagged(UUID.randomUUID(), "tag"));

    @BeforeEach
    void start() {
        rig.start();
        rig.publisher.publish(event);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private Outcome await(ProjectionEngine in, String member, long sequence, Duration limit)
            throws InterruptedException {
        return await(in, member, event, sequence, limit);
    }

    private Outcome await(ProjectionEngine in, String member, EventEnvelope of, long sequence, Duration limit)
            throws InterruptedException {
        return new AppliedMarkers(in::signal, rig.database, rig.generations())
                .await("tally", new Owner("acme", member), Map.of(of.aggregateId(), sequence), limit);
    }

    @Test
    void seesWhatThisInstanceApplied() throws InterruptedException {
        assertThat(await(rig.engine(), "alice", 0, LONG)).isEqualTo(Outcome.APPLIED);
        assertThat(Tally.positionsOf(rig.database, UUID.fromString(event.aggregateId())))
                .containsExactly(1L);
    }

    @Test
    void seesWhatAnotherInstanceApplied() throws InterruptedException {
        assertThat(await(rig.newEngine(), "alice", 0, LONG)).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void doesNotSeeWhatIsNotThereOrAnotherMembers() throws InterruptedException {
        assertThat(await(rig.engine(), "alice", 0, LONG)).isEqualTo(Outcome.APPLIED);
        assertThat(await(rig.engine(), "alice", 1, Duration.ofMillis(100))).isEqualTo(Outcome.NOT_YET);
        assertThat(await(rig.engine(), "bob", 0, Duration.ofMillis(100))).isEqualTo(Outcome.NOT_YET);
    }

    @Test
    void seesWhatAnotherInstanceAppliedToWhatThisOneFollowedBefore() throws InterruptedException {
        ProjectionEngine mine = rig.newEngine();
        mine.signal("tally").signal(List.of(Marker.orNone(null, new Owner("acme", "alice"), event.aggregateId())));
        assertThat(await(mine, "alice", 0, LONG)).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void whatChangesNothingIsKnownHereAndSoonElsewhere() throws InterruptedException {
        assertThat(await(rig.engine(), "alice", 0, LONG)).isEqualTo(Outcome.APPLIED);
        EventEnvelope first = quiet();
        EventEnvelope second = quiet();
        rig.publisher.publish(first);
        assertThat(await(rig.engine(), "alice", first, 0, LONG)).isEqualTo(Outcome.APPLIED);
        assertThat(await(rig.newEngine(), "alice", first, 0, LONG)).isEqualTo(Outcome.APPLIED);
        rig.publisher.publish(second);
        assertThat(await(rig.engine(), "alice", second, 1, LONG)).isEqualTo(Outcome.APPLIED);
        assertThat(new Revisions(rig.engine()::signal, rig.database, rig.generations(), () -> null)
                        .ofAggregate("tally", new Owner("acme", "alice"), second.aggregateId()))
                .isEqualTo(1L);
        assertThat(Tally.positionsOf(rig.database, UUID.fromString(event.aggregateId())))
                .containsExactly(1L);
    }

    /** Of a context that the read model does not follow. */
    private EventEnvelope quiet() {
        return log.next("acme", "alice", new TimeZoneChosen(ZoneId.of("Europe/Berlin")));
    }
}
