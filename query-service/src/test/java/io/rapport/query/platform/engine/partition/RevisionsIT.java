package io.rapport.query.platform.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.events.EventEnvelope;
import io.rapport.events.Owner;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.EngineRig;
import io.rapport.query.platform.engine.Tally;
import io.rapport.query.platform.engine.mongo.StaleBatchException;
import io.rapport.query.platform.engine.topic.EventRecord;
import io.rapport.query.platform.engine.topic.EventTopic;
import io.rapport.query.platform.engine.topic.Records;
import io.rapport.query.platform.reading.Revisions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A revision moves with each batch, after its documents, and is the member's own. */
class RevisionsIT {

    private static final int PARTITION = EngineRig.homeOf("acme", "alice");
    private static final Owner ALICE = new Owner("acme", "alice");

    private final EngineRig rig = new EngineRig(new Tally());
    private final EventTopic topic = rig.eventTopic();
    private final PartitionOpeners openers = rig.openers(topic);
    private final PartitionFold fold = opened();
    private final Revisions revisions = new Revisions(rig::signal, rig.database, rig.generations(), () -> null);
    private final Log log = new Log();
    private final UUID ada = UUID.randomUUID();
    private long offset;

    @AfterEach
    void stop() {
        topic.close();
        rig.close();
    }

    private PartitionFold opened() {
        return openers.now().open(topic.currentId(), List.of(PARTITION), 100).getFirst();
    }

    private EventRecord message(String member) {
        EventEnvelope event = log.next("acme", member, new PersonTagged(ada, "tag"));
        return Records.of(event, rig.topic, PARTITION, offset++);
    }

    private Long ofAlice() {
        Long revision = revisions.ofMember("tally", ALICE);
        assertThat(revision).isNotNull();
        return revision == null ? 0 : revision;
    }

    private Long sequenceOf(Owner owner) {
        Long sequence = revisions.ofAggregate("tally", owner, ada.toString());
        return sequence == null ? -1 : sequence;
    }

    @Test
    void nothingIsKnownOfWhoHasDoneNothing() {
        assertThat(revisions.ofMember("tally", ALICE)).isNull();
        assertThat(revisions.ofAggregate("tally", ALICE, ada.toString())).isNull();
    }

    @Test
    void eachBatchMovesTheRevisionsOfItsMembersAndOfNobodyElse() {
        fold.apply(List.of(message("alice"), message("alice")), false);
        Long first = ofAlice();
        assertThat(ofAlice()).isEqualTo(first);
        fold.apply(List.of(message("alice")), false);
        assertThat(ofAlice()).isNotEqualTo(first);
        assertThat(revisions.ofMember("tally", new Owner("acme", "bob"))).isNull();
        assertThat(revisions.ofMember("tally", new Owner("other", "alice"))).isNull();
    }

    @Test
    void anAggregateIsAtTheSequenceOfItsLastEventForItsMemberAlone() {
        fold.apply(List.of(message("alice"), message("alice")), false);
        assertThat(sequenceOf(ALICE)).isEqualTo(1);
        assertThat(sequenceOf(new Owner("acme", "bob"))).isEqualTo(-1);
        assertThat(sequenceOf(new Owner("other", "alice"))).isEqualTo(-1);
    }

    @Test
    void documentsAreWrittenBeforeTheRevisionMoves() {
        fold.apply(List.of(message("alice")), false);
        Long before = ofAlice();
        PartitionFold goingOn = opened();
        goingOn.apply(List.of(message("alice")), true);
        assertThat(Tally.positionsOf(rig.database, ada)).containsExactly(1L, 2L);
        assertThat(ofAlice()).isEqualTo(before);
        assertThat(sequenceOf(ALICE)).isEqualTo(0);
        goingOn.save();
        assertThat(ofAlice()).isNotEqualTo(before);
        assertThat(sequenceOf(ALICE)).isEqualTo(1);
    }

    @Test
    void aWriterThatComesTooLateStillLeavesANewRevision() {
        fold.apply(List.of(message("alice")), false);
        EventRecord second = message("alice");
        PartitionFold late = opened();
        PartitionFold successor = opened();
        late.apply(List.of(second), true);
        successor.apply(List.of(second), false);
        Long before = ofAlice();
        assertThatThrownBy(late::save).isInstanceOf(StaleBatchException.class);
        assertThat(ofAlice()).isNotEqualTo(before);
    }

    @Test
    void aReadModelThatIsBuiltAnewComesToOtherRevisions() {
        EventRecord first = message("alice");
        fold.apply(List.of(first), false);
        Long before = ofAlice();
        openers.now().beginAnotherGeneration("a test wants it");
        assertThat(revisions.ofMember("tally", ALICE)).isNull();
        opened().apply(List.of(first), false);
        assertThat(ofAlice()).isNotEqualTo(before);
    }
}
