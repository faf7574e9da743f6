package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rapport.command.service.Client.Reply;
import io.rapport.parts.TokenIssuer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

@DisplayName("command-service")
class CommandServiceIT {

    /** More than all that these tests send as one member. */
    private static final int BURST = 400;

    private static RunningService service;
    private static Client ana;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of("RAPPORT_MEMBER_RATE", "1", "RAPPORT_MEMBER_BURST", BURST));
        ana = service.member("bright", "ana");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Reply met(Client member, String name) {
        Reply reply = member.post("/relationships", "{'name': '" + name + "'}");
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        return reply;
    }

    private static Reply followUp(Client member, String relationshipId, String... headers) {
        return member.post(
                "/relationships/" + relationshipId + "/follow-ups", "{'reference': {'words': 'the talk'}}", headers);
    }

    private static List<Reply> atOnce(int times, Callable<Reply> request) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies = threads.invokeAll(IntStream.range(0, times)
                    .<Callable<Reply>>mapToObj(n -> request)
                    .toList());
            return replies.stream().map(CommandServiceIT::result).toList();
        }
    }

    private static Reply result(Future<Reply> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("is wired with our event store and Spring's transactions, and not with what Axon falls back to")
    void wiring() {
        assertThat(service.bean(EventStore.class).getClass().getName())
                .isEqualTo("io.rapport.command.platform.eventstore.PostgresEventStore");
        assertThat(service.bean(CommandBus.class)).isInstanceOf(SimpleCommandBus.class);
        assertThat(service.bean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
    }

    @Test
    @DisplayName("answers a meeting with its place, its ids, its ETag and what has to be applied")
    void answersMeeting() {
        Reply reply = met(ana, "Mira");
        String id = reply.relationshipId();
        assertThat(reply.header("Location")).isEqualTo("/relationships/" + id);
        assertThat(reply.header("ETag")).isEqualTo("\"0\"");
        assertThat(reply.header("Rapport-Applied")).isEqualTo(id + "@0");
    }

    @Test
    @DisplayName("lets only one of many concurrent requests meet the same person, and names that one to the others")
    void oneMeetsTheSamePerson() throws InterruptedException {
        List<Reply> replies =
                atOnce(8, () -> ana.post("/relationships", "{'name': 'Noor', 'email': 'Noor@example.org'}"));
        List<Reply> accepted =
                replies.stream().filter(reply -> reply.status() == 201).toList();
        assertThat(accepted).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() != 201).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.text("rule")).isEqualTo("PersonAlreadyMet");
            assertThat(reply.relationshipId()).isEqualTo(accepted.getFirst().relationshipId());
        });
        assertThat(service.member("bright", "ben")
                        .post("/relationships", "{'name': 'Noor', 'email': 'noor@example.org'}")
                        .status())
                .as("another member may meet her too")
                .isEqualTo(201);
    }

    @Test
    @DisplayName("takes all commands of concurrent writers on one aggregate, through two instances")
    void concurrentWriters() throws InterruptedException {
        String id = met(ana, "Olu").relationshipId();
        try (RunningService other = service.another()) {
            Client anaThere = other.member("bright", "ana");
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                List<Future<Reply>> replies = threads.invokeAll(IntStream.range(0, 40)
                        .<Callable<Reply>>mapToObj(n -> () -> followUp(n % 2 == 0 ? ana : anaThere, id))
                        .toList());
                assertThat(replies)
                        .allSatisfy(reply -> assertThat(result(reply).status()).isEqualTo(201));
            }
        }
        assertThat(service.sql()
                        .queryForList(
                                "SELECT sequence FROM event WHERE aggregate_id = ? ORDER BY sequence", Long.class, id))
                .isEqualTo(LongStream.rangeClosed(0, 40).boxed().toList());
    }

    @Test
    @DisplayName("sees through a stale cache: what one instance recorded, the other knows")
    void staleCacheDoesNotReject() {
        String id = met(ana, "Pia").relationshipId();
        String offer = ana.post(
                        "/relationships/" + id + "/offers",
                        "{'kind': 'ADVICE', 'what': 'a talk', 'drawnFrom': '"
                                + followUp(ana, id).text("entryId") + "'}")
                .text("entryId");
        try (RunningService other = service.another()) {
            Client anaThere = other.member("bright", "ana");
            assertThat(anaThere.post(
                                    "/relationships/" + id + "/offers/" + offer + "/responses",
                                    "{'response': 'ENTHUSIASTIC'}")
                            .status())
                    .isEqualTo(201);
        }
        assertThat(ana.post("/relationships/" + id + "/offers/" + offer + "/follow-through", "{}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("gives a repeated request its first answer and records it once, also if both come at once")
    void idempotency() throws InterruptedException {
        String key = UUID.randomUUID().toString();
        List<Reply> replies = atOnce(
                6,
                () -> ana.post(
                        "/relationships", "{'name': 'Quin', 'email': 'quin@example.org'}", "Idempotency-Key", key));
        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(201));
        assertThat(replies.stream().map(reply -> reply.response().body()).distinct())
                .hasSize(1);
        assertThat(replies.stream().map(reply -> reply.header("Location")).distinct())
                .hasSize(1);

        Reply reused = ana.post("/relationships", "{'name': 'Rosa'}", "Idempotency-Key", key);
        assertThat(reused.status()).isEqualTo(422);
        assertThat(reused.text("rule")).isEqualTo("IdempotencyKeyReused");
    }

    @Test
    @DisplayName("refuses a command whose If-Match is out of date")
    void ifMatch() {
        String id = met(ana, "Sol").relationshipId();
        assertThat(followUp(ana, id, "If-Match", "\"0\"").status()).isEqualTo(201);
        Reply outdated = followUp(ana, id, "If-Match", "\"0\"");
        assertThat(outdated.status()).isEqualTo(412);
        assertThat(followUp(ana, id, "If-Match", "nonsense").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("knows nothing of another member's relationships")
    void othersDoNotExist() {
        String id = met(ana, "Tam").relationshipId();
        for (Client stranger : List.of(service.member("bright", "ben"), service.member("summit", "ana"))) {
            Reply reply = followUp(stranger, id);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.text("rule")).isEqualTo("NotFound");
            assertThat(followUp(stranger, id, "If-Match", "\"0\"").status()).isEqualTo(404);
        }
        assertThat(followUp(ana, UUID.randomUUID().toString()).status()).isEqualTo(404);
        assertThat(followUp(ana, "not-an-id").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("answers bad input with a problem that names the rule and the field, and records nothing")
    void badInput() {
        long before = events();
        assertProblem(ana.post("/relationships", "{}"), 400, "MissingField", "name");
        assertProblem(ana.post("/relationships", "{'name': null}"), 400, "MissingField", "name");
        assertProblem(ana.post("/relationships", "{'name': '  '}"), 400, "MissingField", "name");
        assertProblem(ana.post("/relationships", "{'name': 7}"), 400, "InvalidField", "name");
        assertProblem(ana.post("/relationships", "{'name': 'A', 'nickname': 'B'}"), 400, "UnknownField", null);
        assertProblem(ana.post("/relationships", "{'name': 'A', 'kind': 'ENEMY'}"), 400, "InvalidField", "kind");
        assertProblem(ana.post("/relationships", "{'name': '" + "x".repeat(201) + "'}"), 400, "InvalidField", "name");
        assertProblem(
                ana.post("/relationships", "{'name': 'A', 'occurredAt': '2150-01-01T00:00:00Z'}"),
                422,
                "NotYetHappened",
                "occurredAt");
        assertProblem(
                ana.post("/relationships", "{'name': 'A', 'occurredAt': 'yesterday'}"),
                400,
                "InvalidField",
                "occurredAt");
        assertProblem(ana.post("/relationships", "{'name': 'A', 'name': 'B'}"), 400, "MalformedBody", null);
        assertProblem(ana.post("/relationships", "{'name': "), 400, "MalformedBody", null);
        assertProblem(ana.post("/relationships", ""), 400, "MalformedBody", null);
        assertProblem(ana.post("/relationships", "[]"), 400, null, null);
        assertProblem(
                ana.post("/relationships", "{'name': 'A', 'note': '" + "x".repeat(1_000_000) + "'}"),
                413,
                "BodyTooLarge",
                null);
        assertProblem(ana.post("/relationships", "a", "Content-Type", "text/plain"), 415, null, "Content-Type");
        assertProblem(ana.send("DELETE", "/relationships", ""), 405, "MethodNotAllowed", null);
        assertProblem(ana.get("/nothing-here"), 404, "NotFound", null);
        assertThat(events()).isEqualTo(before);
    }

    @Test
    @DisplayName("names all fields that are wrong, and takes nothing but UTF-8")
    void allFaults() {
        Reply reply = ana.post("/relationships", "{'kind': 0, 'occurredOn': '2026-11-01T23:00:00.000Z', 'x': 1}");
        assertProblem(reply, 400, "MissingField", "name");
        assertThat(reply.body().get("errors").findValuesAsString("field"))
                .containsExactly("name", "kind", "occurredOn");
        assertThat(reply.body().at("/errors/3/rule").asString()).isEqualTo("UnknownField");
        assertThat(reply.body().at("/errors/3").propertyNames()).doesNotContain("field");
        Reply checked = ana.post("/relationships", "{'name': ' ', 'email': 'mara', 'phone': '" + "1".repeat(51) + "'}");
        assertThat(checked.body().get("errors").findValuesAsString("detail"))
                .containsExactly(
                        "The field name is required.",
                        "The field email has to be an e-mail address such as mara@example.org.",
                        "The field phone has to have at most 50 characters.");
        // An overlong form of a slash, and half of a character.
        for (String bytes : List.of("\u00C0\u00AF", "\u00ED\u00A0\u0080", "\u00FF")) {
            assertProblem(
                    ana.postBytes(
                            "/relationships", ("{\"name\": \"" + bytes + "\"}").getBytes(StandardCharsets.ISO_8859_1)),
                    400,
                    "MalformedBody",
                    null);
        }
    }

    @Test
    @DisplayName("answers a change of nothing in one way: a shape that says nothing is refused, no change is none")
    void nothingToChange() {
        String id = met(ana, "Yara").relationshipId();
        assertProblem(ana.send("PATCH", "/relationships/" + id + "/person", "{}"), 400, "MissingField", "name");
        assertThat(ana.send("PATCH", "/relationships/" + id + "/person", "{'name': 'Yara'}")
                        .header("ETag"))
                .isEqualTo("\"0\"");
    }

    @Test
    @DisplayName("takes tags that look the same for one, and takes them off however they are typed")
    void tags() {
        String tags = "/relationships/" + met(ana, "Zoe").relationshipId() + "/tags";
        assertThat(ana.post(tags, "{'tag': 'Caf\u00e9'}").header("ETag")).isEqualTo("\"1\"");
        assertThat(ana.post(tags, "{'tag': 'cafe\u0301'}").header("ETag")).isEqualTo("\"1\"");
        assertThat(ana.send("DELETE", tags + "/CAFE%CC%81", "").header("ETag")).isEqualTo("\"2\"");
    }

    private static void assertProblem(Reply reply, int status, @Nullable String rule, @Nullable String field) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.text("type")).startsWith("urn:rapport:problem:");
        assertThat(reply.text("detail")).isNotBlank();
        if (rule != null) {
            assertThat(reply.text("rule")).isEqualTo(rule);
        }
        if (field != null) {
            assertThat(reply.text("field")).isEqualTo(field);
        }
    }

    private static long events() {
        Long count = service.sql().queryForObject("SELECT count(*) FROM event", Long.class);
        return count == null ? -1 : count;
    }

    @Test
    @DisplayName("takes nothing without a valid token of a member")
    void tokens() {
        TokenIssuer issuer = TokenIssuer.instance();
        for (String token : List.of(
                "",
                "nonsense",
                issuer.expiredToken("bright", "ana", "member"),
                issuer.tokenForOthers("bright", "ana", "member"),
                issuer.forgedToken("bright", "ana", "member"),
                issuer.token("", "ana", "member"),
                issuer.token("bright", "a/b", "member"))) {
            assertProblem(
                    service.client(token).post("/relationships", "{'name': 'A'}"),
                    401,
                    "Unauthenticated",
                    "Authorization");
        }
        assertProblem(
                service.client(issuer.token("bright", "carla", "coach")).post("/relationships", "{'name': 'A'}"),
                403,
                "Forbidden",
                null);
        assertProblem(ana.get("/actuator/rapport"), 403, "Forbidden", null);
        assertThat(service.client(issuer.token("bright", "root", "admin"))
                        .get("/actuator/rapport")
                        .body()
                        .has("logHead"))
                .isTrue();
        assertThat(service.client("").get("/actuator/health/readiness").status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("takes no more of a member than so many requests, and says when to come again")
    void limits() {
        Client eager = service.member("bright", "eager");
        Reply refused = Stream.generate(() -> eager.post("/relationships", "{}"))
                .limit(2 * BURST)
                .dropWhile(reply -> reply.status() == 400)
                .findFirst()
                .orElseThrow();
        assertProblem(refused, 429, "TooManyRequests", null);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(met(ana, "Zita").status()).isEqualTo(201);
    }

    @Test
    @DisplayName("takes an early conversation on the day of a meeting of which only the day was stated")
    void earlyOnTheDayOfTheMeeting() {
        String id = ana.post("/relationships", "{'name': 'Xia', 'occurredOn': '2024-05-06'}")
                .relationshipId();
        String conversations = "/relationships/" + id + "/conversations";
        assertThat(ana.post(conversations, "{'summary': 'Breakfast', 'occurredAt': '2024-05-06T07:00:00Z'}")
                        .status())
                .isEqualTo(201);
        assertProblem(
                ana.post(conversations, "{'summary': 'Supper', 'occurredAt': '2024-05-05T20:00:00Z'}"),
                422,
                "BeforeMeeting",
                "occurredAt");
    }

    @Test
    @DisplayName("takes one as early on the day to which a meeting was corrected without a time")
    void earlyOnTheDayThatTheMeetingMovedTo() {
        Reply met = ana.post("/relationships", "{'name': 'Xenia', 'occurredOn': '2024-05-03'}");
        String person = "/relationships/" + met.relationshipId();
        assertThat(ana.post(
                                person + "/entries/" + met.text("entryId") + "/corrections",
                                "{'occurredOn': '2024-05-06', 'reason': 'A slip'}")
                        .status())
                .isEqualTo(204);
        Reply breakfast =
                ana.post(person + "/conversations", "{'summary': 'Breakfast', 'occurredAt': '2024-05-06T07:00:00Z'}");
        assertThat(breakfast.status()).as(breakfast.body().toString()).isEqualTo(201);
    }

    @Test
    @DisplayName("keeps its events: PostgreSQL itself refuses to change or delete them")
    void appendOnly() {
        met(ana, "Uma");
        for (String sql : List.of(
                "UPDATE event SET actor = 'x'",
                "DELETE FROM event",
                "TRUNCATE event CASCADE",
                "DELETE FROM event_log",
                "UPDATE event_log SET position = position + 1")) {
            assertThatThrownBy(() -> service.sql().execute(sql)).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    @DisplayName("goes on from a snapshot, and from the events if the snapshot is of another form")
    void snapshots() {
        String id = met(ana, "Vik").relationshipId();
        for (int n = 0; n < 120; n++) {
            assertThat(followUp(ana, id).status()).isEqualTo(201);
        }
        await().untilAsserted(() -> assertThat(service.sql()
                        .queryForList("SELECT sequence FROM snapshot WHERE aggregate_id = ?", Long.class, id))
                .hasSize(1));
        try (RunningService other = service.another()) {
            assertThat(followUp(other.member("bright", "ana"), id).header("ETag"))
                    .isEqualTo("\"121\"");
        }
        service.sql().update("UPDATE snapshot SET format = 'of old', payload = '{}' WHERE aggregate_id = ?", id);
        try (RunningService other = service.another()) {
            assertThat(followUp(other.member("bright", "ana"), id).header("ETag"))
                    .isEqualTo("\"122\"");
        }
    }

    @Test
    @DisplayName("goes on with an aggregate whose first event was written in version 1")
    void oldVersion() {
        UUID id = UUID.randomUUID();
        service.sql().update("""
                        WITH e AS (
                            INSERT INTO event (event_id, type, aggregate_type, aggregate_id, sequence, tenant_id, member_id,
                                actor, recorded_at, command_id, correlation_id, causation_id, payload)
                            VALUES (gen_random_uuid(), 'io.rapport.relationship.PersonMet.v1', 'relationship', ?, 0,
                                'bright', 'ana', 'ana', now(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
                                convert_to(?, 'UTF8'))
                            RETURNING global_index, tenant_id, leaf_hash(event) AS leaf_hash)
                        INSERT INTO outbox SELECT global_index, tenant_id, leaf_hash FROM e
                        """, id.toString(), """
                        {"relationshipId": "%s", "entryId": "%s", "occurredAt": "2020-01-01T10:00:00Z",
                         "occurredOn": "2020-01-01", "person": {"name": "Wim", "expert": false}, "metAt": "a fair",
                         "tags": []}
                        """.formatted(id, UUID.randomUUID()));
        assertThat(followUp(ana, id.toString()).status()).isEqualTo(201);
    }
}
