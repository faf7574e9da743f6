package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.service.Client.Reply;
import io.rapport.parts.TokenIssuer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A member and their coach, over HTTP")
@ExtendWith(SharedInstances.Resolver.class)
class CoachingIT {

    private static final String GOAL =
            "{'title': 'Energy', 'term': 'LONG', 'definitionOfSuccess': 'I work there', 'purpose': {'words': 'It matters'},"
                    + " 'tracking': {'type': 'QUALITATIVE', 'assessEvery': {'every': 2, 'unit': 'WEEK'}}}";

    private static RunningService service;
    private static Client carla;
    private static Client fred;

    @BeforeAll
    static void start(SharedInstances shared) {
        service = shared.here();
        carla = coach("coaching", "carla");
        fred = coach("coaching", "fred");
    }

    private static Client coach(String tenant, String subject) {
        return service.client(TokenIssuer.instance().token(tenant, subject, "coach"));
    }

    private static Client member(String subject) {
        return service.member("coaching", subject);
    }

    private static String created(Client who, String path, String id, String body) {
        Reply reply = who.post(path, body);
        assertThat(reply.status()).as(path + " " + reply.body()).isEqualTo(201);
        return reply.text(id);
    }

    private static void done(Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(204);
    }

    private static void rejected(Reply reply, int status, String rule) {
        assertThat(reply.text("rule")).as(reply.body().toString()).isEqualTo(rule);
        assertThat(reply.status()).isEqualTo(status);
    }

    /** An engagement that the member proposed and Carla accepted. */
    private static String engaged(String name) {
        String id = created(member(name), "/engagements", "engagementId", "{'coachId': 'carla', 'about': 'Energy'}");
        done(carla.post("/members/" + name + "/engagements/" + id + "/acceptance", ""));
        return id;
    }

    private static Map<String, @Nullable Object> consent(String engagementId) {
        return service.sql()
                .queryForMap(
                        "SELECT member_id, coach_id, standing, open, scopes::text AS scopes FROM consent"
                                + " WHERE engagement_id = ?::uuid",
                        engagementId);
    }

    @Test
    @DisplayName("propose, speak, agree, open, meet, act, are told, close and end")
    void story() {
        Client ana = member("ana");
        String goal = created(ana, "/goals", "goalId", GOAL);
        String id = created(
                ana,
                "/engagements",
                "engagementId",
                "{'coachId': 'carla', 'about': 'Into energy', 'scopes': ['GOALS_AND_PLAN']}");
        String mine = "/engagements/" + id;
        String hers = "/members/ana" + mine;
        assertThat(consent(id))
                .containsEntry("member_id", "ana")
                .containsEntry("coach_id", "carla")
                .containsEntry("open", false)
                .containsEntry("scopes", "{}");

        String call = created(
                ana,
                mine + "/sessions",
                "sessionId",
                "{'kind': 'FIRST_CALL', 'proposedTimes': ['2090-01-01T09:00:00Z', '2090-01-02T10:00:00+01:00']}");
        rejected(
                ana.post(mine + "/sessions/" + call + "/confirmation", "{'at': '2090-01-01T09:00:00Z'}"),
                422,
                "NotYourOwnProposal");
        done(carla.post(hers + "/sessions/" + call + "/confirmation", "{'at': '2090-01-02T09:00:00Z'}"));
        created(carla, hers + "/session-records", "entryId", "{'sessionId': '" + call + "', 'notes': 'We fit'}");
        rejected(carla.post(hers + "/actions", "{'what': 'Ask'}"), 422, "EngagementNotOpen");

        done(carla.post(hers + "/acceptance", ""));
        assertThat(consent(id)).containsEntry("open", true).containsEntry("scopes", "{}");
        String feedback = "{'subject': {'goalId': '" + goal + "'}, 'words': 'Well done'}";
        rejected(carla.post(hers + "/feedback", feedback), 422, "ScopeNotGranted");
        done(ana.put(mine + "/access", "{'scopes': ['GOALS_AND_PLAN']}"));
        done(ana.put(mine + "/access", "{'scopes': ['NOTES'], 'past': true}"));
        assertThat(consent(id))
                .containsEntry(
                        "scopes", "{\"NOTES\": null, \"GOALS_AND_PLAN\": \"" + LocalDate.now(ZoneOffset.UTC) + "\"}");

        Reply session = carla.post(
                hers + "/session-records",
                "{'notes': 'We spoke', 'privateNotes': 'Afraid of calls', 'actions': [{'what': 'Call', 'dueOn': '2090-01-01'}]}");
        assertThat(session.status()).as(session.body().toString()).isEqualTo(201);
        assertThat(session.header("Location"))
                .as("is open to whoever of the two asks, and an entry of the member's timeline is not")
                .endsWith(hers);
        String action = created(carla, hers + "/actions", "actionId", "{'what': 'Ask three people'}");
        String completion = created(ana, mine + "/actions/" + action + "/completion", "entryId", "{'words': 'Five'}");
        String said = created(carla, hers + "/feedback", "entryId", feedback);
        done(carla.post(hers + "/entries/" + said + "/corrections", "{'reason': 'More', 'words': 'Very well done'}"));
        done(ana.post(mine + "/entries/" + completion + "/corrections", "{'reason': 'A slip', 'words': 'Four'}"));
        rejected(
                carla.post(hers + "/entries/" + completion + "/retraction", "{'reason': 'No'}"),
                422,
                "RecordedByTheOther");
        done(carla.post(hers + "/entries/" + said + "/retraction", "{'reason': 'Too early'}"));

        done(ana.post(mine + "/access/revocation", "{'scopes': ['GOALS_AND_PLAN']}"));
        assertThat(consent(id)).containsEntry("scopes", "{\"NOTES\": null}");
        rejected(carla.post(hers + "/feedback", feedback), 422, "ScopeNotGranted");
        done(carla.post(hers + "/end", "{'reason': 'You can do it'}"));
        assertThat(consent(id))
                .containsEntry("standing", "ENDED")
                .containsEntry("open", false)
                .containsEntry("scopes", "{}");
        rejected(carla.post(hers + "/actions", "{'what': 'Ask'}"), 422, "EngagementNotOpen");

        assertThat(service.sql()
                        .queryForList(
                                "SELECT DISTINCT tenant_id || ' ' || member_id FROM event WHERE aggregate_id = ?",
                                String.class,
                                id))
                .containsExactly("coaching ana");
        assertThat(service.sql()
                        .queryForList(
                                "SELECT DISTINCT actor FROM event WHERE aggregate_id = ? ORDER BY actor",
                                String.class,
                                id))
                .containsExactly("ana", "carla");
    }

