package io.rapport.query.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.parts.BesideOthers;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.lanes.ProjectionStatus;
import io.rapport.query.platform.engine.lanes.ProjectionStatus.State;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The topic is deleted while instances read it, and one stands by. */
@BesideOthers
class TopicGoneIT {

    private final EngineRig rig = new EngineRig(new Tally());
    private final List<ProjectionEngine> engines = new ArrayList<>();

    @AfterEach
    void stop() {
        engines.forEach(ProjectionEngine::stop);
        rig.close();
    }

    private Stream<ProjectionStatus> statuses() {
        return engines.stream().map(engine -> engine.statusNow().getFirst());
    }

    @Test
    void nobodySaysThatAllIsWellAndNobodyClaimsToKnowTheLag() {
        UUID ada = UUID.randomUUID();
        rig.publisher.publish(new Log().next("acme", "alice", new PersonTagged(ada, "a")));
        for (int n = 0; n <= EngineRig.PARTITIONS; n++) {
            engines.add(rig.newEngine());
            engines.getLast().start();
        }
        await().until(() -> statuses().anyMatch(status -> status.state() == State.IDLE)
                && statuses().anyMatch(status -> status.position() == 1));
        rig.deleteTopic();
        await().until(() -> statuses().allMatch(status -> status.state() == State.WAITING && status.problem() != null));
        assertThat(statuses()).allSatisfy(status -> assertThat(status.lag()).isNull());
        assertThat(statuses())
                .anySatisfy(status -> assertThat(status.position()).isEqualTo(1));
        assertThat(Tally.positionsOf(rig.database, ada)).containsExactly(1L);
    }
}
