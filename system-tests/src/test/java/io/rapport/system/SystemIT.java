package io.rapport.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.local.http.Api;
import io.rapport.local.http.Reply;
import io.rapport.system.RunningSystem.Handle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one instance is one stack; another one takes half a minute to start
@DisplayName("Rapport")
class SystemIT {

    private static final AtomicInteger MEMBERS = new AtomicInteger();

    private final Handle system;

    SystemIT(Handle system) {
        this.system = system;
    }

    private static String relationshipOf(Reply met) {
        assertThat(met.status()).as(met.toString()).isEqualTo(201);
        return met.text("relationshipId");
    }

    private static Reply met(Api commands, String name) throws IOException {
        return commands.post("/relationships", Map.of(), Map.of("name", name));
    }

    private static Map<String, Object> followUp() {
        return Map.of("reference", Map.of("words", "the talk"));
    }

    private static List<String> kinds(Reply timeline) {
        assertThat(timeline.status()).as(timeline.toString()).isEqualTo(200);
        List<String> kinds = new ArrayList<>();
        timeline.body()
                .required("items")
                .forEach(item -> kinds.add(item.required("kind").asString()));
        return kinds;
    }

    @Test
    @DisplayName("plays its story, and once more")
    void story() throws IOException, InterruptedException {
        assertThat(system.outputOf("demo")).contains("HelpNotWanted", "Mina Duarte");
        assertThat(system.outputOf("demo")).contains("HelpNotWanted", "Mina Duarte");
    }

    @Test
    @DisplayName("tells of a practice from a card to an evening at home, and what is due until it is settled")
    void practice() throws IOException {
        new PracticeStory(system.commands("emil"), system.queries("emil")).play();
    }

