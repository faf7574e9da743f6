package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.rapport.events.EventEnvelope;
import io.rapport.events.Rhythm;
import io.rapport.events.goal.GoalEvent.GoalPaused;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.parts.Broker;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.Mongo;
import io.rapport.query.parts.Publisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.BsonType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service with a small heap reads a backlog of events that are as large as commands may be. */
class LargeDocumentsIT {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int GOALS = 3_000;
    private static final int BYTES = 30_000;
    private static final int AT_ONCE = 100;

    private final String topic = "events-" + UUID.randomUUID();
    private final String name = "rapport-" + UUID.randomUUID();
    private final MongoClient client = MongoClients.create(Mongo.uri());
    private final MongoDatabase database = client.getDatabase(name);

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        database.drop();
        client.close();
    }

    private static GoalSet goal(UUID id) {
        return new GoalSet(
                id,
                DAY,
                "a goal",
                Term.SHORT,
                id.toString().repeat(BYTES / 36),
                new Purpose(null, null, "it matters"),
                null,
                new Tracking.Qualitative(new Rhythm(1, Rhythm.Unit.WEEK), DAY, DAY.plusYears(1)));
    }

    @Test
    void allIsFoldedWithinTheHeap() throws IOException {
        Broker.instance().create(topic, 6);
        List<UUID> goals =
                IntStream.range(0, GOALS).mapToObj(n -> UUID.randomUUID()).toList();
        Log log = new Log();
        try (Publisher publisher = new Publisher(topic)) {
            for (int from = 0; from < GOALS; from += AT_ONCE) {
                publisher.publish(IntStream.range(from, from + AT_ONCE)
                        .mapToObj(n -> log.next("acme", "member-" + n % 12, goal(goals.get(n))))
                        .toArray(EventEnvelope[]::new));
            }
            publisher.publish(IntStream.range(0, GOALS)
                    .mapToObj(n -> log.next(
                            "acme", "member-" + n % 12, new GoalPaused(goals.get(n), DAY.plusDays(1), "holiday")))
                    .toArray(EventEnvelope[]::new));
        }
        Path output = directory.resolve("log");
        Process service = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Xmn48m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseParallelGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        QueryService.class.getName(),
                        "--server.port=0",
                        "--management.server.port=",
                        "--rapport.kafka.bootstrap-servers=" + Broker.instance().address(),
                        "--rapport.kafka.topic=" + topic,
                        "--rapport.mongodb.uri=" + Mongo.uri(),
                        "--rapport.mongodb.database=" + name,
                        "--rapport.issuer-uri=" + Issuer.instance().uri(),
                        "--rapport.audience=rapport"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(180))
                    .pollInterval(Duration.ofSeconds(1))
                    .failFast("the service has ended", () -> !service.isAlive())
                    .until(() -> isFolded("goal-progress") && isFolded("timeline"));
        } finally {
            service.destroyForcibly();
            assertThat(Files.readString(output)).doesNotContain("OutOfMemoryError");
        }
    }

    private boolean isFolded(String projection) {
        return database.listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> name.matches(projection + "@\\d+\\.progress"))
                .anyMatch(name -> database.getCollection(name)
                                .countDocuments(Filters.and(
                                        Filters.type("aggregateId", BsonType.STRING), Filters.eq("sequence", 1L)))
                        == GOALS);
    }
}
