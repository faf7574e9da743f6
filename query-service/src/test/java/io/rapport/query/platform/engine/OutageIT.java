package io.rapport.query.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.mongodb.EmbeddedMongo;
import io.rapport.parts.FreePort;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.lanes.ProjectionStatus.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * MongoDB goes away and comes back empty, as the embedded server does: it is this test's own, whatever is configured.
 */
class OutageIT {

    private static final int OUTAGES = 5;

    private final Log log = new Log();
    private final UUID ada = UUID.randomUUID();
    private final Random random = new Random();
    private final List<UUID> people =
            Stream.generate(UUID::randomUUID).limit(30).toList();
    private final Map<UUID, List<Long>> published = new HashMap<>();

    private EmbeddedMongo server;

    @BeforeEach
    void start() {
        server = EmbeddedMongo.start(FreePort.find());
    }

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
            await().until(() -> rig.status().state() == State.WAITING);
            server = EmbeddedMongo.start(server.port());
            awaitEvents(rig, 2);
            await().until(() -> rig.status().state() == State.LIVE);
        }
    }

    @Test
    void outagesWhileEventsComeInAtAnyMomentCostNothing() throws Exception {
        List<Tally> tallies = List.of(new Tally("first"), new Tally("second"), new Tally("third"));
        try (EngineRig rig = new EngineRig(server.uri(), tallies.toArray(Tally[]::new))) {
            rig.start();
            for (int outage = 0; outage < OUTAGES; outage++) {
                AtomicBoolean enough = new AtomicBoolean();
                FutureTask<Void> publishing = new FutureTask<>(() -> publishUntil(enough, rig), null);
                Thread.ofVirtual().start(publishing);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
                server.close();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
                server = EmbeddedMongo.start(server.port());
                TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
                enough.set(true);
                publishing.get();
                awaitEverything(rig, tallies);
            }
        }
    }

    private void publishUntil(AtomicBoolean enough, EngineRig rig) {
        while (!enough.get()) {
            rig.publisher.publish(IntStream.range(0, 1 + random.nextInt(20))
                    .mapToObj(n -> people.get(random.nextInt(people.size())))
                    .map(person -> log.next("acme", "member " + person.hashCode() % 5, new PersonTagged(person, "a")))
                    .peek(event -> published
                            .computeIfAbsent(UUID.fromString(event.aggregateId()), first -> new ArrayList<>())
                            .add(event.position()))
                    .toArray(EventEnvelope[]::new));
        }
    }

    private void awaitEverything(EngineRig rig, List<Tally> tallies) {
        await().ignoreExceptions().untilAsserted(() -> {
            assertThat(rig.engine().status())
                    .allSatisfy(status -> assertThat(status.state()).isEqualTo(State.LIVE));
            for (Tally tally : tallies) {
                published.forEach(
                        (person, positions) -> assertThat(Tally.positionsOf(rig.database, tally.name(), person))
                                .isEqualTo(positions));
            }
        });
    }

    private void awaitEvents(EngineRig rig, int events) {
        await().ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(Tally.positionsOf(rig.database, ada)).hasSize(events));
    }
}
