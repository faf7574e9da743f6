package io.rapport.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.rapport.analytics.parts.Life;
import io.rapport.analytics.parts.Log;
import io.rapport.analytics.parts.Mask;
import io.rapport.analytics.parts.Publisher;
import io.rapport.analytics.parts.RunningService;
import io.rapport.events.EventEnvelope;
import io.rapport.mongodb.EmbeddedMongo;
import io.rapport.parts.Broker;
import io.rapport.parts.TokenIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A tenant of many members: {@code -Drapport.many=100000}. Some lives are folded, and their documents copied within
 * MongoDB, so that all are as the service writes them. What is asked is found made, whatever becomes of another tenant;
 * how long it takes is printed.
 */
class ManyMembersIT {

    private static final int MEMBERS = Integer.getInteger("rapport.many", 60);
    private static final int LIVES = Math.min(20, MEMBERS);
    private static final int MONTHS = 36;
    private static final int PEOPLE = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(1).plusMillis(60L * MEMBERS);
    private static final int ASKED = 200;

    private final HttpClient http = HttpClient.newHttpClient();

    private static List<EventEnvelope> life(Log log, int member) {
        List<EventEnvelope> events = new ArrayList<>();
        Life.of(new Random(member), MONTHS, PEOPLE)
                .events()
                .forEach(event -> events.add(log.next("acme", "member-" + member, event)));
        return events;
    }

    @Test
    void answersInTimeAndHasMadeWhatIsAskedForBefore() throws Exception {
        String topic = "events-" + UUID.randomUUID();
        Broker.instance().create(topic, 3);
        String name = "analytics-" + UUID.randomUUID();
        try (Store mongo = Store.open();
                Publisher publisher = new Publisher(topic, new Mask())) {
            Log log = new Log();
            for (int member = 0; member < LIVES; member++) {
                publisher.publish(life(log, member));
            }
            try (ConfigurableApplicationContext service = RunningService.start(topic, mongo.uri(), name)) {
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() -> ask(service, "acme", "").statusCode() == 200);
            }
            // Copied while the service is away, which else might release the half of it.
            long begun = System.nanoTime();
            long documents = copied(mongo, name);
            long copied = System.nanoTime();
            spoil(mongo, name);
            try (MongoClient client = MongoClients.create(mongo.uri());
                    ConfigurableApplicationContext service = RunningService.start(topic, mongo.uri(), name)) {
                long started = System.nanoTime();
                Duration worked = processorTime();
                // Nobody asks meanwhile: the service makes it by itself.
                Awaitility.await()
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> client.getDatabase(name)
                                        .getCollection("analytics-releases")
                                        .countDocuments(new Document("_id", "many"))
                                > 0);
                long made = System.nanoTime();
                worked = processorTime().minus(worked);
                HttpResponse<String> first = ask(service, "many", "");
                assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
                assertThat(first.body()).contains("\"value\"");
                long[] micros = asked(service, "");
                long[] byCohort = asked(service, "/by/COHORT");
                System.out.printf(
                        "%d members, %d documents, copied in %.1f s, released %.1f s later"
                                + " (%.1f s of processor time, MongoDB's too if it is embedded); figures p50 %.1f ms, p99 %.1f ms;"
                                + " by cohort p50 %.1f ms, p99 %.1f ms%n",
                        MEMBERS,
                        documents,
                        (copied - begun) / 1e9,
                        (made - started) / 1e9,
                        worked.toMillis() / 1e3,
                        micros[ASKED / 2] / 1e3,
                        micros[ASKED * 99 / 100] / 1e3,
                        byCohort[ASKED / 2] / 1e3,
                        byCohort[ASKED * 99 / 100] / 1e3);
            }
        }
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** A MongoDB of one's own, if {@code MONGODB_URI} names one; the embedded server keeps all in memory. */
    private record Store(String uri, @Nullable EmbeddedMongo embedded) implements AutoCloseable {

        static Store open() {
            String uri = System.getenv("MONGODB_URI");
            if (uri != null) {
                return new Store(uri, null);
            }
            EmbeddedMongo started = EmbeddedMongo.start(0);
            return new Store(started.uri(), started);
        }

        @Override
        public void close() {
            if (embedded != null) {
                embedded.close();
            }
        }
    }

    private long[] asked(ConfigurableApplicationContext service, String path) throws Exception {
        long[] micros = new long[ASKED];
        for (int i = 0; i < ASKED; i++) {
            long begun = System.nanoTime();
            assertThat(ask(service, "many", path).statusCode()).isEqualTo(200);
            micros[i] = (System.nanoTime() - begun) / 1_000;
        }
        Arrays.sort(micros);
        return micros;
    }

    private static MongoCollection<Document> months(MongoClient client, String database) {
        for (String collection : client.getDatabase(database).listCollectionNames()) {
            if (collection.endsWith("months")) {
                return client.getDatabase(database).getCollection(collection);
            }
        }
        throw new AssertionError("No months were counted");
    }

    private static long copied(Store mongo, String database) {
        try (MongoClient client = MongoClients.create(mongo.uri())) {
            return copy(months(client, database));
        }
    }

    /** A tenant that comes before all others, and of which no release can be made. */
    private static void spoil(Store mongo, String database) {
        try (MongoClient client = MongoClients.create(mongo.uri())) {
            months(client, database)
                    .insertOne(new Document("_id", "spoilt")
                            .append("tenantId", "a")
                            .append("memberId", "nobody")
                            .append("month", "2026-01")
                            .append("counts", "many"));
        }
    }

    /** The same members again and again, as members of another tenant. */
    private static long copy(MongoCollection<Document> months) {
        List<Document> originals = months.find(new Document("tenantId", "acme")).into(new ArrayList<>());
        long documents = 0;
        for (int copy = 0; copy < MEMBERS / LIVES; copy++) {
            List<Document> copies = new ArrayList<>();
            for (Document original : originals) {
                copies.add(new Document(original)
                        .append("_id", original.getString("_id") + "/" + copy)
                        .append("tenantId", "many")
                        .append("memberId", original.getString("memberId") + "/" + copy));
            }
            documents += months.insertMany(copies).getInsertedIds().size();
        }
        return documents;
    }

    private HttpResponse<String> ask(ConfigurableApplicationContext service, String tenant, String path)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port")
                                + "/analytics/figures" + path))
                .header("Authorization", "Bearer " + TokenIssuer.instance().token(tenant, "somebody", "analyst"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
