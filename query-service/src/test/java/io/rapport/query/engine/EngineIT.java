package io.rapport.query.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.query.parts.Log;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine between a real Kafka and a MongoDB server: each event is in each read model exactly once. */
class EngineIT {

    private final Tally tally = new Tally();
    private final EngineRig rig = new EngineRig(tally);
    private final Log log = new Log();

    @AfterEach
    void stop() {
        rig.close();
    }

    private EventEnvelope tagged(String member, UUID person, String tag) {
        return log.next("acme", member, new PersonTagged(person, tag));
    }

    private List<Long> positionsOf(UUID person) {
        Tally.PersonSeen seen = rig.readModels()
                .collection("tally", Tally.PEOPLE, Tally.PersonSeen.class)
                .find(Filters.eq("_id", person.toString()))
                .first();
        return seen == null ? List.of() : seen.positions();
    }

    private void awaitPositions(UUID person, Long... positions) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(positionsOf(person)).containsExactly(positions));
    }

    @Test
    void appliesWhatIsOnTheTopicAndWhatComesLater() {
        UUID ada = UUID.randomUUID();
        rig.publisher.publish(tagged("alice", ada, "a"), tagged("alice", ada, "b"));
        rig.start();
        awaitPositions(ada, 1L, 2L);
        rig.publisher.publish(tagged("alice", ada, "c"));
        awaitPositions(ada, 1L, 2L, 3L);
        await().untilAsserted(() -> assertThat(rig.engine().status())
                .containsExactly(new ProjectionStatus("tally", 3, 0, ProjectionStatus.State.LIVE, 0, null)));
    }
}
