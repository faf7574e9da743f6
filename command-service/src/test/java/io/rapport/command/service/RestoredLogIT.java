package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.command.service.Client.Reply;
import io.rapport.parts.Database;
import io.rapport.parts.TokenIssuer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("A log that was restored from a time at which nobody was forgotten")
class RestoredLogIT {

    private static RunningService before;

    @BeforeAll
    static void start() {
        before = RunningService.start();
    }

    @AfterAll
    static void stop() {
        before.close();
    }

    private static Client of(String subject, String role) {
        return before.client(TokenIssuer.instance().token("restored", subject, role));
    }

    private static String meet(Client member, String email) {
        Reply met = member.post("/relationships", "{'name': 'Mara', 'email': '" + email + "'}");
        assertThat(met.status()).as(met.body().toString()).isEqualTo(201);
        return met.text("relationshipId");
    }

    private static void done(Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isBetween(200, 204);
    }

    private static String engaged(Client member, Client coach, String coachId, String memberId) {
        String id = member.post("/engagements", "{'coachId': '" + coachId + "', 'about': 'Work'}")
                .text("engagementId");
        done(coach.send("POST", "/members/" + memberId + "/engagements/" + id + "/acceptance", ""));
        done(member.put("/engagements/" + id + "/access", "{'scopes': ['TIMELINE_AND_CARDS'], 'past': true}"));
        return id;
    }

    @Test
    @DisplayName("brings back neither what a forgotten person or member had claimed nor what was open to a coach")
    void forgottenAgain() {
        Client ana = of("ana", "member");
        Client eva = of("eva", "member");
        String mara = meet(ana, "mara@example.org");
        String stays = meet(ana, "stays@example.org");
        meet(eva, "mara@example.org");
        String forgottenCoach = engaged(ana, of("cora", "coach"), "cora", "ana");
        String forgottenMember = engaged(eva, of("carl", "coach"), "carl", "eva");
        String open = engaged(ana, of("carl", "coach"), "carl", "ana");
        JdbcTemplate sql = before.sql();
        sql.execute("CREATE TABLE claimed AS TABLE met_person");
        sql.execute("CREATE TABLE agreed AS SELECT engagement_id, standing FROM consent");

        done(ana.send("POST", "/relationships/" + mara + "/forgetting", ""));
        done(eva.post("/me/forgetting", "{'memberId': 'eva'}"));
        done(of("cora", "coach").post("/me/forgetting", "{'memberId': 'cora'}"));

        sql.execute("DELETE FROM forgetting");
        sql.execute("INSERT INTO met_person SELECT * FROM claimed ON CONFLICT DO NOTHING");
        sql.execute("UPDATE consent SET standing = agreed.standing FROM agreed"
                + " WHERE consent.engagement_id = agreed.engagement_id");
        try (RunningService restored = before.another()) {
            assertThat(sql.queryForList("SELECT relationship_id FROM met_person", UUID.class))
                    .containsExactly(UUID.fromString(stays));
            assertThat(Map.of(
                            "of a forgotten coach", standing(sql, forgottenCoach),
                            "of a forgotten member", standing(sql, forgottenMember),
                            "of two who are there", standing(sql, open)))
                    .isEqualTo(Map.of(
                            "of a forgotten coach", "ENDED",
                            "of a forgotten member", "ENDED",
                            "of two who are there", "ACCEPTED"));
            String evas = TokenIssuer.instance().token("restored", "eva", "member");
            assertThat(restored.client(evas)
                            .post("/relationships", "{'name': 'Again'}")
                            .text("rule"))
                    .isEqualTo("MemberIsForgotten");
            Reply anew = restored.client(TokenIssuer.instance().token("restored", "ana", "member"))
                    .post("/relationships", "{'name': 'Mara', 'email': 'mara@example.org'}");
            assertThat(anew.status()).as("a new acquaintance").isEqualTo(201);
        }
    }

    /** What those read who have no keys. */
    private static List<String> published(RunningService service) {
        return new PublishedTopic(service.topic())
                .records().values().stream()
                        .flatMap(List::stream)
                        .map(record -> header(record, "ce_type") + " of " + header(record, "ce_memberid"))
                        .filter(text -> text.contains("Forgotten"))
                        .sorted()
                        .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8)
                .replaceFirst("^io\\.rapport\\.", "");
    }

    @Test
    @DisplayName("tells everybody once more who was forgotten, whom a reader without keys would count again")
    void certifiedAgain() {
        Database database = Database.create();
        String mara;
        try (RunningService service = RunningService.on(database)) {
            Client ana = service.member("restored", "ana");
            mara = meet(ana, "mara@example.org");
            meet(ana, "stays@example.org");
            meet(service.member("restored", "eva"), "mara@example.org");
        }
        Database backup = database.copy();
        try (RunningService service = RunningService.on(database)) {
            done(service.member("restored", "ana").send("POST", "/relationships/" + mara + "/forgetting", ""));
            done(service.member("restored", "eva").post("/me/forgetting", "{'memberId': 'eva'}"));
            done(service.member("restored", "nobody").post("/me/forgetting", "{'memberId': 'nobody'}"));

            List<String> certified =
                    List.of("member.MemberForgotten.v1 of eva", "relationship.PersonForgotten.v1 of ana");
            try (RunningService restored = service.restoredTo(backup)) {
                await().untilAsserted(() -> assertThat(published(restored)).isEqualTo(certified));
                await().untilAsserted(() -> assertThat(restored.sql()
                                .queryForList("SELECT done_at IS NOT NULL FROM forgetting", Boolean.class))
                        .containsExactly(true, true));
                try (RunningService another = restored.another()) {
                    assertThat(another.sql()
                                    .queryForList(
                                            "SELECT actor FROM event WHERE type LIKE '%Forgotten%'", String.class))
                            .as("once")
                            .containsExactlyInAnyOrder("*", "ana");
                }
            }
        }
    }

    private static String standing(JdbcTemplate sql, String engagementId) {
        return String.valueOf(sql.queryForObject(
                "SELECT standing FROM consent WHERE engagement_id = ?::uuid", String.class, engagementId));
    }
}