    @Test
    @DisplayName(
            "are each other's alone: nobody else finds what they do, and a coach writes nothing of the member's own")
    void others() {
        String id = engaged("bea");
        String path = "/members/bea/engagements/" + id;
        Stream.of(fred, coach("summit", "carla"), coach("summit", "fred")).forEach(other -> {
            rejected(other.post(path + "/session-records", "{'occurredOn': '2090-01-01'}"), 404, "NotFound");
            rejected(other.post(path + "/end", ""), 404, "NotFound");
        });
        rejected(fred.post(path + "/actions", "{'what': 'Ask'}"), 404, "NotFound");
        rejected(carla.post("/members/ben/engagements/" + id + "/end", ""), 404, "NotFound");
        rejected(carla.post("/members/b%20ea/engagements/" + id + "/end", ""), 404, "NotFound");
        rejected(carla.post("/members/bea/relationships", "{'name': 'Ben'}"), 404, "NotFound");
        rejected(carla.post("/relationships", "{'name': 'Ben'}"), 403, "Forbidden");
        rejected(carla.post("/engagements/" + id + "/end", ""), 403, "Forbidden");
        rejected(member("ben").post(path + "/end", ""), 403, "Forbidden");
        rejected(member("ben").post("/engagements/" + id + "/end", ""), 404, "NotFound");
        rejected(service.member("summit", "bea").post("/engagements/" + id + "/end", ""), 404, "NotFound");

        rejected(carla.put("/members/bea/engagements/" + id + "/access", "{'scopes': ['NOTES']}"), 404, "NotFound");
        rejected(member("bea").post("/engagements/" + id + "/feedback", "{'words': 'Well done'}"), 404, "NotFound");
        Client both = service.client(TokenIssuer.instance().token("coaching", "carla", "member", "coach"));
        rejected(both.put("/engagements/" + id + "/access", "{'scopes': ['NOTES']}"), 404, "NotFound");
    }

    @Test
    @DisplayName("have one engagement at a time, whoever proposes it, and another one after that")
    void oneAtATime() throws Exception {
        Client cleo = member("cleo");
        String propose = "{'coachId': 'carla', 'about': 'Energy'}";
        String id = created(cleo, "/engagements", "engagementId", propose);
        rejected(cleo.post("/engagements", propose), 409, "AlreadyEngaged");
        rejected(carla.post("/members/cleo/engagements", "{'about': 'Energy'}"), 409, "AlreadyEngaged");
        created(cleo, "/engagements", "engagementId", "{'coachId': 'fred', 'about': 'Energy'}");
        rejected(cleo.post("/engagements", "{'coachId': 'cleo', 'about': 'Myself'}"), 422, "CoachIsMember");
        done(cleo.post("/engagements/" + id + "/end", ""));

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Reply>> replies = Stream.generate(() ->
                            threads.submit(() -> carla.post("/members/cleo/engagements", "{'about': 'Once more'}")))
                    .limit(8)
                    .toList();
            int created = 0;
            for (Future<Reply> reply : replies) {
                created += reply.get().status() == 201 ? 1 : 0;
            }
            assertThat(created).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("keep their idempotency keys apart: a coach's neither hits nor reveals the member's")
    void idempotency() {
        String id = engaged("dana");
        String[] key = {"Idempotency-Key", "same"};
        Reply first = member("dana").post("/relationships", "{'name': 'Ben'}", key);
        assertThat(first.status()).isEqualTo(201);

        String actions = "/members/dana/engagements/" + id + "/actions";
        Reply assigned = carla.post(actions, "{'what': 'Ask'}", key);
        assertThat(assigned.status()).as(assigned.body().toString()).isEqualTo(201);
        assertThat(carla.post(actions, "{'what': 'Ask'}", key).text("actionId")).isEqualTo(assigned.text("actionId"));
        rejected(carla.post(actions, "{'what': 'Tell'}", key), 422, "IdempotencyKeyReused");
        rejected(fred.post(actions, "{'what': 'Ask'}", key), 404, "NotFound");
        assertThat(member("dana").post("/relationships", "{'name': 'Ben'}", key).relationshipId())
                .isEqualTo(first.relationshipId());
        done(member("dana")
                .put(
                        "/engagements/" + id + "/access",
                        "{'scopes': ['NAMES'], 'past': true}",
                        "Idempotency-Key",
                        "grant"));
        done(member("dana")
                .put(
                        "/engagements/" + id + "/access",
                        "{'scopes': ['NAMES'], 'past': true}",
                        "Idempotency-Key",
                        "again"));
        done(member("dana")
                .put(
                        "/engagements/" + id + "/access",
                        "{'scopes': ['NAMES'], 'past': true}",
                        "Idempotency-Key",
                        "again"));
    }
}
