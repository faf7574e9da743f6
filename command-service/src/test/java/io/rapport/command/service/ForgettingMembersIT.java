package io.rapport.command.service;

import static io.rapport.command.service.Forgotten.forget;
import static io.rapport.command.service.Forgotten.meet;
import static io.rapport.command.service.Forgotten.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.command.service.Client.Reply;
import io.rapport.parts.TokenIssuer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@DisplayName("Forgetting a member, or a coach")
@ExtendWith(SharedInstances.Resolver.class)
class ForgettingMembersIT {

    private static RunningService service;

    @BeforeAll
    static void start(SharedInstances shared) {
        service = shared.here();
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
}
