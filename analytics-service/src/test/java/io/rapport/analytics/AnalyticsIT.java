package io.rapport.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.rapport.analytics.fold.Dimension;
import io.rapport.analytics.parts.Life;
import io.rapport.analytics.parts.Log;
import io.rapport.analytics.parts.Mask;
import io.rapport.analytics.parts.Planted;
import io.rapport.analytics.parts.Publisher;
import io.rapport.analytics.parts.RunningService;
import io.rapport.events.EventEnvelope;
import io.rapport.events.MemberKey;
import io.rapport.events.RapportEvent;
import io.rapport.events.Seals;
import io.rapport.events.member.MemberEvent.OptedOutOfAnalytics;
import io.rapport.events.programme.ProgrammeEvent.MemberEnrolled;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeOpened;
import io.rapport.events.programme.Sponsor;
import io.rapport.mongodb.EmbeddedMongo;
import io.rapport.parts.ApiExamples;
import io.rapport.parts.Broker;
import io.rapport.parts.TokenIssuer;
import io.rapport.web.security.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service: sealed events in, figures out. */
class AnalyticsIT {

    /** {@code -Drapport.lives=2000 -Drapport.months=24} is a large tenant, which takes minutes. */
    private static final int MEMBERS = Integer.getInteger("rapport.lives", 40);

    private static final int MONTHS = Integer.getInteger("rapport.months", 6);
    private static final Duration PATIENCE = Duration.ofSeconds(60).plusMillis(300L * MEMBERS);

    /** So many are in the programme, so that every month of it tells something, and so many of the others opted out. */
    private static final int ENROLLED = Math.max(22, MEMBERS / 20);

    /** So many of these in the middle of a month of the programme, with a past that is not the sponsor's. */
    private static final int LATE = 11;

    private static final Instant IN_FEBRUARY = Instant.parse("2025-02-12T00:00:00Z");

    private static final int OUT = 3;
    private static final UUID PROGRAMME = UUID.randomUUID();
    private static final UUID OTHER_PROGRAMME = UUID.randomUUID();
    private static final Instant BEFORE = Instant.parse("2024-12-01T00:00:00Z");
    private static final String DATABASE = "analytics-" + UUID.randomUUID();

