package io.rapport.query.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.parts.BesideOthers;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.lanes.ProjectionStatus;
import io.rapport.query.platform.engine.lanes.ProjectionStatus.State;
import io.rapport.trouble.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine between a real Kafka and a MongoDB server: each event is in each read model exactly once. */
@BesideOthers
class EngineIT {

    private final Tally tally = new Tally();
    private final EngineRig rig = new EngineRig(tally);
    private final Log log = new Log();
    private final UUID ada = UUID.randomUUID();
    private final UUID grace = UUID.randomUUID();

    @BeforeEach
    void start() {
        rig.start();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private EventEnvelope tagged(UUID person, String tag) {
        return log.next("acme", "alice", new PersonTagged(person, tag));
    }

    private MongoCollection<Document> stored(String collection) {
        return rig.stored(collection);
    }

    private List<Long> positionsOf(UUID person) {
        return Tally.positionsOf(rig.database, person);
    }

    private int eventsOf(String member) {
        Document seen =
                stored("members").find(Filters.eq("_id", "acme/" + member)).first();
        return seen == null ? 0 : seen.getInteger("events");
    }

    private void awaitPositions(UUID person, Long... positions) {
        await().pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(positionsOf(person)).containsExactly(positions));
    }

    /**
     * Everything that an event up to this position brought is there: collections are written side by side, and parked
     * events after them, so one that has come says nothing of the others.
     */
    private void awaitApplied(long position) {
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> rig.status().position() == position && rig.status().isLevel());
    }

    private void awaitState(State state) {
        await().until(() -> rig.status().state() == state);
    }

    private static @Nullable String codeOf(@Nullable Trouble trouble) {
        return trouble == null ? null : trouble.code();
    }

    private List<String> parkedErrors() {
        return stored("parked")
                .find()
                .sort(Sorts.ascending("_id"))
                .map(parked -> parked.get("position") + " " + parked.getString("error"))
                .into(new ArrayList<>());
    }

    @Test
    void appliesWhatIsOnTheTopicAndWhatComesLater() {
        rig.publisher.publish(tagged(ada, "a"), tagged(ada, "b"));
        awaitPositions(ada, 1L, 2L);
        rig.publisher.publish(tagged(ada, "c"));
        awaitApplied(3);
        assertThat(positionsOf(ada)).containsExactly(1L, 2L, 3L);
        assertThat(eventsOf("alice")).isEqualTo(3);
        await().untilAsserted(() ->
                assertThat(rig.status()).isEqualTo(new ProjectionStatus("tally", 3, 0L, State.LIVE, 0, 0, null)));
    }

    @Test
    void anEventThatIsOnTheTopicTwiceCountsOnce() {
        EventEnvelope first = tagged(ada, "a");
        EventEnvelope second = tagged(ada, "b");
        rig.publisher.publish(first, second);
        rig.publisher.publish(first, second);
        rig.publisher.publish(first, second, tagged(ada, "c"));
        awaitApplied(3);
        assertThat(positionsOf(ada)).containsExactly(1L, 2L, 3L);
        assertThat(eventsOf("alice")).isEqualTo(3);
    }

    @Test
    void aCrashBeforeTheCheckpointIsHarmless() {
        crashAfter(() -> stored("progress")
                .updateMany(
                        Filters.exists("offset"),
                        Updates.combine(
                                Updates.set("offset", 0L),
                                Updates.set("link", 0L),
                                Updates.set("position", 0L),
                                Updates.set("trail", ""))));
    }

    @Test
    void aCrashBeforeTheMarkersIsHarmless() {
        crashAfter(() -> {
            stored("progress").deleteMany(Filters.exists("aggregateId"));
            stored("progress")
                    .updateMany(
                            Filters.exists("offset"),
                            Updates.combine(
                                    Updates.set("offset", 0L),
                                    Updates.set("link", 0L),
                                    Updates.set("position", 0L),
                                    Updates.set("trail", "")));
        });
    }

    @Test
    void aCrashBetweenTwoDocumentsIsHarmless() {
        crashAfter(() -> {
            stored("progress").deleteMany(new Document());
            // As if the batch had got no further than Ada.
            stored("people").deleteMany(Filters.eq("_id", grace.toString()));
            stored("members").deleteMany(new Document());
        });
    }

    private void crashAfter(Runnable lastWritesAreLost) {
        rig.publisher.publish(tagged(ada, "a"), tagged(grace, "a"), tagged(ada, "b"));
        awaitPositions(ada, 1L, 3L);
        awaitPositions(grace, 2L);
        rig.stop();
        lastWritesAreLost.run();
        rig.publisher.publish(tagged(grace, "b"));
        rig.start();
        awaitApplied(4);
        assertThat(positionsOf(grace)).containsExactly(2L, 4L);
        assertThat(positionsOf(ada)).containsExactly(1L, 3L);
        assertThat(eventsOf("alice")).isEqualTo(4);
        assertThat(parkedErrors()).isEmpty();
    }

    @Test
    void aHoleStopsItsAggregateAndNoOther() {
        rig.publisher.publish(tagged(ada, "a"));
        tagged(ada, "lost");
        rig.publisher.publish(tagged(ada, "b"), tagged(grace, "a"), tagged(ada, "c"));
        awaitApplied(5);
        assertThat(positionsOf(grace)).containsExactly(4L);
        assertThat(positionsOf(ada)).containsExactly(1L);
        assertThat(parkedErrors()).containsExactly("3 SequenceHole", "5 AfterParkedEvent");
        awaitState(State.PARKED);
        assertThat(rig.status().parked()).isEqualTo(2);
    }

    @Test
    void anEventThatTheFoldRefusesIsParkedWithAllThatFollowItInItsAggregate() {
        tally.refusedTags.add("poison");
        rig.publisher.publish(tagged(ada, "a"), tagged(ada, "poison"), tagged(grace, "a"), tagged(ada, "c"));
        awaitPositions(grace, 3L);
        rig.publisher.publish(tagged(ada, "d"), tagged(grace, "b"));
        awaitApplied(6);
        assertThat(positionsOf(grace)).containsExactly(3L, 6L);
        assertThat(positionsOf(ada)).containsExactly(1L);
        assertThat(parkedErrors())
                .containsExactly("2 IllegalStateException", "4 AfterParkedEvent", "5 AfterParkedEvent");
        assertThat(stored("parked").find().map(Document::toJson))
                .allSatisfy(parked -> assertThat(parked).doesNotContain("poison"));
    }

    @Test
    void aPayloadThatIsNoEventIsParked() {
        rig.publisher.publishWithPayload(tagged(ada, "a"), "{\"tag\"".getBytes(StandardCharsets.UTF_8));
        rig.publisher.publish(tagged(grace, "a"));
        awaitApplied(2);
        assertThat(positionsOf(grace)).containsExactly(2L);
        assertThat(parkedErrors()).containsExactly("1 MalformedEventException");
    }

    @Test
    void aDatabaseThatWasEmptiedIsFilledAgain() {
        rig.publisher.publish(tagged(ada, "a"), tagged(ada, "b"), tagged(grace, "a"));
        awaitPositions(grace, 3L);
        rig.database.drop();
        awaitPositions(ada, 1L, 2L);
        awaitPositions(grace, 3L);
        rig.database.drop();
        rig.publisher.publish(tagged(ada, "c"));
        awaitPositions(ada, 1L, 2L, 4L);
        awaitPositions(grace, 3L);
        assertThat(parkedErrors()).isEmpty();
        assertThat(stored("people").listIndexes().into(new ArrayList<>())).hasSize(2);
    }

    @Test
    void aTopicThatWasCreatedAnewIsReadFromItsStartWithoutRepeatingAnything() {
        EventEnvelope first = tagged(ada, "a");
        EventEnvelope second = tagged(ada, "b");
        EventEnvelope third = tagged(grace, "a");
        rig.publisher.publish(first, second);
        awaitPositions(ada, 1L, 2L);
        rig.stop();
        Document gone = new Document("_id", "goes with its collection if that is dropped");
        stored("people").insertOne(gone);
        rig.recreateTopic();
        // In one transaction, so that the offsets differ from before.
        rig.publisher.publish(first, second, third, tagged(ada, "c"));
        rig.start();
        awaitPositions(ada, 1L, 2L, 4L);
        awaitPositions(grace, 3L);
        assertThat(parkedErrors()).isEmpty();
        assertThat(stored("people").find(gone).first()).isNotNull();
    }

    @Test
    void anotherLogOnTheTopicIsFoldedFromItsStartAndNothingOfTheFirstIsLeft() {
        rig.publisher.publish(tagged(ada, "a"), tagged(ada, "b"), tagged(ada, "c"));
        awaitPositions(ada, 1L, 2L, 3L);
        rig.stop();
        rig.recreateTopic();
        Log another = new Log(1);
        rig.publisher.publish(
                another.next("acme", "alice", new PersonTagged(grace, "a")),
                another.next("acme", "alice", new PersonTagged(grace, "b")));
        rig.start();
        awaitApplied(2);
        assertThat(positionsOf(grace)).containsExactly(1L, 2L);
        assertThat(positionsOf(ada)).isEmpty();
        awaitState(State.LIVE);
        assertThat(eventsOf("alice")).isEqualTo(2);
        assertThat(parkedErrors()).isEmpty();
    }

    @Test
    void documentsOfAnOlderVersionAreBuiltAnew() {
        rig.publisher.publish(tagged(ada, "a"), tagged(grace, "a"));
        awaitPositions(grace, 2L);
        rig.stop();
        stored("people").updateMany(new Document(), Updates.set("positions", List.of()));
        tally.version = 2;
        rig.start();
        awaitPositions(ada, 1L);
        awaitPositions(grace, 2L);
        awaitState(State.LIVE);
    }

    @Test
    void anInstanceThatHasNoPartitionStandsBy() {
        List<ProjectionEngine> more = Stream.generate(rig::newEngine).limit(3).toList();
        try {
            awaitState(State.LIVE);
            more.forEach(ProjectionEngine::start);
            // One of the four has none of the three partitions, and it is the same to which one that happens.
            await().until(() -> Stream.concat(Stream.of(rig.engine()), more.stream())
                            .flatMap(engine -> engine.status().stream())
                            .map(ProjectionStatus::state)
                            .filter(state -> state == State.IDLE)
                            .count()
                    == 1);
        } finally {
            more.forEach(ProjectionEngine::stop);
        }
    }

    @Test
    void aTopicThatIsReplacedUnderARunningProjectionIsNoticed() {
        EventEnvelope first = tagged(ada, "a");
        rig.publisher.publish(first);
        awaitPositions(ada, 1L);
        rig.recreateTopic();
        await().until(() -> "ReadModelsAheadOfTopic".equals(codeOf(rig.status().problem())));
        assertThat(positionsOf(ada)).containsExactly(1L);
        EventEnvelope second = tagged(grace, "a");
        await().ignoreExceptions().until(() -> {
            rig.publisher.publish(first, second);
            return true;
        });
        awaitPositions(grace, 2L);
        awaitPositions(ada, 1L);
    }

    @Test
    void aTopicThatDoesNotExistYetIsWaitedFor() {
        rig.stop();
        rig.deleteTopic();
        rig.start();
        awaitState(State.WAITING);
        rig.recreateTopic();
        EventEnvelope first = tagged(ada, "a");
        await().ignoreExceptions().until(() -> {
            rig.publisher.publish(first);
            return true;
        });
        awaitPositions(ada, 1L);
        awaitState(State.LIVE);
    }

    @Test
    void anErrorDoesNotLeaveTheProjectionDead() {
        rig.publisher.publish(tagged(ada, "a"));
        awaitPositions(ada, 1L);
        tally.broken = true;
        rig.publisher.publish(tagged(ada, "b"));
        awaitState(State.WAITING);
        assertThat(rig.status().problem()).isEqualTo(new Trouble("StackOverflowError", null));
        tally.broken = false;
        awaitPositions(ada, 1L, 2L);
        awaitState(State.LIVE);
    }
}
