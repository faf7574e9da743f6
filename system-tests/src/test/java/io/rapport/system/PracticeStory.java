package io.rapport.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.local.http.Api;
import io.rapport.local.http.Reply;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How somebody goes about knowing people, from a card in a drawer to an evening at home, told to both services over
 * HTTP. Each query waits for the commands before it.
 */
final class PracticeStory {

    private final Api commands;
    private final Api queries;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final Map<String, Long> applied = new LinkedHashMap<>();

    PracticeStory(Api commands, Api queries) {
        this.commands = commands;
        this.queries = queries;
    }

    void play() throws IOException {
        String aim = plansCareer();
        String ken = meetsWhoWasACard();
        String mara = meets("Mara");
        goesOnMission(ken);
        introduces(ken, mara);
        hosts(ken, aim);
        practises();
        reachesGoal(aim, ken);
        looksAtNetwork();
    }

    private String plansCareer() throws IOException {
        set("/plan", Map.of("words", "Into energy"));
        set("/plan/horizons/3", Map.of("hope", "I lead a team"));
        String aim = created(
                        "/plan/aims",
                        Map.of("kind", "EXPLORE", "area", "Marketing of energy", "industry", "Energy", "horizon", 3))
                .text("aimId");
        JsonNode alignment = read("/alignment");
        assertThat(alignment.at("/horizons/0/aims/0/aimId").asString()).isEqualTo(aim);
        assertThat(alignment.at("/gaps/aimsWithoutGoal/0").asString()).isEqualTo(aim);
        return aim;
    }

    /** A card is nobody met: only the meeting makes a person of it. */
    private String meetsWhoWasACard() throws IOException {
        String ken = created("/relationships/captures", Map.of("name", "Ken", "industry", "Energy"))
                .text("relationshipId");
        refused("NotMetYet", "/relationships/" + ken + "/conversations", Map.of("summary", "Nice to connect"));
        assertThat(read("/relationships/" + ken).has("metOn")).isFalse();
        created("/relationships/" + ken + "/meeting", Map.of("howMet", Map.of("place", "Lyon")));
        assertThat(read("/relationships/" + ken).path("metOn").asString()).isEqualTo(today.toString());
        return ken;
    }

    private String meets(String name) throws IOException {
        return created("/relationships", Map.of("name", name)).text("relationshipId");
    }

    private void goesOnMission(String ken) throws IOException {
        String mission = created(
                        "/missions",
                        Map.of(
                                "about",
                                Map.of("relationshipId", ken),
                                "on",
                                today.toString(),
                                "questions",
                                List.of(Map.of("text", "What is hard?", "aspect", "HARDEST_CHALLENGE")),
                                "shareOfMyself",
                                "That I build teams"))
                .text("missionId");
        JsonNode question = read("/missions/" + mission).at("/questions/0/questionId");
        JsonNode briefing = read("/relationships/" + ken + "/briefing");
        assertThat(briefing.at("/missions/0/questions/0/text").asString()).isEqualTo("What is hard?");
        created("/missions/" + mission + "/questions/" + question.asString() + "/answers", Map.of("words", "Hiring"));
        assertThat(kinds(read("/agenda"))).contains("MISSION_TO_DEBRIEF");
        created("/missions/" + mission + "/debrief", Map.of("outcome", "ACHIEVED", "learned", "Ask less"));
        assertThat(kinds(read("/agenda"))).doesNotContain("MISSION_TO_DEBRIEF");
        JsonNode told = read("/missions/" + mission);
        assertThat(told.path("status").asString()).isEqualTo("DEBRIEFED");
        assertThat(told.at("/questions/0/answer/words").asString()).isEqualTo("Hiring");
    }

    private void introduces(String ken, String mara) throws IOException {
        String introduction = created("/introductions", Map.of("firstId", ken, "secondId", mara, "why", "Both sail"))
                .text("introductionId");
        String at = "/introductions/" + introduction;
        created(at + "/responses", Map.of("relationshipId", ken, "response", "ENTHUSIASTIC"));
        created(at + "/responses", Map.of("relationshipId", mara, "response", "POLITE"));
        refused("IntroductionNotWanted", at + "/making", Map.of());
        assertThat(read(at).at("/notEnough/0").asString()).isEqualTo(mara);
        created(at + "/responses", Map.of("relationshipId", mara, "response", "ENTHUSIASTIC"));
        created(at + "/making", Map.of("words", "Over lunch"));
        created(at + "/outcome", Map.of("onTarget", true));
        assertThat(read(at).path("status").asString()).isEqualTo("INTRODUCED");
    }

