package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.service.Client.Reply;
import io.rapport.parts.ApiExamples;
import io.rapport.parts.TokenIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@DisplayName("Every command over HTTP")
@ExtendWith(SharedInstances.Resolver.class)
class EveryCommandIT {

    private static RunningService service;
    private static Client ana;
    private static CommandsOfContexts contexts;
    private static ApiExamples examples;
    private static EmptyTexts empty;
    private static final OtherAggregates elsewhere = new OtherAggregates();

    @BeforeAll
    static void start(SharedInstances shared) {
        service = shared.here();
        Client member = service.member("bright", "ana");
        examples = new ApiExamples(member.get("/v3/api-docs").body());
        empty = new EmptyTexts(examples);
        ana = heard(member);
        Client root = heard(service.client(TokenIssuer.instance().token("bright", "root", "admin")));
        Client carla = heard(service.client(TokenIssuer.instance().token("bright", "carla", "coach")));
        contexts = new CommandsOfContexts(ana, carla, root);
    }

    private static Client heard(Client client) {
        return client.heardBy((method, path, request, status, answer) -> {
            examples.saw(method, path, request, status, answer);
            elsewhere.saw(client, method, path, request, status);
            empty.saw(client, method, path, request, status);
        });
    }

    @Test
    @DisplayName("is accepted where it is right, and is described by an example of its request and its answer")
    void story() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        contexts.done("PUT", "/me/analytics-opt-out", "");
        contexts.done("DELETE", "/me/analytics-opt-out", "");
        contexts.done("PUT", "/me/time-zone", "{'zone': 'UTC'}");
        contexts.done("PUT", "/me/first-day-of-week", "{'day': 'SUNDAY'}");
        contexts.done("PUT", "/me/description", "{'displayName': 'Ana', 'pronouns': 'she/her', 'language': 'PT-br'}");
        String secret = contexts.created("/me/calendar-feed", "secret", null);
        assertThat(contexts.created("/me/calendar-feed", "path", "{'text': 'ALL', 'alarms': true}"))
                .matches("/calendar/[A-Za-z0-9_-]{43}\\.ics")
                .doesNotContain(secret);
        contexts.done("DELETE", "/me/calendar-feed", "");

        contexts.done("PUT", "/plan", "{'words': 'Into energy'}");
        contexts.done("PUT", "/plan/horizons/3", "{'hope': 'I lead a team', 'from': '2026-01-01'}");
        String energy = contexts.created(
                "/plan/aims",
                "aimId",
                "{'kind': 'EXPLORE', 'area': 'Marketing of energy', 'industry': 'Energy', 'tags': ['Wind'], 'horizon': 3}");
        contexts.done(
                "POST",
                "/plan/aims/" + energy + "/revisions",
                "{'reason': 'I like it', 'kind': 'GROW', 'clear': ['horizon']}");
        String travel = contexts.created("/plan/aims", "aimId", "{'kind': 'EXPLORE', 'area': 'Travel'}");
        contexts.done("POST", "/plan/aims/" + travel + "/retirement", "{'reason': 'Not for me'}");
        String talked =
                contexts.created("/plan/milestones", "entryId", "{'words': 'A talk', 'aimId': '" + energy + "'}");
        String milestone = "/plan/milestones/" + talked;
        contexts.done("POST", milestone + "/corrections", "{'reason': 'A slip', 'words': 'My first talk'}");
        contexts.done("POST", milestone + "/retraction", "{'reason': 'It was cancelled'}");

        String expo = contexts.created(
                "/gatherings",
                "gatheringId",
                "{'name': 'Expo', 'kind': 'CONFERENCE', 'aim': 'Two people', 'startsOn': '" + today + "',"
                        + " 'endsOn': '" + today.plusDays(1) + "'}");
        contexts.created("/gatherings/" + expo + "/attendance", "entryId", null);
        String there = "/gatherings/" + expo + "/attendance";
        contexts.done("POST", there + "/corrections", "{'reason': 'A slip', 'takeaway': 'Small tables'}");
        contexts.done("POST", there + "/retraction", "{'reason': 'I stayed at home'}");
        contexts.created(there, "entryId", "{'takeaway': 'Small tables'}");
        String talk = contexts.created(
                "/gatherings",
                "gatheringId",
                "{'name': 'Talk', 'kind': 'TALK', 'aimId': '" + energy + "', 'startsOn': '2030-01-01'}");
        contexts.done("POST", "/gatherings/" + talk + "/cancellation", "{'reason': 'Ill'}");

        contexts.hosts(today);

