package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.Mongo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What holds for every query: who may ask, and how what is wrong is told. */
class HttpIT {

    /** More than all that these tests ask as one member. */
    private static final int BURST = 500;

    private static ServiceRig service;
    private final Issuer issuer = Issuer.instance();
    private final String token = issuer.member("acme", "alice");

    @BeforeAll
    static void start() {
        service =
                new ServiceRig(Mongo.uri(), "--rapport.limits.member-rate=1", "--rapport.limits.member-burst=" + BURST);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void assertProblem(Answer answer, int status, String rule) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().path("rule").asString()).isEqualTo(rule);
        assertThat(answer.json().path("type").asString()).startsWith("urn:rapport:problem:");
        assertThat(answer.json().has("trace")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/timeline?kind=GOSSIP, kind",
        "/timeline?kind=%00, kind",
        "/timeline?kind=MEETING&kind=GOSSIP, kind",
        "/timeline?from=yesterday, from",
        "/timeline?to=2026-13-01, to",
        "/timeline?from=-999999999-01-01, from",
        "/timeline?to=%2B999999999-12-31, to",
        "/timeline?order=random, order",
        "/timeline?limit=0, limit",
        "/timeline?limit=201, limit",
        "/timeline?limit=many, limit",
        "/timeline?cursor=AAAA, cursor",
        "/timeline?cursor=%00, cursor",
        "/relationships?status=GONE, status",
        "/relationships?kind=ENEMY, kind",
        "/relationships?cursor=nonsense, cursor"
    })
    void aParameterThatIsNotOfItsFormIsNamed(String path, String field) {
        Answer answer = service.get(path, token);
        assertProblem(answer, 400, "InvalidField");
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
    }

    @Test
    void allOfWrittenHistoryCanBeAskedFor() {
        assertThat(service.get("/timeline?from=0001-01-01&to=9999-12-31", token).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/relationships/not-an-id",
                "/relationships/not-an-id/timeline",
                "/relationships/00000000-0000-0000-0000-000000000000",
                "/relationships/00000000-0000-0000-0000-000000000000/timeline",
                "/nowhere",
                "/"
            })
    void whereThereIsNothingIsNothingOfYours(String path) {
        assertProblem(service.get(path, token), 404, "NotFound");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/relationships/a%2Fb", "/%FF", "/timeline?limit=%zz", "/timeline;kind=MEETING"})
    void anAddressThatCannotBeReadIsToldAsAProblemToo(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: rapport\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                            .formatted(path, token)
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("\"rule\":\"BadRequest\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/timeline?limit=5&limit=6",
                "/timeline?limit=",
                "/timeline?cursor=",
                "/timeline?kind=",
                "/timeline?limit=0x10",
                "/timeline?limit=%2B5",
                "/timeline?limit=%205",
                "/timeline?from=11/23/26",
                "/timeline?from=2026-2-3",
                "/timeline?from=2026-02-30",
                "/timeline?from=%2B12026-02-03",
                "/timeline?to=today",
                "/timeline?order=NEWEST",
                "/relationships?kind=0",
                "/relationships?status=active",
                "/relationships?tag=%20",
                "/goals?term=short",
                "/goals?limit=999999999999"
            })
    void aParameterThatIsNotOfItsFormIsNamed(String path) {
        Answer answer = service.get(path, token);
        assertProblem(answer, 400, "InvalidField");
        assertThat(path).contains("?" + answer.json().path("field").asString() + "=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/timeline?Limit=5",
                "/goals?kind=MEETING",
                "/entries/7c1ec4ba-5e4c-4a34-8f0b-7a4b6f4be0d3?limit=1"
            })
    void aParameterThatThereIsNotIsRefusedRatherThanPassedOver(String path) {
        Answer answer = service.get(path, token);
        assertProblem(answer, 400, "UnknownParameter");
        assertThat(answer.json().path("field").asString()).isIn("limit", "kind");
        assertThat(answer.json().path("detail").asString()).containsAnyOf("It takes: ", "takes no parameters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/timeline?from=2026-03-02&to=2026-03-01",
                "/relationships/7c1ec4ba-5e4c-4a34-8f0b-7a4b6f4be0d3/history?from=2026-03-02&to=2026-03-01",
                "/agenda?from=2026-03-02&to=2026-03-01",
                "/network?from=2026-03&to=2026-02"
            })
    void aTimeThatEndsBeforeItBeginsIsRefused(String path) {
        Answer answer = service.get(path, token);
        assertProblem(answer, 400, "InvalidField");
        assertThat(answer.json().path("field").asString()).isEqualTo("to");
        assertThat(answer.json().path("detail").asString()).contains("from");
    }

    @Test
    void whatIsNoNameOfAParameterIsNotTold() {
        Answer answer = service.get("/timeline?Mara%20was%20here=1", token);
        assertProblem(answer, 400, "UnknownParameter");
        assertThat(answer.json().has("field")).isFalse();
        assertThat(answer.response().body()).doesNotContain("Mara");
    }

    @Test
    void everyParameterThatIsNoTextSaysWhatItHasToBe() {
        JsonNode paths = service.get("/v3/api-docs", "").json().path("paths");
        List<String> asked = new ArrayList<>();
        String either = issuer.token(claims ->
                claims.subject("either").claim("tenant", "acme").claim("roles", List.of("member", "coach", "auditor")));
        paths.propertyStream()
                .forEach(path -> path.getValue()
                        .at("/get/parameters")
                        .valueStream()
                        .filter(parameter -> parameter.path("in").asString().equals("query"))
                        .filter(parameter -> !isText(parameter.path("schema")))
                        .forEach(parameter -> {
                            String name = parameter.path("name").asString();
                            String address = path.getKey()
                                    .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
                            Answer answer = service.get(address + "?" + name + "=maybe", either);
                            assertProblem(answer, 400, "InvalidField");
                            assertThat(answer.json().path("field").asString()).isEqualTo(name);
                            assertThat(answer.json().path("detail").asString()).contains(name + " has to be ");
                            asked.add(path.getKey() + "?" + name);
                        }));
        assertThat(asked).contains("/relationships?met", "/missions?status", "/timeline?from", "/goals?limit");
    }

    /** Cursors, tags and skills are texts; what has a format, an enumeration or another type is none. */
    private static boolean isText(JsonNode schema) {
        JsonNode item = schema.has("items") ? schema.path("items") : schema;
        return item.path("type").asString().equals("string")
                && !item.has("format")
                && !item.has("enum")
                && !item.has("pattern");
    }

    @Test
    void aShortenedIdIsNoId() {
        assertProblem(service.get("/relationships/1-1-1-1-1", token), 404, "NotFound");
    }

    @Test
    void thereIsNoErrorPage() {
        assertProblem(service.get("/error", token), 404, "NotFound");
    }

    @Test
    void onlyGetIsUnderstoodAndOnlyJsonIsGiven() {
        HttpRequest.Builder post = HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertProblem(service.send(post, "/timeline", token), 405, "MethodNotAllowed");
        assertProblem(service.get("/timeline", token, "Accept", "text/csv"), 406, "NotAcceptable");
    }

    @Test
    void whoIsNotKnownIsAskedForAToken() {
        Answer nobody = service.get("/timeline", "");
        assertProblem(nobody, 401, "Unauthenticated");
        assertThat(nobody.response().headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertProblem(service.get("/timeline", "not.a.token"), 401, "Unauthenticated");
        assertProblem(service.get("/timeline", token + " " + token), 401, "Unauthenticated");
        assertProblem(service.get("/timeline?access_token=" + token, ""), 401, "Unauthenticated");
        assertProblem(
                service.get("/timeline", token.substring(0, token.length() - 9) + "AAAAAAAAA"), 401, "Unauthenticated");
        assertProblem(
                service.get(
                        "/timeline",
                        issuer.token(claims -> claims.subject("alice")
                                .claim("tenant", "acme")
                                .claim("roles", List.of("member"))
                                .expirationTime(Date.from(Instant.now().minusSeconds(60))))),
                401,
                "Unauthenticated");
        assertProblem(
                service.get(
                        "/timeline",
                        issuer.token(claims -> claims.subject("alice")
                                .claim("tenant", "acme")
                                .claim("roles", List.of("member"))
                                .audience("another-service"))),
                401,
                "Unauthenticated");
    }

    @Test
    void whoHasNoTenantIsNobody() {
        assertProblem(
                service.get(
                        "/timeline",
                        issuer.token(claims -> claims.subject("alice").claim("roles", List.of("member")))),
                401,
                "Unauthenticated");
        assertProblem(
                service.get(
                        "/timeline",
                        issuer.token(claims ->
                                claims.subject("alice").claim("tenant", "a/b").claim("roles", List.of("member")))),
                401,
                "Unauthenticated");
    }

    @Test
    void whoHasNotTheRoleIsDenied() {
        assertProblem(
                service.get(
                        "/timeline",
                        issuer.token(claims ->
                                claims.subject("alice").claim("tenant", "acme").claim("roles", List.of("coach")))),
                403,
                "Forbidden");
        assertProblem(service.get("/actuator/rapport", token), 403, "Forbidden");
    }

    @Test
    void whoAsksFarMoreThanPeopleDoIsToldToWait() {
        String eager = issuer.member("eager", "alice");
        Answer refused = Stream.generate(() -> service.get("/nowhere", eager))
                .limit(2 * BURST)
                .dropWhile(answer -> answer.status() == 404)
                .findFirst()
                .orElseThrow();
        assertProblem(refused, 429, "TooManyRequests");
        assertThat(refused.response().headers().firstValue("Retry-After")).contains("1");
        assertThat(service.get("/timeline", token).status()).isEqualTo(200);
        assertThat(service.get("/actuator/health/liveness", "").status()).isEqualTo(200);
    }

    @Test
    void aReadModelThatIsBehindSaysToAskAgain() {
        Answer answer = service.once("/timeline", token, "Rapport-Applied", UUID.randomUUID() + "@3");
        assertProblem(answer, 503, "NotYetApplied");
        assertThat(answer.response().headers().firstValue("Retry-After")).contains("1");
        for (String nothing : List.of(
                "whatever", "whatever@3", "AB" + UUID.randomUUID().toString().substring(2) + "@3")) {
            assertProblem(service.get("/timeline", token, "Rapport-Applied", nothing), 400, "InvalidHeader");
        }
    }

    @Test
    void anAdminSeesHowFarTheProjectionsAre() {
        String admin = issuer.token(
                claims -> claims.subject("root").claim("tenant", "acme").claim("roles", List.of("admin")));
        Answer answer = service.get("/actuator/rapport", admin);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(ServiceRig.texts(answer.json().path("projections"), "name")).contains("timeline", "relationship");
    }

    @Test
    void aStoppedAggregateShowsAtTheTopOfHealth() {
        UUID person = UUID.randomUUID();
        service.publisher.publishWithPayload(
                new Log().next("acme", "bob", new PersonTagged(person, "a")), "{".getBytes(StandardCharsets.UTF_8));
        await().untilAsserted(() -> {
            Answer health = service.get("/actuator/health", "");
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.json().path("status").asString()).isEqualTo("PARKED");
        });
        String bob = issuer.member("acme", "bob");
        await().untilAsserted(() -> assertThat(
                        service.get("/timeline", bob).response().headers().firstValue("Rapport-Stopped"))
                .contains(person.toString()));
        assertThat(service.get("/timeline", token).response().headers().map()).doesNotContainKey("Rapport-Stopped");
        Answer inVain = service.get("/timeline", bob, "Rapport-Applied", person + "@0");
        assertProblem(inVain, 503, "ReadModelStopped");
        assertThat(inVain.response().headers().map()).doesNotContainKey("Retry-After");
    }

    @Test
    void healthIsOpenAndTheApiDescribesItsOperations() {
        assertThat(service.get("/actuator/health/readiness", "").status()).isEqualTo(200);
        Answer description = service.get("/v3/api-docs", "");
        assertThat(description.json().path("openapi").asString()).startsWith("3.1");
        List<String> operations = description
                .json()
                .path("paths")
                .valueStream()
                .map(path -> path.at("/get/operationId").asString())
                .toList();
        assertThat(operations)
                .contains(
                        "getTimeline",
                        "listTimeline",
                        "getRelationshipCard",
                        "listRelationships",
                        "getGoalProgress",
                        "listGoalProgress",
                        "getAgenda",
                        "getNetwork",
                        "getCalendar",
                        "getPlan",
                        "getAlignment",
                        "getMission",
                        "listMissions",
                        "getIntroduction",
                        "listIntroductions");
        JsonNode schemas = description.json().at("/components/schemas");
        assertThat(schemas.at("/TimelineEntry/required").valueStream().map(JsonNode::asString))
                .contains("entryId", "kind", "occurredAt", "state")
                .doesNotContain("text", "goalId", "withdrawal");
        // A schema is known by its name alone, so that of two with one name the other would be described as this one.
        assertThat(schemas.path("IntroductionProposal").toString()).contains("\"introductionWithdrawn\"");
        assertThat(schemas.path("ProposedIntroduction").toString()).contains("\"why\"");
        assertThat(schemas.path("IntroductionAnswer").toString())
                .contains("\"response\"")
                .doesNotContain("\"words\"");
        assertThat(schemas.path("IntroductionReply").toString()).contains("\"words\"");
        assertThat(schemas.path("Practice").toString()).contains("\"skill\"").doesNotContain("\"entryId\"");
        assertThat(schemas.path("PractisedSkill").toString()).contains("\"entryId\"");
        JsonNode order = description
                .json()
                .at("/paths/~1timeline/get/parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString().equals("order"))
                .findFirst()
                .orElseThrow();
        assertThat(order.at("/schema/enum").valueStream().map(JsonNode::asString))
                .containsExactly("newest", "oldest");
    }

    @Test
    void theApiDescribesWhatCanGoWrongAndHowToReadYourOwnWrites() {
        JsonNode paths = service.get("/v3/api-docs", "").json().path("paths");
        JsonNode card = paths.path("/relationships/{relationshipId}").path("get");
        assertThat(card.path("responses").propertyNames()).contains("200", "400", "401", "403", "404", "503");
        assertThat(paths.at("/~1timeline/get/responses").propertyNames()).doesNotContain("404");
        paths.forEach(path -> path.forEach(operation -> {
            String id = operation.path("operationId").asString();
            assertThat(operation.path("responses").propertyNames()).as(id).contains("406");
            if (!id.equals("getCalendar")) {
                assertThat(operation.path("responses").propertyNames()).as(id).contains("401", "403", "429", "503");
            }
        }));
        assertThat(card.path("parameters")
                        .valueStream()
                        .map(parameter -> parameter.path("name").asString()))
                .contains("Rapport-Applied");
    }
}
