package io.rapport.query.platform.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.events.relationship.RelationshipEvent.PersonUntagged;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.EngineRig;
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

/** Documents that events end, whether or not a crash comes in between. */
class DeletedDocumentsIT {

    private static final int PARTITION = EngineRig.homeOf("acme", "alice");

    private final EngineRig rig = new EngineRig(new Labels());
    private final EventTopic topic = rig.eventTopic();
    private final PartitionOpener opener = rig.opener(topic);
    private final Log log = new Log();
    private final UUID ada = UUID.randomUUID();
    private long offset;

    /** A document while a person has a tag. */
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
            DocumentRef<Label> label = new DocumentRef<>(LABELS, event.aggregateId());
            return switch (event.event()) {
                case PersonTagged tagged
                when event.sequence() == 0 -> Plan.create(label, () -> new Label(tagged.tag()));
                case PersonTagged tagged ->
                    Plan.put(label, before -> new Label((before == null ? "" : before.text() + ",") + tagged.tag()));
                case PersonUntagged _ -> Plan.delete(label);
                default -> Plan.nothing();
            };
        }
    }

    @AfterEach
    void stop() {
        topic.close();
        rig.close();
    }

    private PartitionFold opened() {
        return opener.open(topic.currentId(), List.of(PARTITION), 100).getFirst();
    }

    private EventRecord tagged(String tag) {
        return record(new PersonTagged(ada, tag));
    }

    private EventRecord untagged() {
        return record(new PersonUntagged(ada, "tag"));
    }

    private EventRecord record(RelationshipEvent event) {
        return Records.of(log.next("acme", "alice", event), rig.topic, PARTITION, offset++);
    }

    private List<String> labels() {
        return rig.stored("labels")
                .find()
                .map(document -> document.getString("text"))
                .into(new ArrayList<>());
    }

    private void forgetProgress() {
        rig.stored("progress").deleteMany(new Document());
    }

    @Test
    void areGoneAndMayComeAgain() {
        PartitionFold fold = opened();
        fold.apply(List.of(tagged("a"), tagged("b")), false);
        assertThat(labels()).containsExactly("a,b");
        fold.apply(List.of(untagged()), false);
        assertThat(labels()).isEmpty();
        fold.apply(List.of(tagged("c")), false);
        assertThat(labels()).containsExactly("c");
        fold.apply(List.of(tagged("d"), untagged(), tagged("e")), false);
        assertThat(labels()).containsExactly("e");
        fold.apply(List.of(untagged(), tagged("f"), untagged()), false);
        assertThat(labels()).isEmpty();
        assertThat(rig.stored("parked").countDocuments()).isZero();
    }

    @Test
    void areGoneInABacklogToo() {
        PartitionFold fold = opened();
        fold.apply(List.of(tagged("a")), true);
        fold.apply(List.of(untagged()), true);
        fold.save();
        assertThat(labels()).isEmpty();
    }

    @Test
    void areGoneWhenTheEventsComeASecondTimeAfterACrash() {
        List<EventRecord> events = List.of(tagged("a"), tagged("b"), untagged());
        PartitionFold fold = opened();
        fold.apply(events.subList(0, 2), false);
        forgetProgress();
        opened().apply(events, false);
        assertThat(labels()).as("written before, and not known to be").isEmpty();
        forgetProgress();
        opened().apply(events, false);
        assertThat(labels()).as("deleted before").isEmpty();
        forgetProgress();
        opened().apply(events.subList(0, 1), true);
        assertThat(rig.stored("parked").countDocuments()).isZero();
    }
}