    private void hosts(String ken, String aim) throws IOException {
        String evening = created(
                        "/gatherings",
                        Map.of(
                                "name",
                                "Soup",
                                "role",
                                "HOST",
                                "kind",
                                "SOCIAL",
                                "aimId",
                                aim,
                                "theme",
                                "Firsts",
                                "activity",
                                "Cooking",
                                "startsOn",
                                today.toString()))
                .text("gatheringId");
        String at = "/gatherings/" + evening;
        String invitation =
                created(at + "/invitations", Map.of("relationshipId", ken)).text("invitationId");
        set(at + "/invitations/" + invitation + "/response", Map.of("response", "COMING"));
        JsonNode briefing = read(at + "/briefing");
        assertThat(briefing.at("/aimOfPlan/area").asString()).isEqualTo("Marketing of energy");
        assertThat(briefing.at("/people/0/person/name").asString()).isEqualTo("Ken");
        assertThat(briefing.at("/people/0/ask").isEmpty()).isFalse();
        JsonNode ahead = item(read("/agenda"), "GATHERING_AHEAD");
        assertThat(ahead.at("/settledBy/operation").asString()).isEqualTo("holdGathering");
        created(at + "/guests", Map.of("invitationId", invitation));
        created(ahead.at("/settledBy/path").asString(), Map.of("takeaway", "More soup"));
        assertThat(kinds(read("/agenda"))).doesNotContain("GATHERING_AHEAD");
        assertThat(read(at).path("state").asString()).isEqualTo("HELD");
        assertThat(read(at).at("/guests/0/name").asString()).isEqualTo("Ken");
    }

    private void practises() throws IOException {
        set("/skills", Map.of("skills", List.of(Map.of("skill", "ACTIVE_LISTENING"))));
        created("/skills/practices", Map.of("skill", "ACTIVE_LISTENING", "wentWell", "I waited"));
        assertThat(read("/skills/practices").at("/items/0/wentWell").asString()).isEqualTo("I waited");
    }

    /** A goal whose last day is today lacks something, and the agenda says how to settle it. */
    private void reachesGoal(String aim, String ken) throws IOException {
        String goal = created(
                        "/goals",
                        Map.of(
                                "title",
                                "Talk to somebody in energy",
                                "definitionOfSuccess",
                                "I know what they do",
                                "purpose",
                                Map.of("aimId", aim),
                                "tracking",
                                Map.of(
                                        "type",
                                        "COUNTED",
                                        "target",
                                        1,
                                        "measure",
                                        "CONVERSATIONS",
                                        "filter",
                                        Map.of("aimId", aim),
                                        "deadline",
                                        today.toString())))
                .text("goalId");
        assertThat(read("/alignment").at("/gaps/aimsWithoutGoal").isEmpty()).isTrue();
        String agenda = "/agenda?from=%s&to=%s&limit=200".formatted(today, today.plusYears(1));
        JsonNode near = item(read(agenda), "DEADLINE_NEAR");
        assertThat(near.path("goalId").asString()).isEqualTo(goal);
        assertThat(near.at("/lacking/missing").asInt()).isEqualTo(1);
        String settling = near.at("/settledBy/path").asString().replace("{relationshipId}", ken);
        created(settling, Map.of("summary", "How wind is sold"));
        assertThat(kinds(read(agenda))).doesNotContain("DEADLINE_NEAR");
        assertThat(read("/goals/" + goal).path("status").asString()).isEqualTo("ACHIEVED");
    }

    private void looksAtNetwork() throws IOException {
        JsonNode sum = read("/network").path("sum");
        assertThat(sum.path("captured").asInt()).isEqualTo(1);
        assertThat(sum.path("met").asInt()).isEqualTo(2);
        assertThat(sum.path("introductions").toString())
                .isEqualTo("{\"proposed\":1,\"made\":1,\"told\":1,\"onTarget\":1}");
        assertThat(read("/timeline").path("items").size()).isGreaterThan(10);
    }

    private static List<String> kinds(JsonNode agenda) {
        return agenda.path("items")
                .valueStream()
                .map(item -> item.path("kind").asString())
                .toList();
    }

    private static JsonNode item(JsonNode agenda, String kind) {
        return agenda.path("items")
                .valueStream()
                .filter(item -> item.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " is not on the agenda"));
    }

    private Reply created(String path, Map<String, Object> body) throws IOException {
        return accepted(201, commands.post(path, Map.of(), body));
    }

    private void set(String path, Map<String, Object> body) throws IOException {
        accepted(204, commands.put(path, body));
    }

    private Reply accepted(int status, Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        String marker = reply.applied().orElseThrow();
        int at = marker.lastIndexOf('@');
        applied.put(marker.substring(0, at), Long.valueOf(marker.substring(at + 1)));
        return reply;
    }

    private void refused(String rule, String path, Map<String, Object> body) throws IOException {
        Reply reply = commands.post(path, Map.of(), body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
        assertThat(reply.rule()).isEqualTo(rule);
    }

    private JsonNode read(String path) throws IOException {
        String marker = applied.entrySet().stream()
                .map(one -> one.getKey() + "@" + one.getValue())
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        Reply reply = await().atMost(Patience.LONGEST)
                .until(() -> queries.get(path, Map.of("Rapport-Applied", marker)), told -> told.status() != 503);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.body();
    }
}
