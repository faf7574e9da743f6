package io.rapport.query.platform.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.EngineRig;
import io.rapport.query.platform.engine.mongo.StaleBatchException;
import io.rapport.query.platform.engine.topic.EventRecord;
import io.rapport.query.platform.engine.topic.EventTopic;
import io.rapport.query.platform.engine.topic.Records;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of a backlog several batches are folded before they are written. */
class BacklogIT {

    private static final int PARTITION = EngineRig.homeOf("acme", "alice");
    private static final int MOST_UNWRITTEN = 4;
    private static final String HUGE = "huge";

    private final EngineRig rig = new EngineRig(new Labels());
    private final EventTopic topic = rig.eventTopic();
    private final PartitionOpener opener = rig.opener(topic);
    private final Log log = new Log();
    private final UUID ada = UUID.randomUUID();
    private final PartitionFold fromTheBeginning = opened();
    private long offset;

    /** A document that one event can make too large to be stored. */
    private static final class Labels implements Projection {

        record Label(String text) {}

        private static final DocumentType<Label> LABELS = new DocumentType<>("labels", Label.class, List.of());

        @Override
        public String name() {
            return "label";
        }

        @Override
        public List<DocumentType<?>> documentTypes() {
            return List.of(LABELS);
        }

        @Override
        public Set<Class<? extends RapportEvent>> follows() {
            return Set.of(RelationshipEvent.class);
        }

        @Override
        public Plan plan(EventEnvelope event) {
            String tag = event.event() instanceof PersonTagged tagged ? tagged.tag() : "";
            Label label = new Label(tag.equals(HUGE) ? "x".repeat(16 * 1024 * 1024) : tag);
            return event.sequence() == 0
                    ? Plan.create(label(event), () -> label)
                    : Plan.change(label(event), before -> label);
        }

        private static DocumentRef<Label> label(EventEnvelope event) {
            return new DocumentRef<>(LABELS, event.aggregateId());
        }
    }

    @AfterEach
    void stop() {
        topic.close();
        rig.close();
    }

    private PartitionFold opened() {
        return opener.open(topic.currentId(), List.of(PARTITION), MOST_UNWRITTEN)
                .getFirst();
    }

    private List<EventRecord> tagged(UUID person, String tag) {
        EventEnvelope event = log.next("acme", "alice", new PersonTagged(person, tag));
        return List.of(Records.of(event, rig.topic, PARTITION, offset++));
    }

    private List<String> labels() {
        return rig.stored("labels")
                .find()
                .map(document -> document.getString("text"))
                .into(new ArrayList<>());
    }

    private List<Document> parked() {
        return rig.stored("parked").find().into(new ArrayList<>());
    }

    @Test
    void isWrittenWhenNoMoreFollows() {
        fromTheBeginning.apply(tagged(ada, "first"), true);
        fromTheBeginning.apply(tagged(ada, "second"), true);
        assertThat(labels()).isEmpty();
        assertThat(fromTheBeginning.saved().position()).isZero();
        fromTheBeginning.apply(tagged(ada, "third"), false);
        assertThat(labels()).containsExactly("third");
        assertThat(fromTheBeginning.saved().position()).isEqualTo(3);
    }

    @Test
    void isWrittenWhenMoreWasExpectedInVain() {
        fromTheBeginning.apply(tagged(ada, "first"), true);
        fromTheBeginning.save();
        assertThat(labels()).containsExactly("first");
        assertThat(fromTheBeginning.saved().position()).isEqualTo(1);
    }

    @Test
    void isWrittenBeforeItTakesMoreMemoryThanItMay() {
        for (int n = 1; n < MOST_UNWRITTEN; n++) {
            fromTheBeginning.apply(tagged(UUID.randomUUID(), "tag"), true);
        }
        assertThat(labels()).isEmpty();
        fromTheBeginning.apply(tagged(UUID.randomUUID(), "tag"), true);
        assertThat(labels()).hasSize(MOST_UNWRITTEN);
    }

    @Test
    void isFoldedAgainAfterACrashBetweenDocumentsAndProgress() {
        var first = tagged(ada, "first");
        var second = tagged(ada, "second");
        var third = tagged(ada, "third");
        PartitionFold crashes = opened();
        crashes.apply(first, true);
        crashes.apply(second, true);
        assertThat(labels()).containsExactly("second");
        fromTheBeginning.apply(first, true);
        fromTheBeginning.apply(second, true);
        assertThatThrownBy(() -> fromTheBeginning.apply(third, false)).isInstanceOf(StaleBatchException.class);
        assertThat(labels()).containsExactly("second");
        PartitionFold again = opened();
        assertThat(again.saved().position()).isZero();
        again.apply(first, true);
        again.apply(second, true);
        again.apply(third, false);
        assertThat(labels()).containsExactly("third");
        assertThat(again.saved().position()).isEqualTo(3);
    }

    @Test
    void aDocumentThatCannotBeWrittenIsFoundWhenTheBatchesAreFoldedAgain() {
        var first = tagged(ada, "first");
        var huge = tagged(ada, HUGE);
        var afterIt = tagged(ada, "third");
        var another = tagged(UUID.randomUUID(), "another");
        fromTheBeginning.apply(first, true);
        fromTheBeginning.apply(huge, true);
        assertThatThrownBy(() -> fromTheBeginning.save()).isInstanceOf(StaleBatchException.class);
        assertThat(labels()).isEmpty();
        PartitionFold again = opened();
        again.apply(first, true);
        again.apply(huge, true);
        again.apply(afterIt, true);
        again.apply(another, false);
        assertThat(labels()).containsExactlyInAnyOrder("first", "another");
        assertThat(parked())
                .extracting(event -> event.getString("error"))
                .containsExactlyInAnyOrder("DocumentTooLarge", FoldedBatch.AFTER_PARKED);
        assertThat(again.saved().position()).isEqualTo(4);
    }
}
