package io.rapport.query.platform.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.events.Owner;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.EngineRig;
import io.rapport.query.platform.engine.Trail;
import io.rapport.query.platform.engine.mongo.StaleBatchException;
import io.rapport.query.platform.engine.topic.EventRecord;
import io.rapport.query.platform.engine.topic.EventTopic;
import io.rapport.query.platform.engine.topic.Records;
import io.rapport.query.platform.projection.Projection.KeptBy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who waits for an event goes on when all is written that their answer may rest on, and not before. */
class WaitingReadersIT {

    private static final Owner ALICE = new Owner("acme", "alice");

    private final Log log = new Log();
    private final UUID ada = UUID.randomUUID();
    private long offset;

    private static PartitionFold opened(PartitionOpener opener) {
        return opener.open(opener.topic().currentId(), List.of(EngineRig.homeOf("acme", "alice")), 100)
                .getFirst();
    }

    private EventRecord tagged(EngineRig rig) {
        return Records.of(
                log.next("acme", "alice", new PersonTagged(ada, "tag")),
                rig.topic,
                EngineRig.homeOf("acme", "alice"),
                offset++);
    }

    private boolean isShown(PartitionOpener opener, long sequence) {
        return opener.applied().covers(ALICE, Map.of(ada.toString(), sequence));
    }

    @ParameterizedTest
    @EnumSource(KeptBy.class)
    void aBatchIsShownOnceItIsWritten(KeptBy keptBy) {
        try (EngineRig rig = new EngineRig(new Trail(keptBy));
                EventTopic topic = rig.eventTopic()) {
            PartitionOpener opener = rig.opener(topic);
            PartitionFold fold = opened(opener);
            EventRecord first = tagged(rig);
            fold.apply(List.of(first), true);
            assertThat(isShown(opener, 0)).isFalse();
            fold.apply(List.of(tagged(rig)), false);
            assertThat(isShown(opener, 1)).isTrue();
            assertThat(isShown(opener, 2)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(KeptBy.class)
    void documentsAreShownWithoutTheirProgressOnlyIfNoAnswerRestsOnIt(KeptBy keptBy) {
        try (EngineRig rig = new EngineRig(new Trail(keptBy));
                EventTopic topic = rig.eventTopic()) {
            opened(rig.opener(topic)).apply(List.of(tagged(rig)), false);
            EventRecord second = tagged(rig);
            PartitionOpener overtaken = rig.opener(topic);
            PartitionFold late = opened(overtaken);
            PartitionFold successor = opened(rig.opener(topic));
            late.apply(List.of(second), true);
            successor.apply(List.of(second), false);
            assertThatThrownBy(late::save).isInstanceOf(StaleBatchException.class);
            assertThat(isShown(overtaken, 1)).isEqualTo(keptBy == KeptBy.NOTHING);
        }
    }
}
