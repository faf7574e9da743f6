package io.rapport.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.local.http.Api;
import io.rapport.local.http.Reply;
import io.rapport.system.RunningSystem.Handle;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A coach sees what their member opened, as long as it is open. */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one stack for all system tests
@DisplayName("Rapport for a member and their coach")
class CoachingIT {

    /** A hundred, with 10,000 reads, by hand: {@code -Drapport.revocations=100 -Drapport.reads=50}. */
    private static final int REVOCATIONS = Integer.getInteger("rapport.revocations", 20);

    /** After each, of each instance. */
    private static final int READS = Integer.getInteger("rapport.reads", 10);

    /** What is open by the scope, each of which is another query. */
    private static final List<String> OPENED =
            List.of("/timeline", "/relationships", "/network", "/missions", "/gatherings");

    private final Handle system;
    private final Api member;
    private final Api memberQueries;
    private final Api coach;
    private final Api coachQueries;
    private final Map<String, String> applied = new HashMap<>();

    CoachingIT(Handle system) {
        this.system = system;
        this.member = system.commands("ben");
        this.memberQueries = system.queries("ben");
        this.coach = system.commands("carla");
        this.coachQueries = system.queries("carla");
    }

    private Reply done(Reply reply) {
        assertThat(reply.isOk()).as(reply.toString()).isTrue();
        reply.applied().ifPresent(at -> {
            int end = at.lastIndexOf('@');
            applied.put(at.substring(0, end), at.substring(end + 1));
        });
        return reply;
    }

    private Map<String, String> own() {
        List<String> all = new ArrayList<>();
        applied.forEach((aggregate, sequence) -> all.add(aggregate + "@" + sequence));
        return Map.of("Rapport-Applied", String.join(",", all));
    }

    /** What the coach sees once the member sees all of it. */
    private String seen(String path) throws IOException {
        await().atMost(Patience.LONGEST)
                .until(() -> memberQueries.get(path, own()).isOk());
        Reply reply = coachQueries.get("/members/ben" + path, Map.of());
        assertThat(reply.status()).as(path + " " + reply).isEqualTo(200);
        return reply.body().toString();
    }

    private int status(String path) throws IOException {
        return coachQueries.get("/members/ben" + path, Map.of()).status();
    }

    private Map<String, String> ofTwo(String engagement) {
        String id = engagement.substring("/engagements/".length());
        return Map.of("Rapport-Applied", id + "@" + applied.get(id));
    }

    private String engaged() throws IOException {
        String engagement = done(member.post("/engagements", Map.of(), Map.of("coachId", "carla", "about", "Courage")))
                .text("engagementId");
        done(coach.post("/members/ben/engagements/" + engagement + "/acceptance", Map.of(), Map.of()));
        return "/engagements/" + engagement;
    }

    @Test
    @DisplayName("opens what was granted and nothing else, tells who looked, and closes it all at the end")
    void consent() throws IOException {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        String lately = LocalDate.now(ZoneOffset.UTC).minusDays(3).toString();
        Reply met = done(member.post(
                "/relationships",
                Map.of(),
                Map.of(
                        "name",
                        "Zelda Quist",
                        "email",
                        "zelda@quist.example",
                        "tags",
                        List.of("founders"),
                        "occurredOn",
                        lately)));
        String card = "/relationships/" + met.text("relationshipId");
        done(member.post(
                card + "/conversations", Map.of(), Map.of("summary", "Her fear of flying", "occurredOn", lately)));
        String engagement = engaged();
        assertThat(List.of(status(card), status("/timeline"), status("/goals"), status("/agenda")))
                .as("nothing is open yet")
                .containsOnly(404);

        done(member.put(engagement + "/access", Map.of("scopes", List.of("TIMELINE_AND_CARDS"), "past", true)));
        assertThat(seen(card)).contains("A person", "founders").doesNotContain("Zelda", "quist");
        assertThat(seen(card + "/timeline")).contains("CONVERSATION").doesNotContain("Zelda", "flying");
        assertThat(status("/goals")).isEqualTo(404);
        assertThat(system.queries("fred").get("/members/ben/timeline", Map.of()).status())
                .as("a coach of another tenant")
                .isEqualTo(404);
        assertThat(system.queries("ana").get("/members/ben/timeline", Map.of()).status())
                .as("who is no coach")
                .isEqualTo(403);
        assertThat(coach.post("/members/ben" + card + "/conversations", Map.of(), Map.of("summary", "mine"))
                        .status())
                .as("a coach never writes a member's own record")
                .isEqualTo(404);

        done(member.put(engagement + "/access", Map.of("scopes", List.of("NAMES", "NOTES"), "past", true)));
        assertThat(seen(card)).contains("Zelda Quist", "zelda@quist.example");
        assertThat(seen(card + "/timeline")).contains("flying");
        done(member.put(engagement + "/access", Map.of("scopes", List.of("TIMELINE_AND_CARDS"), "from", today)));
        assertThat(status(card + "/timeline"))
                .as("nothing since then looks like nothing at all")
                .isEqualTo(404);

        Reply session = done(coach.post(
                "/members/ben" + engagement + "/session-records",
                Map.of(),
                Map.of(
                        "notes",
                        "Ask three people",
                        "privateNotes",
                        "Hides behind work",
                        "actions",
                        List.of(Map.of("what", "Ask Zelda")))));
        assertThat(session.text("entryId")).isNotEmpty();
        assertThat(coachQueries.get(engagement, ofTwo(engagement)).body().toString())
                .contains("Hides behind work", "Ask Zelda");
        assertThat(memberQueries.get(engagement, own()).body().toString())
                .contains("Ask three people", "Ask Zelda")
                .doesNotContain("Hides behind work");
        assertThat(coachQueries.get("/coaching/desk", ofTwo(engagement)).body().toString())
                .contains("Ask Zelda", "\"ben\"");
        assertThat(memberQueries.get("/timeline", own()).body().toString()).doesNotContain("Hides behind work");

        Reply looks = memberQueries.get("/looks", Map.of());
        assertThat(looks.body().required("items").findValuesAsString("resource"))
                .contains(card, card + "/timeline")
                .doesNotContain("/goals");
        done(member.post(engagement + "/end", Map.of(), Map.of("reason", "Moved on")));
        assertThat(List.of(status(card), status("/timeline"))).containsOnly(404);
        assertThat(coachQueries.get(engagement, Map.of()).body().toString())
                .contains("ENDED")
                .doesNotContain("Courage", "Ask Zelda", "Hides");
        assertThat(coachQueries.get("/coaching/desk", Map.of()).body().toString())
                .doesNotContain("Ask Zelda");
    }