    @Test
    @DisplayName("lets a member read their own write at once, and nobody else")
    void ownWrite() throws IOException {
        Api ana = system.commands("ana");
        String id = relationshipOf(met(ana, "Mira"));
        Reply recorded = ana.post("/relationships/" + id + "/follow-ups", Map.of(), followUp());
        Map<String, String> applied =
                Map.of("Rapport-Applied", recorded.applied().orElseThrow());
        String timeline = "/relationships/" + id + "/timeline";
        assertThat(kinds(system.queries("ana").get(timeline, applied))).containsExactly("FOLLOW_UP", "MEETING");
        assertThat(system.queries("ana")
                        .get("/relationships/" + id, applied)
                        .body()
                        .toString())
                .contains("Mira");
        for (String stranger : List.of("ben", "dora")) {
            assertThat(system.queries(stranger).get(timeline, Map.of()).status())
                    .isEqualTo(404);
            assertThat(system.queries(stranger)
                            .get("/relationships/" + id, Map.of())
                            .status())
                    .isEqualTo(404);
            assertThat(system.commands(stranger)
                            .post("/relationships/" + id + "/follow-ups", Map.of(), followUp())
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("takes the ETag that a query gave for what it is about, after the member's own write too")
    void etags() throws IOException {
        Api ana = system.commands("ana");
        String person = "/relationships/" + relationshipOf(met(ana, "Nadia"));
        Reply goal = ana.post(
                "/goals",
                Map.of(),
                Map.of(
                        "title",
                        "Advice",
                        "definitionOfSuccess",
                        "I am asked",
                        "purpose",
                        Map.of("words", "It is what I like"),
                        "tracking",
                        Map.of("type", "QUALITATIVE", "assessEvery", Map.of("every", 1, "unit", "WEEK"))));
        assertThat(goal.status()).as(goal.toString()).isEqualTo(201);
        changedOnce(person, "/follow-ups", followUp());
        changedOnce("/goals/" + goal.text("goalId"), "/pause", Map.of("reason", "A holiday"));
    }

    @Test
    @DisplayName("shows two records of one person as one, and takes its ETag where it stands")
    void mergedCard() throws IOException {
        Api ana = system.commands("ana");
        String record = "/relationships/" + relationshipOf(met(ana, "Nora"));
        String root = relationshipOf(met(ana, "Nora Quist"));
        Reply merged = ana.post(record + "/merge", Map.of(), Map.of("into", root, "reason", "One person"));
        assertThat(merged.isOk()).as(merged.toString()).isTrue();
        Map<String, String> applied = Map.of("Rapport-Applied", merged.applied().orElseThrow());

        assertThat(kinds(system.queries("ana").get("/relationships/" + root + "/timeline", applied)))
                .containsExactly("MERGE", "MEETING", "MEETING");
        assertThat(system.queries("ana").get(record, applied).status()).isEqualTo(307);
        changedOnce("/relationships/" + root, "/follow-ups", followUp());
    }

    private void changedOnce(String what, String change, Map<String, Object> body) throws IOException {
        Api ana = system.commands("ana");
        String first = tagOf(what, Map.of());
        Reply changed = ana.post(what + change, Map.of("If-Match", first), body);
        assertThat(changed.isOk()).as(changed.toString()).isTrue();
        assertThat(ana.post(what + change, Map.of("If-Match", first), body).status())
                .isEqualTo(412);
        String second = tagOf(what, Map.of("Rapport-Applied", changed.applied().orElseThrow()));
        assertThat(second).isNotEqualTo(first);
        assertThat(ana.post(what + change, Map.of("If-Match", second), body).status())
                .isNotEqualTo(412);
    }

    private String tagOf(String what, Map<String, String> headers) throws IOException {
        Api queries = system.queries("ana");
        await().atMost(Patience.LONGEST).until(() -> queries.get(what, headers).isOk());
        return queries.get(what, headers).etag().orElseThrow();
    }

    @Test
    @DisplayName("leads to what was created, where it can be read")
    void locations() throws IOException {
        Api ana = system.commands("ana");
        Reply person = met(ana, "Odile");
        Reply followUp = ana.post("/relationships/" + relationshipOf(person) + "/follow-ups", Map.of(), followUp());
        assertThat(followed(person).text("relationshipId")).isEqualTo(person.text("relationshipId"));
        assertThat(followed(followUp).text("entryId")).isEqualTo(followUp.text("entryId"));
        assertThat(system.queries("ben")
                        .get(followUp.location().orElseThrow(), Map.of())
                        .status())
                .as("to nobody else")
                .isEqualTo(404);
    }

    private Reply followed(Reply created) throws IOException {
        Reply read = system.queries("ana")
                .get(
                        created.location().orElseThrow(),
                        Map.of("Rapport-Applied", created.applied().orElseThrow()));
        assertThat(read.status()).as(read.toString()).isEqualTo(200);
        return read;
    }

    @Test
    @DisplayName("shows what a member chose for themselves once a query asks for it")
    void ownChoices() throws IOException {
        Reply chosen = system.commands("ana").put("/me/time-zone", Map.of("zone", "Asia/Tokyo"));
        Map<String, String> applied = Map.of("Rapport-Applied", chosen.applied().orElseThrow());
        for (String query : List.of("/goals", "/timeline", "/relationships")) {
            await().atMost(Patience.LONGEST)
                    .untilAsserted(() -> assertThat(
                                    system.queries("ana").get(query, applied).status())
                            .isEqualTo(200));
        }
    }

    @Test
    @DisplayName("reads an event of version 1 through both services")
    void oldVersion() throws IOException, SQLException {
        UUID id = UUID.randomUUID();
        try (var connection = system.postgres();
                PreparedStatement insert = connection.prepareStatement("""
                        WITH e AS (
                            INSERT INTO event (event_id, type, aggregate_type, aggregate_id, sequence, tenant_id, member_id,
                                actor, recorded_at, command_id, correlation_id, causation_id, payload)
                            VALUES (gen_random_uuid(), 'io.rapport.relationship.PersonMet.v1', 'relationship', ?, 0,
                                'bright', 'ana', 'ana', now(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
                                convert_to(?, 'UTF8'))
                            RETURNING global_index, tenant_id, leaf_hash(event) AS leaf_hash)
                        INSERT INTO outbox SELECT global_index, tenant_id, leaf_hash FROM e
                        """)) {
            insert.setString(1, id.toString());
            insert.setString(2, """
                    {"relationshipId": "%s", "entryId": "%s", "occurredAt": "2020-01-01T10:00:00Z",
                     "occurredOn": "2020-01-01", "person": {"name": "Wim", "expert": false}, "metAt": "a fair", "tags": []}
                    """.formatted(id, UUID.randomUUID()));
            insert.executeUpdate();
        }
        Reply recorded = system.commands("ana").post("/relationships/" + id + "/follow-ups", Map.of(), followUp());
        assertThat(recorded.status()).isEqualTo(201);
        Reply card = system.queries("ana")
                .get(
                        "/relationships/" + id,
                        Map.of("Rapport-Applied", recorded.applied().orElseThrow()));
        assertThat(card.status()).isEqualTo(200);
        assertThat(card.body().toString()).contains("Wim", "a fair", "ACQUAINTANCE");
    }

    @Test
    @DisplayName("loses nothing and doubles nothing when each part is killed while commands come in")
    void everyPartIsKilled() throws Exception {
        for (String part : List.of("command-service", "kafka", "query-service", "mongodb", "postgres")) {
            String member = "contacts-killed-" + MEMBERS.incrementAndGet();
            AtomicInteger accepted = new AtomicInteger();
            AtomicBoolean enough = new AtomicBoolean();
            Thread commands = Thread.ofVirtual().start(() -> sendUntil(enough, member, accepted));
            await().atMost(Patience.LONGEST).until(() -> accepted.get() > 5);
            system.kill(part);
            system.mend();
            int before = accepted.get();
            await().atMost(Patience.LONGEST).until(() -> accepted.get() > before + 5);
            enough.set(true);
            commands.join();
            Completeness.of(system).nothingIsLost();
        }
    }

    /**
     * Sends commands until there are enough; one that gets no answer is sent again with its key. The last one is
     * answered, too: one cut off on its way could still be committed after the events were counted.
     */
    private void sendUntil(AtomicBoolean enough, String member, AtomicInteger accepted) {
        Api commands = system.commands("ana");
        for (int number = 0; !enough.get(); ) {
            Map<String, String> key = Map.of("Idempotency-Key", member + "-" + number);
            try {
                Reply reply = commands.post("/relationships", key, Map.of("name", "Person " + number));
                if (reply.status() == 201) {
                    accepted.incrementAndGet();
                    number++;
                }
            } catch (IOException e) {
                // Nobody is there to answer: the very fault that is tried here.
                Thread.onSpinWait();
            }
        }
    }

    @Test
    @DisplayName("goes on with a replay that was killed, and doubles nothing")
    void replayIsKilled(@TempDir Path folder) throws IOException, InterruptedException, SQLException {
        Path file = folder.resolve("contacts.txt");
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < 600; n++) {
            lines.add((n % 7) + " " + (100 + n % 45) + " " + (1_082_040_961L + (n * 7919L) % 100_000));
        }
        Files.write(file, lines);
        Process killed = system.rapport("replay", "contacts", file.toString(), "--tenant", "killed");
        await().atMost(Patience.LONGEST)
                .until(() -> system.number("SELECT count(*) FROM event WHERE tenant_id = 'killed'") > 50
                        || !killed.isAlive());
        killed.destroyForcibly();
        killed.waitFor();
        system.outputOf("replay", "contacts", file.toString(), "--tenant", "killed");
        assertThat(system.number("SELECT count(*) FROM event WHERE tenant_id = 'killed'"))
                .isEqualTo(600);
    }
}