    private static EmbeddedMongo mongo;
    private static ConfigurableApplicationContext service;
    private static Planted planted;
    private static Planted inProgramme;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        mongo = EmbeddedMongo.start(0);
        String topic = "events-" + UUID.randomUUID();
        Broker.instance().create(topic, 3);
        planted = new Planted();
        inProgramme = new Planted();
        try (Publisher publisher = new Publisher(topic, new Mask())) {
            Log log = new Log();
            publisher.publish(List.of(opened(log, PROGRAMME, "hr"), opened(log, OTHER_PROGRAMME, "else")));
            for (int member = 0; member < MEMBERS; member++) {
                Life life = Life.of(new Random(member), MONTHS, 20);
                List<EventEnvelope> events = new ArrayList<>(standing(log, member));
                for (RapportEvent event : life.events()) {
                    events.add(log.next("acme", "member-" + member, event));
                }
                publisher.publish(events);
                if (member < MEMBERS - OUT) {
                    planted.add(life);
                }
                if (member < ENROLLED) {
                    inProgramme.addFrom(member < LATE ? "2025-03" : "2025-01", life);
                }
            }
        }
        service = RunningService.start(topic, mongo.uri(), DATABASE, "--rapport.analytics.released-every=0s");
    }

    private static EventEnvelope opened(Log log, UUID programme, String sponsor) {
        return log.next(
                "acme",
                MemberKey.TENANT,
                "admin",
                BEFORE,
                new ProgrammeOpened(
                        programme,
                        Life.CANARY,
                        List.of(),
                        new Sponsor(sponsor, Life.CANARY),
                        LocalDate.parse("2025-02-10"),
                        LocalDate.parse("2025-04-10")));
    }

    /** Some take part in the programme, some of the others opted out. */
    private static List<EventEnvelope> standing(Log log, int member) {
        String name = "member-" + member;
        if (member < ENROLLED) {
            Instant enrolled = member < LATE ? IN_FEBRUARY : BEFORE;
            return List.of(log.next("acme", name, name, enrolled, new MemberEnrolled(PROGRAMME, UUID.randomUUID())));
        }
        return member < MEMBERS - OUT
                ? List.of()
                : List.of(log.next("acme", name, name, BEFORE, new OptedOutOfAnalytics()));
    }

    @AfterAll
    static void stop() {
        service.close();
        mongo.close();
    }

    /** Before that nothing is told: a release of the half of it would stand for a day. */
    @BeforeEach
    void awaitUntilAllIsCounted() {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            HttpResponse<String> answer = get("/analytics/figures", "analyst", "application/json");
            assertThat(answer.statusCode() == 200 || answer.body().contains("FiguresNotCountedYet"))
                    .as(answer.body())
                    .isTrue();
            return answer.statusCode() == 200;
        });
    }

    private HttpResponse<String> get(String path, String role, String accept) {
        return get(path, "acme", "somebody", role, accept);
    }

    private HttpResponse<String> get(String path, String tenant, String subject, String role, String accept) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port") + path))
                .header("Authorization", "Bearer " + TokenIssuer.instance().token(tenant, subject, role))
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
        return rows(name, get("/analytics/figures", "analyst", "application/json"));
    }

    private static Map<String, JsonNode> rows(String name, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return rows(name, new JsonMapper().readTree(answer.body()));
    }

    private static Map<String, JsonNode> rows(String name, JsonNode answer) {
        Map<String, JsonNode> rows = new TreeMap<>();
        answer.path("figures")
                .valueStream()
                .filter(row -> row.path("name").asString().equals(name))
                .forEach(row -> rows.put(row.path("month").asString(), row));
        return rows;
    }

    @Test
    void tellsEveryFigureOfEveryMonthAsItWasPlantedAndLeavesOutWhatIsOfFew() {
        HttpResponse<String> answer = get("/analytics/figures", "analyst", "application/json");
        Map<String, Integer> told = new TreeMap<>();
        Set<String> months = new TreeSet<>();
        for (JsonNode row : new JsonMapper().readTree(answer.body()).path("figures")) {
            months.add(row.path("month").asString());
            told.merge(row.path("kind").asString(), planted.isToldBy(row) ? 1 : 0, Integer::sum);
        }
        assertThat(months).containsAll(planted.months());
        assertThat(told).containsOnlyKeys("COUNT", "RATIO", "MEAN", "MEDIAN");
        assertThat(told.get("COUNT")).isGreaterThan(10 * MONTHS / 2);
        assertThat(told.values()).allMatch(many -> many >= MONTHS / 2);
    }

    private static String programme(UUID id) {
        return "/analytics/programmes/" + id + "/figures";
    }

    @Test
    void tellsASponsorOfTheirProgrammeInItsMonths() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Map<String, JsonNode> rows =
                    rows("CONVERSATIONS", get(programme(PROGRAMME), "acme", "hr", "sponsor", "application/json"));
            assertThat(rows).containsOnlyKeys("2025-02", "2025-03", "2025-04");
            assertThat(rows.values().stream().filter(inProgramme::isToldBy)).isNotEmpty();
        });
        assertThat(get(programme(PROGRAMME), "acme", "hr", "sponsor", "text/csv")
                        .body())
                .startsWith("month,kind,name,value,members,suppressed")
                .contains("2025-03,COUNT,CONVERSATIONS,");
    }

    /** Each cell says who asks for what, and what comes of it. */
    @Test
    void tellsEachRoleWhatIsTheirsAndNothingElse() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> get(programme(PROGRAMME), "acme", "hr", "sponsor", "application/json")
                                .statusCode()
                        == 200);
        Map<String, Set<String>> open = Map.of(
                "/analytics/figures",
                Set.of("analyst"),
                "/analytics/figures/by/COHORT",
                Set.of("analyst"),
                "/analytics/figures/by/PROGRAMME",
                Set.of("analyst"),
                "/analytics/figures/by/COACH",
                Set.of("analyst"),
                "/analytics/figures/by/SESSION",
                Set.of("analyst"),
                programme(PROGRAMME),
                Set.of("analyst", "sponsor"));
        open.forEach((path, roles) -> {
            for (Role role : Role.values()) {
                for (String accept : List.of("application/json", "text/csv")) {
                    HttpResponse<String> answer = get(path, "acme", "hr", role.claim(), accept);
                    assertThat(answer.statusCode())
                            .as(path + " " + role + " " + accept)
                            .isEqualTo(roles.contains(role.claim()) ? 200 : 403);
                }
            }
            assertThat(get(path, "acme", "hr", "nothing", "application/json").statusCode())
                    .isEqualTo(403);
        });
        String ours = programme(PROGRAMME);
        for (String accept : List.of("application/json", "text/csv")) {
            assertThat(get(ours, "acme", "else", "sponsor", accept).statusCode())
                    .isEqualTo(404);
            assertThat(get(ours, "contoso", "hr", "sponsor", accept).statusCode())
                    .isEqualTo(404);
            assertThat(get(ours, "contoso", "hr", "analyst", accept).statusCode())
                    .isEqualTo(404);
            assertThat(get(programme(OTHER_PROGRAMME), "acme", "hr", "sponsor", accept)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(get(programme(UUID.randomUUID()), "acme", "hr", "sponsor", accept)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(get("/analytics/programmes/1/figures", "sponsor", "application/json")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void tellsThePartsOfADimension() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            HttpResponse<String> answer = get("/analytics/figures/by/PROGRAMME", "analyst", "application/json");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            Map<String, JsonNode> parts = new TreeMap<>();
            new JsonMapper()
                    .readTree(answer.body())
                    .path("parts")
                    .valueStream()
                    .forEach(part -> parts.put(part.path("part").asString(), part));
            assertThat(parts).containsOnlyKeys(PROGRAMME.toString(), Dimension.NONE);
            rows("CONVERSATIONS", Objects.requireNonNull(parts.get(PROGRAMME.toString())))
                    .values()
                    .forEach(inProgramme::isToldBy);
        });
        assertThat(get("/analytics/figures/by/PROGRAMME", "analyst", "text/csv").body())
                .startsWith("part,month,kind,")
                .contains(PROGRAMME + ",2025-03,COUNT,CONVERSATIONS,");
        assertThat(get("/analytics/figures/by/COACH", "analyst", "text/csv").body())
                .contains("(none),2025-03,COUNT,");
        assertThat(get("/analytics/figures/by/HEIGHT", "analyst", "application/json")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (String path : List.of(
                "/analytics/figures?form=2025-02",
                "/analytics/figures?from=2025-2",
                "/analytics/figures?from=2025-03&to=2025-02",
                "/analytics/figures/by/COHORT?from=2025-02",
                programme(PROGRAMME) + "?coach=carla")) {
            assertThat(get(path, "analyst", "application/json").statusCode())
                    .as(path)
                    .isEqualTo(400);
        }
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
    void aMonthThatIsNoneIsRefusedWithoutQuotingIt() {
        HttpResponse<String> answer = get("/analytics/figures?from=spring", "analyst", "application/json");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("month").doesNotContain("spring");
    }

    @Test
    void isDescribedAsOpenApiWithAllAnswersAndExamples() {
        JsonNode description = new JsonMapper()
                .readTree(get("/v3/api-docs", "analyst", "application/json").body());
        ApiExamples examples = new ApiExamples(description);
        List<String> contradictions = new ArrayList<>();
        description.path("paths").properties().forEach(path -> {
            JsonNode answers = path.getValue().at("/get/responses");
            assertThat(answers.propertyNames()).as(path.getKey()).contains("200", "400", "401", "403", "429", "503");
            assertThat(answers.has("404"))
                    .as(path.getKey())
                    .isEqualTo(path.getKey().contains("{"));
            assertThat(answers.at("/200/content").propertyNames()).contains("application/json", "text/csv");
            String place =
                    path.getKey().replace("{dimension}", "PROGRAMME").replace("{programmeId}", PROGRAMME.toString());
            HttpResponse<String> answer = get(place, "analyst", "application/json");
            assertThat(answer.statusCode()).as(place).isEqualTo(200);
            contradictions.addAll(examples.contradictions("GET", place, answer.body()));
            examples.saw("GET", place, "", 200, answer.body());
        });
        assertThat(contradictions).isEmpty();
        assertThat(examples.wrong()).isEmpty();
    }
}
