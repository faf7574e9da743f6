package io.rapport.query.platform.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.PersonForgotten;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.EngineRig;
import io.rapport.query.platform.engine.member.ForgettingUnfinishedException;
import io.rapport.query.platform.engine.topic.EventRecord;
import io.rapport.query.platform.engine.topic.EventTopic;
import io.rapport.query.platform.engine.topic.Records;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("When somebody is forgotten, the documents of the member")
class RefoldIT {

    private static final int PARTITION = EngineRig.homeOf("acme", "alice");
    private static final String OTHER = EngineRig.memberOf(PARTITION);

    private final EngineRig rig = new EngineRig(new Tags());
    private final EventTopic topic = rig.eventTopic();
    private final PartitionOpener opener = rig.opener(topic);
    private final Log log = new Log();
    private final UUID ada = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();
    private long offset;

    /** A document for each tag that was ever given. */
    private static final class Tags implements Projection {

        record Tag(String text) {}

        private static final DocumentType<Tag> TAGS = new DocumentType<>("tags", Tag.class, List.of());

        @Override
        public String name() {
            return "tag";
        }

        @Override
        public List<DocumentType<?>> documentTypes() {
            return List.of(TAGS);
        }

        @Override
        public Set<Class<? extends RapportEvent>> follows() {
            return Set.of(RelationshipEvent.class);
        }

        @Override
        public Plan plan(EventEnvelope event) {
            if (event.event() instanceof PersonTagged tagged && tagged.tag().equals("refused")) {
                throw new IllegalStateException("refused");
            }
            return event.event() instanceof PersonTagged tagged
                    ? Plan.put(
                            new DocumentRef<>(TAGS, event.memberId() + "/" + tagged.tag()),
                            before -> new Tag(tagged.tag()))
                    : Plan.nothing();
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

    private EventRecord tagged(String member, UUID person, String tag, String today) {
        EventEnvelope event = log.next("acme", member, new PersonTagged(person, tag));
        rig.log.events.add(new EventEnvelope(
                event.eventId(),
                event.type(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.position(),
                event.tenantId(),
                event.memberId(),
                event.actor(),
                event.recordedAt(),
                event.commandId(),
                event.correlationId(),
                event.causationId(),
                new PersonTagged(person, today)));
        return Records.of(event, rig.topic, PARTITION, offset++);
    }

    private EventRecord forgotten() {
        return Records.of(
                log.next("acme", "alice", new PersonForgotten(ada, UUID.randomUUID(), Set.of(ada), 2)),
                rig.topic,
                PARTITION,
                offset++);
    }

    private List<String> tags() {
        return rig.stored("tags")
                .find()
                .map(document -> document.getString("text"))
                .into(new ArrayList<>());
    }

    private List<EventRecord> before() {
        return List.of(
                tagged("alice", ada, "Ada's", "(forgotten)"),
                tagged("alice", ada, "Lovelace", "(forgotten)"),
                tagged("alice", ben, "tea", "tea"),
                tagged(OTHER, UUID.randomUUID(), "of another", "of another, today"));
    }

    @Test
    @DisplayName("become what the log tells today, and those of others stay as they are")
    void areMadeAnew() {
        PartitionFold fold = opened();
        fold.apply(before(), false);
        rig.log.forgottenAt = Instant.now();
        fold.apply(
                List.of(tagged("alice", ben, "before", "before"), forgotten(), tagged("alice", ben, "after", "later")),
                false);

        assertThat(tags()).containsExactlyInAnyOrder("(forgotten)", "tea", "of another", "before", "later");
        assertThat(rig.stored("parked").countDocuments()).isZero();
        fold.save();
        opened().apply(List.of(tagged("alice", ben, "still", "still")), false);
        assertThat(tags()).contains("still");
    }

    @Test
    @DisplayName("become so in a backlog too")
    void areMadeAnewInABacklog() {
        PartitionFold fold = opened();
        fold.apply(before(), true);
        rig.log.forgottenAt = Instant.now();
        fold.apply(List.of(forgotten(), tagged("alice", ben, "after", "later")), true);
        fold.save();

        assertThat(tags()).containsExactlyInAnyOrder("(forgotten)", "tea", "of another", "later");
    }

    @Test
    @DisplayName("tell nothing of what was opened ahead of the fold, in whichever batch, though it was recorded later")
    void openedAhead() {
        PartitionFold fold = opened();
        fold.apply(before(), false);
        EventRecord forgotten = forgotten();
        EventRecord ahead = tagged("alice", ada, "Byron", "(forgotten)");
        EventRecord ofOther = tagged(OTHER, UUID.randomUUID(), "of another", "of another, today");
        EventRecord farAhead = tagged("alice", ada, "Augusta", "(forgotten)");
        rig.log.forgottenAt = Instant.now();
        fold.apply(List.of(forgotten, ahead), true);
        fold.apply(List.of(ofOther, farAhead), false);
        fold.save();

        assertThat(tags()).containsExactlyInAnyOrder("(forgotten)", "tea", "of another");
    }

    @Test
    @DisplayName("wait until the keys are destroyed, and nothing after it is told meanwhile")
    void waitForTheKeys() {
        PartitionFold fold = opened();
        fold.apply(before(), false);
        EventRecord forgotten = forgotten();

        assertThatThrownBy(() -> fold.apply(List.of(forgotten), false))
                .isInstanceOf(ForgettingUnfinishedException.class);
        assertThat(tags()).contains("Ada's");
        rig.log.forgottenAt = Instant.now();
        opened().apply(List.of(forgotten), false);
        assertThat(tags()).doesNotContain("Ada's", "Lovelace");
    }

    @Test
    @DisplayName("are not made anew where all of them were folded after it")
    void areNotMadeAnew() {
        rig.log.forgottenAt = Instant.now().minusSeconds(600);
        PartitionFold fold = opened();
        fold.apply(before(), false);
        fold.apply(List.of(forgotten()), false);

        assertThat(rig.log.reads).isZero();
    }

    @Test
    @DisplayName("of an aggregate that is stopped go on no further than it is")
    void stopped() {
        PartitionFold fold = opened();
        fold.apply(List.of(tagged("alice", ben, "first", "first")), false);
        fold.apply(
                List.of(tagged("alice", ben, "refused", "not refused"), tagged("alice", ben, "more", "more")), false);
        assertThat(rig.stored("parked").countDocuments()).isEqualTo(2);
        rig.log.forgottenAt = Instant.now();
        fold.apply(List.of(forgotten()), false);

        assertThat(tags()).containsExactly("first");
    }
}
