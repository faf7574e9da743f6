package io.rapport.command.service;

import static io.rapport.command.service.Forgotten.meet;
import static io.rapport.command.service.Forgotten.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.command.service.Client.Reply;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Forgetting")
@ExtendWith(SharedInstances.Resolver.class)
class ForgettingIT {

    private static final String MISSION = "{'about': {'relationshipId': WHOM}, 'on': '2030-01-01', "
            + "'questions': [{'text': 'What is hard?'}], 'shareOfMyself': 'Teams'" + "}";
    private static final String CANARY = "Zanzibar-Canary-4711";

    private static RunningService service;

    @BeforeAll
    static void start(SharedInstances shared) {
        service = shared.here();
    }

    /** All that the service's tables say, as text. */
    private static List<String> rowsWith(String text) {
        return service
                .sql()
                .queryForList(
                        "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables"
                                + " WHERE table_schema IN ('public', 'keyring') AND table_type = 'BASE TABLE'",
                        String.class)
                .stream()
                .flatMap(table -> service.sql().queryForList("SELECT t.* FROM " + table + " t").stream()
                        .filter(row -> row.values().stream().anyMatch(value -> holds(value, text)))
                        .map(row -> table))
                .toList();
    }

    private static boolean holds(Object value, String text) {
        return value instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8).contains(text)
                : String.valueOf(value).contains(text);
    }

    @Test
    @DisplayName("leaves nothing in clear in any table, before or after, and nothing more can be recorded")
    void person() {
        Client ana = service.member("forgetting", "ana");
        String mara = meet(ana, CANARY);
        String ben = meet(ana, "Ben");
        assertThat(ana.post(mara + "/conversations", "{'summary': 'About " + CANARY + "'}")
                        .status())
                .isEqualTo(201);
        Reply introduction = ana.post(
                "/introductions",
                "{'firstId': '" + idIn(mara) + "', 'secondId': '" + idIn(ben) + "', 'why': '" + CANARY + "'}");
        assertThat(introduction.status()).as(introduction.body().toString()).isEqualTo(201);
        String responses = "/introductions/" + introduction.text("introductionId") + "/responses";
        String evening = "/gatherings/"
                + ana.post(
                                "/gatherings",
                                "{'name': 'Supper', 'role': 'HOST', 'kind': 'SOCIAL', 'startsOn': '2030-01-01', 'aim':"
                                        + " 'To meet', 'theme': 'Food', 'activity': 'Cooking'}")
                        .text("gatheringId");
        Reply invited = ana.post(evening + "/invitations", "{'relationshipId': '" + idIn(mara) + "'}");
        assertThat(invited.status()).as(invited.body().toString()).isEqualTo(201);
        assertThat(rowsWith(CANARY)).isEmpty();
        assertThat(rowsWith("\"sealed\"")).isNotEmpty();
        assertThat(ana.post("/relationships", "{'name': 'X', 'email': '" + CANARY + "@example.org'}")
                        .text("rule"))
                .isEqualTo("PersonAlreadyMet");

        assertThat(post(ana, mara + "/forgetting").status()).isEqualTo(204);
        assertThat(post(ana, mara + "/forgetting").status()).isEqualTo(204);

        assertThat(ana.post(mara + "/conversations", "{'summary': 'More'}").text("rule"))
                .isEqualTo("PersonIsForgotten");
        assertThat(post(ana, mara + "/restore").text("rule")).isEqualTo("PersonIsForgotten");
        assertThat(ana.post(
                                "/introductions/" + introduction.text("introductionId") + "/withdrawal",
                                "{'reason': 'Not any more'}")
                        .text("rule"))
                .isEqualTo("SubjectIsForgotten");
        String gone = "'" + idIn(mara) + "'";
        for (Reply named : List.of(
                ana.post("/introductions", "{'firstId': " + gone + ", 'secondId': '" + idIn(ben) + "', 'why': 'Both'}"),
                ana.post("/missions", MISSION.replace("WHOM", gone)),
                ana.post("/relationships", "{'name': 'New', 'howMet': {'introducedBy': " + gone + "}}"))) {
            assertThat(named.status()).as(named.body().toString()).isEqualTo(422);
            assertThat(named.text("rule")).isEqualTo("PersonIsForgotten");
            assertThat(named.text("field")).isNotEmpty();
        }
        for (Reply told : List.of(
                ana.post(responses, "{'relationshipId': " + gone + ", 'response': 'POLITE'}"),
                ana.post(responses, "{'relationshipId': '" + idIn(ben) + "', 'response': 'POLITE'}"),
                ana.put(
                        evening + "/invitations/" + invited.text("invitationId") + "/response",
                        "{'response': 'COMING'}"))) {
            assertThat(told.status()).as(told.body().toString()).isEqualTo(422);
            assertThat(told.text("rule")).isEqualTo("PersonIsForgotten");
        }
        assertThat(ana.post(ben + "/conversations", "{'summary': 'Of something else'}")
                        .status())
                .isEqualTo(201);
        assertThat(service.sql()
                        .queryForObject(
                                "SELECT count(*) FROM met_person WHERE relationship_id = ?::uuid",
                                Long.class,
                                idIn(mara)))
                .isZero();
        assertThat(service.sql()
                        .queryForMap(
                                "SELECT keysets, done_at IS NOT NULL AS done FROM forgetting WHERE ?::uuid = ANY (relationships)",
                                idIn(mara)))
                .containsEntry("done", true)
                .containsEntry("keysets", 3);
        assertThat(meet(ana, CANARY)).isNotEqualTo(mara);
    }

    @Test
    @DisplayName("of a person leaves nothing of what requests said, and a request that comes again brings nobody back")
    void requests() {
        Client ana = service.member("requests", "ana");
        String body = "{'name': 'Mara', 'occurredAt': '2026-03-02T09:00:00Z'}";
        String mara = "/relationships/"
                + ana.post("/relationships", body, "Idempotency-Key", "met").text("relationshipId");
        String ben = meet(ana, "Ben");
        done(ana.post(mara + "/conversations", "{'summary': 'More'}", "Idempotency-Key", "talked"));
        done(ana.post(ben + "/conversations", "{'summary': 'More'}", "Idempotency-Key", "others"));
        done(ana.post(
                "/introductions",
                "{'firstId': '" + idIn(mara) + "', 'secondId': '" + idIn(ben) + "', 'why': 'Both sail'}",
                "Idempotency-Key",
                "introduced"));
        assertThat(blank()).isEmpty();

        done(ana.send("POST", mara + "/forgetting", "", "Idempotency-Key", "forgotten"));

        assertThat(blank()).containsExactly("introduced", "met", "talked");
        Reply again = ana.post("/relationships", body, "Idempotency-Key", "met");
        assertThat(again.text("rule")).as(again.body().toString()).isEqualTo("SubjectIsForgotten");
        assertThat(service.sql()
                        .queryForObject(
                                "SELECT count(*) FROM event WHERE tenant_id = 'requests' AND type LIKE '%PersonMet%'",
                                Long.class))
                .isEqualTo(2);
        done(ana.post(ben + "/conversations", "{'summary': 'More'}", "Idempotency-Key", "others"));
        done(ana.send("POST", mara + "/forgetting", "", "Idempotency-Key", "forgotten"));
    }

    private static void done(Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isBetween(200, 204);
    }

    private static List<@Nullable String> blank() {
        return service.sql()
                .queryForList(
                        "SELECT key FROM idempotency WHERE tenant_id = 'requests' AND fingerprint = '' ORDER BY key",
                        String.class);
    }

    @Test
    @DisplayName("that nobody completed is completed by any instance")
    void completed() {
        Client ana = service.member("late", "ana");
        String mara = meet(ana, CANARY);
        UUID certificate = asked("late", "ana", mara);

        await().until(() -> isDone(certificate));
        // It may have been another instance that completed it; this one keeps a keyset for some seconds then.
        await().untilAsserted(() -> assertThat(
                        ana.post(mara + "/conversations", "{'summary': 'More'}").text("rule"))
                .isEqualTo("SubjectIsForgotten"));
    }

    @Test
    @DisplayName("that cannot be completed now holds up no other one")
    void heldUp() throws SQLException {
        String eve = meet(service.member("held", "eve"), "Carl");
        String ida = meet(service.member("held", "ida"), "Dora");
        try (Connection connection =
                Objects.requireNonNull(service.sql().getDataSource()).getConnection()) {
            connection.setAutoCommit(false);
            // As somebody who makes keysets for her, and does not come to an end.
            try (var lock = connection.createStatement()) {
                lock.execute("SELECT pg_advisory_xact_lock_shared(hashtextextended('4:heldeve', 17))");
            }
            UUID first = asked("held", "eve", eve);
            UUID second = asked("held", "ida", ida);

            await().until(() -> isDone(second));

            assertThat(isDone(first)).isFalse();
            connection.rollback();
            await().until(() -> isDone(first));
        }
    }

    /** Asked for by an instance that is gone. */
    private static UUID asked(String tenant, String member, String relationship) {
        UUID certificate = UUID.randomUUID();
        service.sql()
                .update(
                        "INSERT INTO forgetting (certificate_id, tenant_id, member_id, relationships)"
                                + " VALUES (?, ?, ?, ARRAY[?::uuid])",
                        certificate,
                        tenant,
                        member,
                        idIn(relationship));
        return certificate;
    }

    private static boolean isDone(UUID certificate) {
        return Boolean.TRUE.equals(service.sql()
                .queryForObject(
                        "SELECT done_at IS NOT NULL FROM forgetting WHERE certificate_id = ?",
                        Boolean.class,
                        certificate));
    }

    private static String idIn(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
