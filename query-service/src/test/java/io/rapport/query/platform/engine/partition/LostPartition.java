package io.rapport.query.platform.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.EngineRig;
import io.rapport.query.platform.engine.Tally;
import io.rapport.query.platform.engine.mongo.StaleBatchException;
import io.rapport.query.platform.engine.topic.EventRecord;
import io.rapport.query.platform.engine.topic.EventTopic;
import io.rapport.query.platform.engine.topic.Records;
import io.rapport.query.platform.projection.Projection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A consumer that lost its partition and does not know it yet. */
abstract class LostPartition {

    private static final int PARTITION = EngineRig.homeOf("acme", "alice");

    private final EngineRig rig;
    private final EventTopic topic;
    private final PartitionOpener opener;
    private final Log log = new Log();
    private final UUID ada = UUID.randomUUID();
    private PartitionFold zombie;

    LostPartition(Projection projection) {
        rig = new EngineRig(projection);
        topic = rig.eventTopic();
        opener = rig.opener(topic);
        zombie = opened();
    }

    @BeforeEach
    void bothHaveThePartition() {
        zombie.apply(List.of(message(0)), false);
    }

    @AfterEach
    void stop() {
        topic.close();
        rig.close();
    }

    private PartitionFold opened() {
        return opener.open(topic.currentId(), List.of(PARTITION), 100).getFirst();
    }

    private EventRecord message(long offset) {
        EventEnvelope event = log.next("acme", "alice", new PersonTagged(ada, "tag"));
        return Records.of(event, rig.topic, PARTITION, offset);
    }

    private List<Long> positions() {
        return Tally.positionsOf(rig.database, ada);
    }

    @Test
    void writesNothingAfterItsSuccessorDid() {
        EventRecord second = message(1);
        EventRecord third = message(2);
        PartitionFold successor = opened();
        successor.apply(List.of(second), false);
        assertThatThrownBy(() -> zombie.apply(List.of(second, third), false)).isInstanceOf(StaleBatchException.class);
        assertThat(positions()).containsExactly(1L, 2L);
        successor.apply(List.of(third), false);
        assertThat(positions()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void leavesNothingInADatabaseThatWasEmptied() {
        rig.database.drop();
        assertThatThrownBy(() -> zombie.apply(List.of(message(1)), false)).isInstanceOf(StaleBatchException.class);
        for (String collection : rig.database.listCollectionNames()) {
            assertThat(rig.database.getCollection(collection).countDocuments())
                    .as(collection)
                    .isZero();
        }
    }

    @Test
    void loadsAgainWhatItKeptIfItsSuccessorWroteDocumentsAndCrashed() {
        EventRecord second = message(1);
        EventRecord third = message(2);
        opened().apply(List.of(second), true);
        assertThat(positions()).containsExactly(1L, 2L);
        zombie.apply(List.of(second, third), false);
        zombie.apply(List.of(message(3)), false);
        assertThat(positions()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(zombie.saved().position()).isEqualTo(4);
    }

    @Test
    void writesNothingOnWhatItKeptOfABacklogWhoseProgressSomebodyElseSaved() {
        EventRecord second = message(1);
        EventRecord third = message(2);
        zombie.apply(List.of(second), true);
        PartitionFold successor = opened();
        assertThat(successor.checkpoint().position()).isEqualTo(1);
        successor.apply(List.of(second, third), false);
        assertThatThrownBy(() -> {
                    zombie.apply(List.of(third), true);
                    zombie.save();
                })
                .isInstanceOf(StaleBatchException.class);
        successor.apply(List.of(message(3)), false);
        assertThat(positions()).containsExactly(1L, 2L, 3L, 4L);
    }
}