        String ben =
                contexts.created("/relationships", "relationshipId", "{'name': 'Ben', 'occurredOn': '2026-03-01'}");
        Reply met = ana.post(
                "/relationships",
                "{'name': 'Mara', 'howMet': {'gatheringId': '" + expo + "', 'introducedBy': '" + ben
                        + "'}, 'tags': ['Expo'], 'email': 'mara@example.org', 'occurredAt': '2026-03-02T09:00:00Z'}");
        assertThat(met.status()).as(met.body().toString()).isEqualTo(201);
        String mara = "/relationships/" + met.text("relationshipId");
        String meeting = met.text("entryId");
        contexts.done("PATCH", mara + "/person", "{'headline': 'CMO', 'clear': ['phone']}");

        String lunch = contexts.created(
                mara + "/conversations",
                "entryId",
                "{'summary': 'Budget', 'gatheringId': '" + expo + "', 'occurredOn': '2026-03-05'}");
        contexts.done("PUT", mara + "/conversations/" + lunch + "/rapport", "{'rating': 4}");
        String right =
                contexts.created(mara + "/assumptions", "entryId", "{'aspect': 'INTERESTS', 'statement': 'Sails'}");
        String wrong = contexts.created(mara + "/assumptions", "entryId", "{'aspect': 'GOALS', 'statement': 'Lead'}");
        String ofLunch = "{'conversationId': '" + lunch + "'";
        contexts.created(mara + "/assumptions/" + right + "/confirmation", "entryId", ofLunch + "}");
        contexts.created(mara + "/assumptions/" + wrong + "/correction", "entryId", ofLunch + ", 'statement': 'Rest'}");
        contexts.created(mara + "/facts", "entryId", ofLunch + ", 'aspect': 'RECENT_PROJECTS', 'statement': 'A fair'}");
        String trip = contexts.created(mara + "/details", "entryId", "{'detail': 'Norway', 'on': '2030-08-01'}");
        contexts.done("POST", mara + "/entries/" + trip + "/corrections", "{'reason': 'A slip', 'on': '2030-08-02'}");

        String plan =
                contexts.created(mara + "/follow-up-plans", "entryId", "{'dueOn': '2030-01-01', 'about': 'The pitch'}");
        contexts.done(
                "POST", mara + "/entries/" + plan + "/corrections", "{'reason': 'A slip', 'dueOn': '2030-01-02'}");
        String skipped = contexts.created(mara + "/follow-up-plans", "entryId", "{'dueOn': '2030-01-01'}");
        contexts.done("POST", mara + "/follow-up-plans/" + skipped + "/skip", "{'reason': 'Busy'}");
        contexts.created(
                mara + "/follow-ups",
                "entryId",
                "{'reference': {'entryId': '" + lunch + "'}, 'planId': '" + plan + "', 'valueGiven': 'A study'}");

        String offer = "{'kind': 'READING', 'what': 'A book', 'drawnFrom': '" + meeting + "'}";
        String book = mara + "/offers/" + contexts.created(mara + "/offers", "entryId", offer);
        contexts.created(book + "/responses", "entryId", "{'response': 'POLITE', 'words': 'Sure'}");
        contexts.created(book + "/responses", "entryId", "{'response': 'ENTHUSIASTIC'}");
        contexts.created(book + "/follow-through", "entryId", "{'what': 'Lent it'}");
        contexts.created(book + "/outcome", "entryId", "{'onTarget': true}");
        String tea = mara + "/offers/" + contexts.created(mara + "/offers", "entryId", offer);
        contexts.done("POST", tea + "/withdrawal", "{'reason': 'Lost'}");
        contexts.created(mara + "/help-received", "entryId", "{'kind': 'ADVICE', 'what': 'Whom to ask'}");

        contexts.done("PUT", mara + "/cadence", "{'every': 1, 'unit': 'MONTH'}");
        contexts.done("PUT", mara + "/cadence", "{}");
        contexts.done("POST", mara + "/tags", "{'tag': 'Two words'}");
        contexts.done("DELETE", mara + "/tags/two%20words", "");
        contexts.done(
                "POST",
                mara + "/entries/" + lunch + "/corrections",
                "{'reason': 'A slip', 'occurredOn': '2026-03-06'}");
        contexts.done("POST", mara + "/entries/" + lunch + "/retraction", "{'reason': 'It was Ben'}");
        contexts.done("POST", mara + "/archive", "{'reason': 'Moved away'}");
        contexts.done("POST", mara + "/restore", "");

        contexts.merges(mara.substring("/relationships/".length()));
        contexts.missions(mara.substring("/relationships/".length()), meeting);
        contexts.introductions(mara.substring("/relationships/".length()), ben, meeting);

