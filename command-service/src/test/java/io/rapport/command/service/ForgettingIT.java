package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.command.service.Client.Reply;
import io.rapport.parts.TokenIssuer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

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

    private static String meet(Client member, String name) {
        Reply met = member.post(
                "/relationships",
                "{'name': '" + name + "', 'email': '" + name + "@example.org', 'industry': '" + name + "', 'tags': ['"
                        + name + "'], 'note': '" + name + "', 'occurredAt': '2026-03-02T09:00:00Z'}");
        assertThat(met.status()).as(met.body().toString()).isEqualTo(201);
        return "/relationships/" + met.text("relationshipId");
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

    private static Reply post(Client member, String path) {
        return member.send("POST", path, "");
    }

    private static Reply forget(Client by, String whom, String confirmed) {
        return by.post(whom + "/forgetting", "{'memberId': '" + confirmed + "'}");
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
    @DisplayName("of a member ends all that is theirs, whoever asks for it")
    void member() {
        Client eva = service.member("forgetting", "eva");
        meet(eva, "Carl");
        Client admin = service.client(TokenIssuer.instance().token("forgetting", "root", "admin"));
        assertThat(forget(service.member("forgetting", "dora"), "/members/eva", "eva")
                        .status())
                .isEqualTo(403);

        assertThat(forget(admin, "/members/eva", "eva").status()).isEqualTo(204);
        assertThat(forget(admin, "/members/eva", "eva").status()).isEqualTo(204);

        Reply refused = eva.post("/relationships", "{'name': 'Again'}");
        assertThat(refused.text("rule")).isEqualTo("MemberIsForgotten");
        Client former = service.client(TokenIssuer.instance().token("forgetting", "former", "member", "admin"));
        meet(former, "Nora");
        meet(service.member("forgetting", "gina"), "Otto");
        assertThat(forget(admin, "/members/former", "former").status()).isEqualTo(204);
        for (String whom : List.of("gina", "eva")) {
            assertThat(forget(former, "/members/" + whom, whom).text("rule"))
                    .as(whom)
                    .isEqualTo("MemberIsForgotten");
        }
        assertThat(forget(former, "/me", "former").status()).isEqualTo(204);
        meet(service.member("forgetting", "gina"), "Paula");
        Client own = service.member("forgetting", "fred");
        assertThat(forget(own, "/me", "fred").status()).isEqualTo(204);
        assertThat(own.send("PUT", "/me/time-zone", "{'zone': 'UTC'}").text("rule"))
                .isEqualTo("MemberIsForgotten");
    }

    @Test
    @DisplayName("of a member of whom there is nothing is refused to an administrator, and shuts nobody out")
    void nobody() {
        meet(service.member("elsewhere", "gus"), "Carl");
        Client admin = service.client(TokenIssuer.instance().token("forgetting", "root", "admin"));
        for (String unknown : List.of("gus", "evaa", "*", "eva%20")) {
            Reply refused = forget(admin, "/members/" + unknown, unknown);
            assertThat(refused.status()).as(unknown).isEqualTo(404);
            assertThat(refused.text("rule")).isEqualTo("NotFound");
        }
        assertThat(service.sql()
                        .queryForObject(
                                "SELECT count(*) FROM event WHERE tenant_id = 'forgetting' AND member_id IN ('evaa', '*')",
                                Long.class))
                .isZero();

        assertThat(meet(service.member("forgetting", "gus"), "Ben")).isNotEmpty();
        assertThat(service.member("forgetting", "hal")
                        .send("POST", "/engagements", "{'coachId': 'cora', 'about': 'Work', 'scopes': ['NAMES']}")
                        .status())
                .isEqualTo(201);
        for (String known : List.of("gus", "hal", "cora")) {
            assertThat(forget(admin, "/members/" + known, known).status())
                    .as(known)
                    .isEqualTo(204);
        }
    }

    @Test
    @DisplayName("of a coach closes what was open to them, and no member opens, arranges or proposes anything any more")
    void coach() {
        Client ana = service.member("forgetting-coaches", "ana");
        Client cora = service.client(TokenIssuer.instance().token("forgetting-coaches", "cora", "coach"));
        String engagement = "/engagements/"
                + ana.post("/engagements", "{'coachId': 'cora', 'about': 'Work'}")
                        .text("engagementId");
        assertThat(post(cora, "/members/ana" + engagement + "/acceptance").status())
                .isEqualTo(204);
        String access = "{'scopes': ['TIMELINE_AND_CARDS'], 'past': true}";
        assertThat(ana.put(engagement + "/access", access).status()).isEqualTo(204);
        assertThat(opened()).containsExactly(true);

        assertThat(forget(cora, "/me", "cora").status()).isEqualTo(204);

        assertThat(opened()).containsExactly(false);
        Reply again = ana.post("/engagements", "{'coachId': 'cora', 'about': 'Again'}");
        assertThat(again.status()).as(again.body().toString()).isEqualTo(404);
        for (Reply refused : List.of(
                ana.put(engagement + "/access", "{'scopes': ['NAMES'], 'past': true}"),
                ana.post(engagement + "/sessions", "{'kind': 'SESSION', 'proposedTimes': ['2090-01-01T09:00:00Z']}"))) {
            assertThat(refused.status()).as(refused.body().toString()).isEqualTo(422);
            assertThat(refused.text("rule")).isEqualTo("TheOtherIsForgotten");
        }
        assertThat(post(ana, engagement + "/end").status())
                .as("what can be ended can be ended without them")
                .isEqualTo(204);
        assertThat(opened()).containsExactly(false);
    }

    @Test
    @DisplayName("has to be said twice, by a member and by whoever operates, of themself too")
    void saidTwice() {
        Client gil = service.member("forgetting-slips", "gil");
        Client root = service.client(TokenIssuer.instance().token("forgetting-slips", "root", "member", "admin"));
        meet(gil, "Carl");
        meet(root, "Carl");
        for (Reply slip : List.of(
                forget(gil, "/me", "gill"),
                forget(root, "/members/gil", "root"),
                forget(root, "/members/root", "gil"),
                forget(root, "/me", "ROOT"))) {
            assertThat(slip.text("rule")).as(slip.body().toString()).isEqualTo("ForgettingNotConfirmed");
            assertThat(slip.status()).isEqualTo(422);
        }
        for (String nothing : List.of("", "{}", "{'memberId': ' '}")) {
            assertThat(root.post("/members/root/forgetting", nothing).status())
                    .as(nothing)
                    .isEqualTo(400);
        }
        meet(gil, "Dora");
        assertThat(forget(root, "/members/root", "root").status()).isEqualTo(204);
        assertThat(root.post("/relationships", "{'name': 'Eva'}").text("rule")).isEqualTo("MemberIsForgotten");
    }

    @Test
    @DisplayName("of a member tells nobody that they were there who had nothing together with them")
    void strangers() {
        String tenant = "forgetting-strangers";
        Client gone = service.member(tenant, "gone");
        Client cora = service.client(TokenIssuer.instance().token(tenant, "cora", "coach"));
        Client fred = service.client(TokenIssuer.instance().token(tenant, "fred", "coach"));
        Client root = service.client(TokenIssuer.instance().token(tenant, "root", "admin"));
        String engagement = gone.post("/engagements", "{'coachId': 'cora', 'about': 'Work'}")
                .text("engagementId");
        String programme = root.post(
                        "/programmes", "{'name': 'First days', 'coachIds': ['fred'], 'from': '2026-01-01'}")
                .text("programmeId");
        assertThat(root.put("/members/gone/programmes/" + programme + "/invitation", "")
                        .status())
                .isEqualTo(204);
        assertThat(forget(gone, "/me", "gone").status()).isEqualTo(204);

        Set<String> asked = new TreeSet<>();
        JsonNode paths = root.get("/v3/api-docs").body().get("paths");
        paths.forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
            if (method.equals("get") || !path.startsWith("/members/{memberId}/") || path.endsWith("/forgetting")) {
                return;
            }
            JsonNode example = operation.at("/requestBody/content/application~1json/example");
            String address = path.replace("{memberId}", "gone")
                    .replace("{engagementId}", engagement)
                    .replace("{programmeId}", programme)
                    .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
            for (Client stranger : List.of(fred, root)) {
                Reply reply = stranger.send(method.toUpperCase(Locale.ROOT), address, example.toString());
                assertThat(reply.text("rule"))
                        .as(method + " " + path + " " + reply.body())
                        .isIn("NotFound", "Forbidden");
                if (reply.status() == 404) {
                    asked.add(operation.get("operationId").asString());
                }
            }
        }));
        assertThat(asked)
                .contains(
                        "proposeEngagementOfMember",
                        "inviteMember",
                        "withdrawInvitation",
                        "assignAction",
                        "giveFeedback");

        Reply together = cora.post("/members/gone/engagements/" + engagement + "/end", "");
        assertThat(together.text("rule")).isEqualTo("TheOtherIsForgotten");
    }

    @Test
    @DisplayName("of a coach closes for ever, for what was under way too and for what another instance took meanwhile")
    void coachMeanwhile() {
        Client ida = service.member("forgetting-coaches", "ida");
        Client carl = service.client(TokenIssuer.instance().token("forgetting-coaches", "carl", "coach"));
        String id =
                ida.post("/engagements", "{'coachId': 'carl', 'about': 'Work'}").text("engagementId");
        service.sql().update("UPDATE consent SET standing = 'ENDED' WHERE engagement_id = ?::uuid", id);
        assertThat(post(carl, "/members/ida/engagements/" + id + "/acceptance").status())
                .isEqualTo(204);
        assertThat(standing(id)).as("an ended one is not opened again").isEqualTo("ENDED");

        assertThat(forget(carl, "/me", "carl").status()).isEqualTo(204);
        String late = UUID.randomUUID().toString();
        service.sql()
                .update(
                        "INSERT INTO consent (engagement_id, tenant_id, member_id, coach_id, standing, scopes, sequence)"
                                + " VALUES (?::uuid, 'forgetting-coaches', 'ida', 'carl', 'ACCEPTED', '{}', 1)",
                        late);
        await().untilAsserted(() -> assertThat(standing(late)).isEqualTo("ENDED"));
    }

    private static List<@Nullable Boolean> opened() {
        return service.sql()
                .queryForList(
                        "SELECT open FROM consent WHERE tenant_id = 'forgetting-coaches' AND coach_id = 'cora'",
                        Boolean.class);
    }

    private static @Nullable String standing(String engagementId) {
        return service.sql()
                .queryForObject(
                        "SELECT standing FROM consent WHERE engagement_id = ?::uuid", String.class, engagementId);
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
