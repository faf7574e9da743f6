package io.rapport.query.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.Publisher;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A topic that was filled again with fewer partitions than it had. */
class OtherPartitionsIT {

    @Test
    void takesNothingForAppliedThatWasInAPartitionWhichWasBehind() {
        UUID ahead = UUID.randomUUID();
        UUID behind = UUID.randomUUID();
        Log log = new Log();
        EventEnvelope first = log.next("acme", EngineRig.memberOf(0), new PersonTagged(ahead, "a"));
        EventEnvelope unseen = log.next("acme", EngineRig.memberOf(1), new PersonTagged(behind, "a"));
        EventEnvelope third = log.next("acme", EngineRig.memberOf(0), new PersonTagged(ahead, "b"));
        try (EngineRig rig = new EngineRig(new Tally())) {
            rig.start();
            rig.publisher.publish(first, third);
            await().until(() -> rig.status().position() == 3 && rig.status().isLevel());
            rig.stop();
            rig.recreateTopic(1);
            try (Publisher again = new Publisher(rig.topic)) {
                again.publish(first, unseen, third);
            }
            rig.start();
            await().untilAsserted(() -> {
                assertThat(Tally.positionsOf(rig.database, behind)).containsExactly(2L);
                assertThat(Tally.positionsOf(rig.database, ahead)).containsExactly(1L, 3L);
            });
        }
    }
}