        String career = contexts.created(
                "/goals",
                "goalId",
                "{'title': 'Energy', 'term': 'LONG', 'definitionOfSuccess': 'I work there', 'purpose': {'words': 'It matters'},"
                        + " 'tracking': {'type': 'QUALITATIVE', 'assessEvery': {'every': 2, 'unit': 'WEEK'}}}");
        String assessments = "/goals/" + career + "/assessments";
        String assessment = contexts.created(assessments, "entryId", "{'rating': 2, 'reflection': 'A start'}");
        contexts.done("POST", assessments + "/" + assessment + "/corrections", "{'reason': 'A slip', 'rating': 3}");
        contexts.done("POST", assessments + "/" + assessment + "/retraction", "{'reason': 'Another goal'}");
        String habit = contexts.created(
                "/goals",
                "goalId",
                "{'title': 'Weekly', 'definitionOfSuccess': 'I call', 'purpose': {'supportsGoalId': '" + career + "'},"
                        + " 'tracking': {'type': 'RECURRING', 'target': 1, 'measure': 'FOLLOW_UPS', 'period': 'WEEK',"
                        + " 'filter': {'newConnectionsOnly': true, 'aimId': '" + travel + "'}}}");
        contexts.done(
                "PUT",
                "/goals/" + habit + "/purpose",
                "{'supportsGoalId': '" + career + "', 'aimId': '" + energy + "'}");
        contexts.done("POST", "/goals/" + habit + "/adjustments", "{'reason': 'Too much', 'title': 'Each week'}");
        contexts.done("POST", "/goals/" + habit + "/excuses", "{'day': '" + today + "', 'reason': 'Ill'}");
        contexts.done("POST", "/goals/" + habit + "/pause", "{'reason': 'A holiday'}");
        contexts.done("POST", "/goals/" + habit + "/resume", "");
        contexts.done("POST", "/goals/" + habit + "/closure", "{'outcome': 'ACHIEVED', 'reflection': 'It sticks'}");

        contexts.coaching(career);
        contexts.programmes();

        elsewhere.areNotFound(service.member("summit", "dora"));
        empty.areRefusedAsDescribed();

        contexts.forgetting();

        assertThat(examples.wrong()).isEmpty();
    }

    @Test
    @DisplayName("about something that comes from an earlier entry is refused if it is earlier, naming that one")
    void order() {
        String mara = "/relationships/"
                + contexts.created(
                        "/relationships", "relationshipId", "{'name': 'Mara', 'occurredAt': '2026-03-02T09:00:00Z'}");
        String guess = contexts.created(
                mara + "/assumptions",
                "entryId",
                "{'aspect': 'GOALS', 'statement': 'Lead', 'occurredAt': '2026-03-10T09:00:00Z'}");
        String talk = contexts.created(
                mara + "/conversations", "entryId", "{'summary': 'Tea', 'occurredAt': '2026-03-05T09:00:00Z'}");

        Reply early = ana.post(
                mara + "/assumptions/" + guess + "/confirmation",
                "{'conversationId': '" + talk + "', 'occurredAt': '2026-03-06T09:00:00Z'}");

        assertThat(early.status()).isEqualTo(422);
        assertThat(early.text("rule")).isEqualTo("NotInOrder");
        assertThat(early.text("earlierEntryId")).isEqualTo(guess);
        assertThat(early.text("detail"))
                .startsWith("The confirmation would be earlier than the assumption that it comes from");
    }

    @Test
    @DisplayName("is in the OpenAPI document under the name that the overview gives it, with how it is answered")
    void openApi() throws IOException {
        JsonNode paths = ana.get("/v3/api-docs").body().get("paths");
        Set<String> operations = new TreeSet<>();
        paths.forEach(path -> path.forEachEntry((method, operation) -> {
            if (method.equals("get")) {
                return; // a proof of what is in the log, and no command
            }
            String id = operation.get("operationId").asString();
            operations.add(id);
            assertThat(operation.get("responses").propertyNames())
                    .as(id)
                    .contains("400", "401", "403", "404", "406", "409", "412", "422", "429", "503")
                    .containsAnyOf("201", "204")
                    .doesNotContain("200");
            if (operation.has("requestBody")) {
                assertThat(operation.get("responses").propertyNames()).as(id).contains("413", "415");
            }
            assertThat(operation.get("parameters").findValuesAsString("name"))
                    .as(id)
                    .contains("Idempotency-Key", "If-Match");
        }));

        assertThat(operations).isEqualTo(namedInOverview());
    }

    private static Set<String> namedInOverview() throws IOException {
        String overview = Files.readString(Path.of("../docs/api.md"));
        String commands = overview.substring(overview.indexOf("## Commands"), overview.indexOf("## Queries"));
        Set<String> names = new TreeSet<>();
        Matcher row = Pattern.compile("^\\| ([a-z]\\w+) \\| (POST|PUT|PATCH|DELETE) ", Pattern.MULTILINE)
                .matcher(commands);
        while (row.find()) {
            names.add(row.group(1));
        }
        return names;
    }
}
