package io.rapport.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.rapport.analytics.fold.Figure;
import io.rapport.analytics.parts.Life;
import io.rapport.analytics.parts.Log;
import io.rapport.analytics.parts.Mask;
import io.rapport.analytics.parts.Publisher;
import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.Seals;
import io.rapport.mongodb.EmbeddedMongo;
import io.rapport.parts.Broker;
import io.rapport.parts.TokenIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service: sealed events in, figures out. */
class AnalyticsIT {

    private static final int MEMBERS = 40;
    private static final String DATABASE = "analytics-" + UUID.randomUUID();

    private static EmbeddedMongo mongo;
    private static ConfigurableApplicationContext service;
    private static Map<String, long[]> conversations;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        mongo = EmbeddedMongo.start(0);
        String topic = "events-" + UUID.randomUUID();
        Broker.instance().create(topic, 3);
        conversations = new TreeMap<>();
        try (Publisher publisher = new Publisher(topic, new Mask())) {
            Log log = new Log();
            for (int member = 0; member < MEMBERS; member++) {
                Life life = Life.of(new Random(member), 6, 20);
                List<EventEnvelope> events = new ArrayList<>();
                for (RapportEvent event : life.events()) {
                    events.add(log.next("acme", "member-" + member, event));
                }
                publisher.publish(events);
                life.truth().forEach((month, figures) -> {
                    long many = figures.getOrDefault(Figure.CONVERSATIONS, 0);
                    long[] sums = conversations.computeIfAbsent(month, any -> new long[2]);
                    sums[0] += many;
                    sums[1] += many > 0 ? 1 : 0;
                });
            }
        }
        service = new SpringApplication(AnalyticsService.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--rapport.kafka.bootstrap-servers=" + Broker.instance().address(),
                        "--rapport.kafka.topic=" + topic,
                        "--rapport.mongodb.uri=" + mongo.uri(),
                        "--rapport.mongodb.database=" + DATABASE,
                        "--rapport.analytics.released-every=0s",
                        "--rapport.issuer-uri=" + TokenIssuer.instance().uri(),
                        "--rapport.audience=rapport");
    }

    @AfterAll
    static void stop() {
        service.close();
        mongo.close();
    }

    /** Before that nothing is told: a release of the half of it would stand for a day. */
    @BeforeEach
    void awaitUntilAllIsCounted() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            HttpResponse<String> answer = get("/analytics/figures", "analyst", "application/json");
            assertThat(answer.statusCode() == 200 || answer.body().contains("FiguresNotCountedYet"))
                    .as(answer.body())
                    .isTrue();
            return answer.statusCode() == 200;
        });
    }

    private HttpResponse<String> get(String path, String role, String accept) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port") + path))
                .header("Authorization", "Bearer " + TokenIssuer.instance().token("acme", "somebody", role))
                .header("Accept", accept)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<String, JsonNode> rows(String name) {
        HttpResponse<String> answer = get("/analytics/figures", "analyst", "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Map<String, JsonNode> rows = new TreeMap<>();
        new JsonMapper()
                .readTree(answer.body())
                .path("figures")
                .valueStream()
                .filter(row -> row.path("name").asString().equals(name))
                .forEach(row -> rows.put(row.path("month").asString(), row));
        return rows;
    }

    @Test
    void tellsWhatWasPlantedRoundedAndLeavesOutWhatIsOfFew() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Map<String, JsonNode> rows = rows("CONVERSATIONS");
            assertThat(rows).isNotEmpty();
            conversations.forEach((month, sums) -> {
                assertThat(rows).containsKey(month);
                JsonNode row = Objects.requireNonNull(rows.get(month));
                if (sums[1] < 10) {
                    assertThat(row.path("suppressed").asBoolean()).as(month).isTrue();
                    assertThat(row.has("value")).isFalse();
                } else if (!row.path("suppressed").asBoolean()) {
                    assertThat(row.path("value").asDouble()).as(month).isEqualTo((double) ((sums[0] + 2) / 5 * 5));
                    assertThat(row.path("members").asLong()).isEqualTo((sums[1] + 2) / 5 * 5);
                }
            });
            assertThat(rows.values()).anyMatch(row -> !row.path("suppressed").asBoolean());
        });
    }

    @Test
    void nothingThatSomebodyWroteIsInItsDatabase() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !rows("MEETINGS").isEmpty());
        try (MongoClient client = MongoClients.create(mongo.uri())) {
            for (String collection : client.getDatabase(DATABASE).listCollectionNames()) {
                for (Document document :
                        client.getDatabase(DATABASE).getCollection(collection).find()) {
                    assertThat(document.toString()).doesNotContain(Life.CANARY, "(sealed)");
                }
            }
        }
    }

    @Test
    void nothingInItCouldOpenASeal() {
        assertThat(service.getBeansOfType(Seals.class)).isEmpty();
    }

    @Test
    void answersAsCsvAndForTheMonthsThatAreAskedFor() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> rows("MEETINGS").containsKey("2025-02"));
        HttpResponse<String> csv = get("/analytics/figures?from=2025-02&to=2025-02", "analyst", "text/csv");
        assertThat(csv.statusCode()).as(csv.body()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        List<String> lines = csv.body().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("month,kind,name,value,members,suppressed");
        assertThat(lines.subList(1, lines.size())).isNotEmpty().allMatch(line -> line.startsWith("2025-02,"));
    }

    @Test
    void isOpenToAnalystsAlone() {
        for (String role : List.of("member", "coach", "auditor", "admin")) {
            assertThat(get("/analytics/figures", role, "application/json").statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
    }

    @Test
    void aMonthThatIsNoneIsRefusedWithoutQuotingIt() {
        HttpResponse<String> answer = get("/analytics/figures?from=spring", "analyst", "application/json");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("2026-03").doesNotContain("spring");
    }

    @Test
    void isDescribedAsOpenApi() {
        HttpResponse<String> description = get("/v3/api-docs", "analyst", "application/json");
        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(description.body()).contains("getFigures", "text/csv");
    }
}
