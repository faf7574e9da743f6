package io.rapport.query.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.mongodb.EmbeddedMongo;
import io.rapport.query.engine.ProjectionStatus.State;
import io.rapport.query.parts.Log;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * MongoDB goes away and comes back empty, as the embedded server does: it is this test's own, whatever is configured.
 */
class OutageIT {

    private final Log log = new Log();
    private final UUID ada = UUID.randomUUID();

    private EmbeddedMongo server = EmbeddedMongo.start(0);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readModelsComeBackByThemselvesWhenTheServerDoesWithNothingInIt() {
        try (EngineRig rig = new EngineRig(server.uri(), new Tally())) {
            rig.start();
            rig.publisher.publish(log.next("acme", "alice", new PersonTagged(ada, "a")));
            awaitEvents(rig, 1);
            server.close();
            rig.publisher.publish(log.next("acme", "alice", new PersonTagged(ada, "b")));
            await().atMost(Duration.ofSeconds(30)).until(() -> rig.status().state() == State.WAITING);
            server = EmbeddedMongo.start(server.port());
            awaitEvents(rig, 2);
            await().atMost(Duration.ofSeconds(30)).until(() -> rig.status().state() == State.LIVE);
        }
    }

    private void awaitEvents(EngineRig rig, int events) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(Tally.positionsOf(rig.database, ada)).hasSize(events));
    }
}
