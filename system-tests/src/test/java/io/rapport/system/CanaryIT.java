package io.rapport.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.system.RunningSystem.Handle;
import io.rapport.system.Wire.Answer;
import io.rapport.verifier.BundleCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one stack for all system tests
@DisplayName("Whatever a member has said")
class CanaryIT {

    /** What docs/privacy.md promises. */
    private static final Duration PROMISED = Duration.ofSeconds(60);

    private final Handle system;
    private final String unique = UUID.randomUUID().toString().substring(0, 6);
    private final String member = "canary-" + unique;

    CanaryIT(Handle system) {
        this.system = system;
    }

    private static Map<String, String> tokens(Handle system, String member) throws IOException {
        Forge forge = new Forge(system.issuerKeys(), system.token("canary-any"));
        return Map.of(
                "member",
                forge.token("aviary", member, Set.of("member")),
                "coach",
                forge.token("aviary", member + "-coach", Set.of("coach")),
                "admin",
                forge.token("aviary", "keeper", Set.of("admin")));
    }

    @Test
    @DisplayName("is nowhere in clear but in MongoDB, and is gone from everywhere once it is to be forgotten")
    void canary() throws Exception {
        Wire wire = new Wire(system);
        TextFields fields = new TextFields(wire.send(Service.COMMANDS, "GET", "/v3/api-docs", null, null, Map.of())
                .json());
        Map<String, String> tokens = tokens(system, member);
        CanaryStory story = new CanaryStory(wire, fields, member, unique, tokens);
        story.tell();
        assertThat(fields.accepted()).as("texts that were sent").isEqualTo(fields.all());
        untilRead(wire, tokens, story);
        List<String> words = List.of(story.ofPerson(), story.ofMember(), story.ofTenant());

        inNoFile(words);
        assertThat(RawFiles.hits(system.memoryOf("mongodb"), words))
                .as("so the search finds what is there")
                .doesNotContain(0);
        Path backup = system.backUp();

        forgotten(wire, tokens, "/relationships/" + story.person() + "/forgetting", null);
        gone(system, story.ofPerson(), PROMISED);
        Answer timeline = query(wire, tokens, "/relationships/" + story.person() + "/timeline");
        assertThat(timeline.json().path("items").size()).isGreaterThan(10);
        assertThat(timeline.text()).contains("(forgotten)", "CONVERSATION").doesNotContain(story.ofPerson());
        stillProven(wire, tokens, story.person());

        forgotten(wire, tokens, "/me/forgetting", Map.of("memberId", member));
        gone(system, story.ofMember(), PROMISED);
        inNoFile(words);
        restored(backup, story);
    }

    /** Of yesterday's backup, in which nobody was forgotten, with the destructions of today. */
    private void restored(Path backup, CanaryStory story) throws Exception {
        try (Handle yesterday = system.restored(backup)) {
            Wire wire = new Wire(yesterday);
            assertThat(yesterday.number(certified("count(*)")))
                    .as("so whoever has no keys learns it, too: of the member, with all that was theirs")
                    .isEqualTo(1);
            assertThat(yesterday.number(certified("min(recorded_at)")))
                    .as("so it is of yesterday, and knew of none")
                    .isGreaterThan(system.number(certified("max(recorded_at)")));
            Map<String, String> tokens = tokens(yesterday, member);
            await().atMost(PROMISED)
                    .until(() -> !query(wire, tokens, "/timeline")
                            .json()
                            .path("items")
                            .isEmpty());
            untilRead(wire, tokens, story);
            assertThat(query(wire, tokens, "/relationships/" + story.person()).text())
                    .contains("(forgotten)");
            assertThat(RawFiles.hits(yesterday.memoryOf("mongodb"), List.of(story.ofTenant())))
                    .as("so what was not to be forgotten is there")
                    .doesNotContain(0);
            assertThat(RawFiles.hits(yesterday.home(), List.of(story.ofPerson(), story.ofMember())))
                    .containsOnly(0);
        }
    }

    private static String certified(String what) {
        String number = what.startsWith("count") ? what : "(extract(epoch FROM " + what + ") * 1000)::bigint";
        return "SELECT " + number + " FROM event WHERE tenant_id = 'aviary' AND type LIKE '%Forgotten%'";
    }

    private static Answer query(Wire wire, Map<String, String> tokens, String path) throws IOException {
        Answer answer = wire.send(Service.QUERIES, "GET", path, tokens.get("member"), null, Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static void untilRead(Wire wire, Map<String, String> tokens, CanaryStory story) {
        for (String path : List.of(
                "/timeline",
                "/relationships",
                "/goals",
                "/agenda",
                "/network",
                "/gatherings",
                "/missions",
                "/introductions",
                "/skills",
                "/me",
                "/programmes",
                "/plan",
                "/engagements")) {
            await().atMost(PROMISED)
                    .until(() -> wire.send(
                                            Service.QUERIES,
                                            "GET",
                                            path,
                                            tokens.get("member"),
                                            null,
                                            Map.of("Rapport-Applied", story.applied()))
                                    .status()
                            == 200);
        }
    }

    private static void forgotten(Wire wire, Map<String, String> tokens, String path, @Nullable Object body)
            throws IOException {
        Answer answer = wire.send(Service.COMMANDS, "POST", path, tokens.get("member"), body, Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    /** Neither in a file of any part, be it compressed there or not. */
    private void inNoFile(List<String> words) throws IOException, SQLException {
        for (String place : List.of("postgres/data", "kafka", "mongodb", "logs", "checkpoints", "destructions")) {
            assertThat(RawFiles.hits(system.home().resolve(place), words))
                    .as(place)
                    .containsOnly(0);
        }
        for (String word : words) {
            assertThat(Topic.containing(system.address("kafka"), word))
                    .as("topic")
                    .isEmpty();
            assertThat(tablesWith(word)).isEmpty();
        }
    }

    /** Of what is compressed in its table nothing could be seen in the file. */
    private List<String> tablesWith(String word) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var connection = system.postgres();
                var statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (var rows = statement.executeQuery("""
                    SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                    WHERE schemaname NOT IN ('pg_catalog', 'information_schema')""")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (var rows = statement.executeQuery("SELECT count(*) FROM " + table + " t WHERE t::text LIKE '%"
                        + word + "%' OR t::text LIKE '%' || encode('" + word + "', 'hex') || '%'")) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        found.add(table + " " + rows.getLong(1));
                    }
                }
            }
        }
        return found;
    }

    /** The embedded server has no files: what it holds is in its memory, and a dump of that is its raw file. */
    private static void gone(Handle from, String word, Duration within) {
        await().atMost(within)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(RawFiles.hits(from.memoryOf("mongodb"), List.of(word)))
                        .containsOnly(0));
    }

    private void stillProven(Wire wire, Map<String, String> tokens, String person) throws IOException, SQLException {
        List<String> events = new ArrayList<>();
        try (var connection = system.postgres();
                var statement = connection.prepareStatement("SELECT event_id FROM event WHERE aggregate_id = ?")) {
            statement.setString(1, person);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(rows.getString(1));
                }
            }
        }
        assertThat(events).hasSizeGreaterThan(20);
        for (String event : events) {
            String bundle = await().atMost(PROMISED)
                    .until(
                            () -> wire.send(
                                    Service.COMMANDS,
                                    "GET",
                                    "/proofs/events/" + event + "/bundle",
                                    tokens.get("member"),
                                    null,
                                    Map.of()),
                            answer -> answer.status() == 200)
                    .text();
            assertThat(BundleCheck.check(bundle, List.of()).event().eventId()).isEqualTo(UUID.fromString(event));
        }
    }
}
