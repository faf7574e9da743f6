package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.service.Client.Reply;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Of two instances and many requests at once")
@ExtendWith(SharedInstances.Resolver.class)
class ConcurrencyIT {

    private static RunningService service;
    private static RunningService other;
    private static Client ana;
    private static Client anaThere;

    @BeforeAll
    static void start(SharedInstances shared) {
        service = shared.here();
        other = shared.there();
        ana = service.member("races", "ana");
        anaThere = other.member("races", "ana");
    }

    private static String met() {
        return "/relationships/" + ana.post("/relationships", "{'name': 'Sol'}").relationshipId();
    }

    private static Reply tag(Client client, String person, String tag, String... headers) {
        return client.post(person + "/tags", "{'tag': '" + tag + "'}", headers);
    }

    private static Reply monthly(Client client, String person, String... headers) {
        return client.put(person + "/cadence", "{'every': 1, 'unit': 'MONTH'}", headers);
    }

    private static Reply weekly(Client client, String person, String... headers) {
        return client.put(person + "/cadence", "{'every': 1, 'unit': 'WEEK'}", headers);
    }

    @Test
    @DisplayName("exactly one of those that expect the same version succeeds")
    void oneSucceeds() throws InterruptedException {
        for (int round = 0; round < 10; round++) {
            String person = met();
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                List<Future<Reply>> replies = threads.invokeAll(IntStream.range(0, 8)
                        .<Callable<Reply>>mapToObj(
                                n -> () -> tag(n % 2 == 0 ? ana : anaThere, person, "t" + n, "If-Match", "\"0\""))
                        .toList());
                assertThat(replies.stream().map(Future::resultNow).map(Reply::status))
                        .containsOnly(204, 412)
                        .containsOnlyOnce(204);
            }
        }
    }

    @Test
    @DisplayName("one that has an older aggregate in memory takes what expects the newer one")
    void notBehind() {
        String person = met();
        assertThat(tag(ana, person, "one").header("ETag")).isEqualTo("\"1\"");
        assertThat(tag(anaThere, person, "two").header("ETag")).isEqualTo("\"2\"");
        assertThat(tag(ana, person, "three", "If-Match", "\"2\"").status()).isEqualTo(204);
    }

    @Test
    @DisplayName(
            "one that has an older aggregate in memory refuses what expects that one, also if nothing had to change")
    void refusesTheOlderOne() {
        String person = met();
        String before = monthly(ana, person).header("ETag");
        weekly(anaThere, person);
        assertThat(monthly(ana, person, "If-Match", before).status()).isEqualTo(412);
    }

    @Test
    @DisplayName("a version that is still to come is refused, and so is the creation of what is expected to be there")
    void neverThere() {
        assertThat(tag(ana, met(), "one", "If-Match", "\"7\"").status()).isEqualTo(412);
        assertThat(ana.post("/relationships", "{'name': 'Sol'}", "If-Match", "\"0\"")
                        .status())
                .isEqualTo(412);
    }

    @Test
    @DisplayName("a query's ETag is one that a command takes")
    void etagsOfQueries() {
        String person = met();
        String digest = "0123456789abcdef0123456789abcdef";
        assertThat(tag(ana, person, "one", "If-Match", "\"0-" + digest + "\"").status())
                .isEqualTo(204);
        assertThat(tag(ana, person, "two", "If-Match", "\"0-" + digest + "\"").status())
                .isEqualTo(412);
        assertThat(tag(ana, person, "two", "If-Match", "\"" + digest + "\"").status())
                .isEqualTo(412);
        for (String nonsense : List.of("\"\"", "\"-\"", "\"1-\"", "1", "\"x\"", "W/\"1\"")) {
            assertThat(tag(ana, person, "two", "If-Match", nonsense).status())
                    .as(nonsense)
                    .isEqualTo(400);
        }
    }

    @Test
    @DisplayName("one does not take for unchanged what the other has changed")
    void notUnchanged() {
        String person = met();
        monthly(ana, person);
        weekly(anaThere, person);
        assertThat(monthly(ana, person).header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    @DisplayName("one that has an older aggregate in memory does not miss what the other has recorded")
    void notMissed() {
        ana.put("/skills", "{'skills': [{'skill': 'Asking'}]}");
        Reply here = practised(ana);
        Reply there = practised(anaThere);
        Reply later = practised(ana);
        assertThat(retracted(anaThere, later).status())
                .as("the other one, which knows of none but its own")
                .isEqualTo(204);
        assertThat(retracted(ana, there).status()).isEqualTo(204);
        assertThat(retracted(ana, here).status()).isEqualTo(204);
        assertThat(retracted(anaThere, here).text("rule")).isEqualTo("PracticeAlreadyRetracted");
        assertThat(ana.post("/skills/practices/" + UUID.randomUUID() + "/retraction", "")
                        .text("rule"))
                .isEqualTo("NoSuchPractice");
    }

    private static Reply practised(Client client) {
        Reply practised = client.post("/skills/practices", "{'skill': 'Asking'}");
        assertThat(practised.status()).as(practised.body().toString()).isEqualTo(201);
        return practised;
    }

    private static Reply retracted(Client client, Reply practised) {
        return client.post("/skills/practices/" + practised.text("entryId") + "/retraction", "");
    }

    @Test
    @DisplayName("one that has an older aggregate in memory does not find in the way what the other has taken back")
    void notInTheWay() {
        String evening = "/gatherings/"
                + ana.post(
                                "/gatherings",
                                "{'name': 'Soup', 'role': 'HOST', 'kind': 'SOCIAL', 'aim': 'Talk', 'startsOn': '2026-01-10',"
                                        + " 'theme': 'Firsts', 'activity': 'Cooking'}")
                        .text("gatheringId");
        String ben = "{'invitationId': '"
                + ana.post(evening + "/invitations", "{'words': 'Ben'}").text("invitationId") + "'}";
        Reply came = anaThere.post(evening + "/guests", ben);
        assertThat(came.status()).as(came.body().toString()).isEqualTo(201);
        assertThat(ana.post(evening + "/guests", ben).text("rule")).isEqualTo("GuestAlreadyRecorded");
        assertThat(ana.post(evening + "/guests/" + came.text("guestId") + "/retraction", "")
                        .status())
                .isEqualTo(204);
        assertThat(anaThere.post(evening + "/guests", ben).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("a key is remembered, also where nothing had to change")
    void keyOfNothing() {
        String person = met();
        String key = UUID.randomUUID().toString();
        tag(ana, person, "one");
        Reply first = tag(ana, person, "one", "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(204);
        ana.send("DELETE", person + "/tags/one", "");
        Reply again = tag(anaThere, person, "one", "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(204);
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(tag(ana, person, "two").header("ETag"))
                .as("met, tagged, untagged and tagged, and nothing else")
                .isEqualTo("\"3\"");
        assertThat(tag(ana, person, "two", "Idempotency-Key", key).status()).isEqualTo(422);
    }

    @Test
    @DisplayName("a repeated request has its first answer, whatever has become against the rules since")
    void firstAnswerBeforeRules() {
        String career = ana.post(
                        "/goals",
                        "{'title': 'Energy', 'term': 'LONG', 'definitionOfSuccess': 'I work there',"
                                + " 'purpose': {'words': 'It matters'}, 'tracking': {'type': 'QUALITATIVE',"
                                + " 'assessEvery': {'every': 2, 'unit': 'WEEK'}}}")
                .text("goalId");
        String step = "{'title': 'Ask', 'definitionOfSuccess': 'I asked', 'purpose': {'supportsGoalId': '" + career
                + "'}, 'tracking': {'type': 'QUALITATIVE', 'assessEvery': {'every': 2, 'unit': 'WEEK'}}}";
        Reply first = ana.post("/goals", step, "Idempotency-Key", "step");
        assertThat(first.status()).isEqualTo(201);
        ana.post("/goals/" + career + "/closure", "{'outcome': 'DROPPED', 'reflection': 'Another way'}");
        assertThat(ana.post("/goals", step).text("rule")).isEqualTo("SupportedGoalClosed");
        Reply again = ana.post("/goals", step, "Idempotency-Key", "step");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("goalId")).isEqualTo(first.text("goalId"));

        ana.put("/me/time-zone", "{'zone': 'Pacific/Kiritimati'}");
        String person = met();
        String today = "{'summary': 'Tea', 'occurredOn': '" + LocalDate.now(ZoneId.of("Pacific/Kiritimati")) + "'}";
        Reply tea = ana.post(person + "/conversations", today, "Idempotency-Key", "tea");
        assertThat(tea.status()).as(tea.body().toString()).isEqualTo(201);
        ana.put("/me/time-zone", "{'zone': 'Pacific/Pago_Pago'}");
        assertThat(ana.post(person + "/conversations", today).text("rule")).isEqualTo("NotYetHappened");
        assertThat(ana.post(person + "/conversations", today, "Idempotency-Key", "tea")
                        .text("entryId"))
                .isEqualTo(tea.text("entryId"));
        ana.put("/me/time-zone", "{'zone': 'UTC'}");
    }
}