    @Test
    @DisplayName("tells nothing any more, on any instance, once a revocation was answered, while commands come in")
    void revocationsCountAtOnce() throws Exception {
        String engagement = engaged();
        AtomicBoolean enough = new AtomicBoolean();
        Thread load = Thread.ofVirtual().start(() -> meetPeopleUntil(enough));
        Set<Integer> afterwards = new ConcurrentSkipListSet<>();
        try (var second = system.secondQueryService();
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Api> instances = List.of(coachQueries, system.commandsAt(second.address(), "carla"));
            Map<String, Object> timeline = Map.of("scopes", List.of("TIMELINE_AND_CARDS"));
            await().atMost(Patience.LONGEST)
                    .ignoreExceptions()
                    .until(() -> instances.get(1).get("/me", Map.of()).isOk());
            // Nothing looks like nothing that is open; and what there is may be yesterday's by the next grant.
            await().atMost(Patience.LONGEST)
                    .until(() -> !memberQueries
                            .get("/timeline", Map.of())
                            .body()
                            .required("items")
                            .isEmpty());
            Map<String, Object> allOfIt = Map.of("scopes", List.of("TIMELINE_AND_CARDS"), "past", true);
            for (int n = 0; n < REVOCATIONS; n++) {
                done(member.put(engagement + "/access", allOfIt));
                for (Api instance : instances) {
                    assertThat(instance.get("/members/ben/timeline", Map.of()).status())
                            .as("a grant counts with its answer, too")
                            .isEqualTo(200);
                }
                done(member.post(engagement + "/access/revocation", Map.of(), timeline));
                List<Callable<Integer>> reads = new ArrayList<>();
                for (int read = 0; read < READS; read++) {
                    String place = OPENED.get(read % OPENED.size());
                    instances.forEach(instance -> reads.add(
                            () -> instance.get("/members/ben" + place, Map.of()).status()));
                }
                for (Api instance : instances) {
                    reads.add(() -> tellsOfBen(instance) ? 200 : 404);
                }
                for (Future<Integer> read : readers.invokeAll(reads)) {
                    afterwards.add(read.get());
                }
            }
        } finally {
            enough.set(true);
            load.join();
            done(member.post(engagement + "/end", Map.of(), Map.of()));
        }
        assertThat(afterwards).containsExactly(404);
    }

    /** Whether the desk says when he was active. */
    private static boolean tellsOfBen(Api instance) throws IOException {
        Reply desk = instance.get("/coaching/desk", Map.of());
        assertThat(desk.status()).isIn(200, 503);
        return desk.body()
                .path("members")
                .valueStream()
                .anyMatch(row -> row.at("/member/id").asString("").equals("ben") && row.has("lastActiveAt"));
    }

    private void meetPeopleUntil(AtomicBoolean enough) {
        for (int number = 0; !enough.get(); number++) {
            try {
                member.post("/relationships", Map.of(), Map.of("name", "Person " + number));
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
    }
}
