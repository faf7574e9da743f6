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
import org.jspecify.annotations.Nullable;
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
    private static Client carla;
    private static Client root;
    private static ApiExamples examples;
    private static final OtherAggregates elsewhere = new OtherAggregates();

    @BeforeAll
    static void start(SharedInstances shared) {
        service = shared.here();
        Client member = service.member("bright", "ana");
        examples = new ApiExamples(member.get("/v3/api-docs").body());
        ana = heard(member);
        root = heard(service.client(TokenIssuer.instance().token("bright", "root", "admin")));
        carla = heard(service.client(TokenIssuer.instance().token("bright", "carla", "coach")));
    }

    private static Client heard(Client client) {
        return client.heardBy((method, path, request, status, answer) -> {
            examples.saw(method, path, request, status, answer);
            elsewhere.saw(client, method, path, request, status);
        });
    }

    /** The path of the first id that the reply names. */
    private static String created(String path, String id, @Nullable String body) {
        return created(ana, path, id, body);
    }

    private static String created(Client by, String path, String id, @Nullable String body) {
        Reply reply = by.send("POST", path, body == null ? "" : body);
        assertThat(reply.status()).as(path + " " + reply.body()).isEqualTo(201);
        return reply.text(id);
    }

    private static void done(String method, String path, String body) {
        done(ana, method, path, body);
    }

    private static void done(Client by, String method, String path, String body) {
        Reply reply = by.send(method, path, body);
        assertThat(reply.status()).as(path + " " + reply.body()).isEqualTo(204);
    }

    @Test
    @DisplayName("is accepted where it is right, and is described by an example of its request and its answer")
    void story() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        done("PUT", "/me/analytics-opt-out", "");
        done("DELETE", "/me/analytics-opt-out", "");
        done("PUT", "/me/time-zone", "{'zone': 'UTC'}");
        done("PUT", "/me/first-day-of-week", "{'day': 'SUNDAY'}");
        done("PUT", "/me/description", "{'displayName': 'Ana', 'pronouns': 'she/her', 'language': 'PT-br'}");
        String secret = created("/me/calendar-feed", "secret", null);
        assertThat(created("/me/calendar-feed", "path", "{'text': 'ALL', 'alarms': true}"))
                .matches("/calendar/[A-Za-z0-9_-]{43}\\.ics")
                .doesNotContain(secret);
        done("DELETE", "/me/calendar-feed", "");

        done("PUT", "/plan", "{'words': 'Into energy'}");
        done("PUT", "/plan/horizons/3", "{'hope': 'I lead a team', 'from': '2026-01-01'}");
        String energy = created(
                "/plan/aims",
                "aimId",
                "{'kind': 'EXPLORE', 'area': 'Marketing of energy', 'industry': 'Energy', 'tags': ['Wind'], 'horizon': 3}");
        done(
                "POST",
                "/plan/aims/" + energy + "/revisions",
                "{'reason': 'I like it', 'kind': 'GROW', 'clear': ['horizon']}");
        String travel = created("/plan/aims", "aimId", "{'kind': 'EXPLORE', 'area': 'Travel'}");
        done("POST", "/plan/aims/" + travel + "/retirement", "{'reason': 'Not for me'}");
        String talked = created("/plan/milestones", "entryId", "{'words': 'A talk', 'aimId': '" + energy + "'}");
        String milestone = "/plan/milestones/" + talked;
        done("POST", milestone + "/corrections", "{'reason': 'A slip', 'words': 'My first talk'}");
        done("POST", milestone + "/retraction", "{'reason': 'It was cancelled'}");

        String expo = created(
                "/gatherings",
                "gatheringId",
                "{'name': 'Expo', 'kind': 'CONFERENCE', 'aim': 'Two people', 'startsOn': '" + today + "',"
                        + " 'endsOn': '" + today.plusDays(1) + "'}");
        created("/gatherings/" + expo + "/attendance", "entryId", null);
        String there = "/gatherings/" + expo + "/attendance";
        done("POST", there + "/corrections", "{'reason': 'A slip', 'takeaway': 'Small tables'}");
        done("POST", there + "/retraction", "{'reason': 'I stayed at home'}");
        created(there, "entryId", "{'takeaway': 'Small tables'}");
        String talk = created(
                "/gatherings",
                "gatheringId",
                "{'name': 'Talk', 'kind': 'TALK', 'aimId': '" + energy + "', 'startsOn': '2030-01-01'}");
        done("POST", "/gatherings/" + talk + "/cancellation", "{'reason': 'Ill'}");

        hosts(today);

        String ben = created("/relationships", "relationshipId", "{'name': 'Ben', 'occurredOn': '2026-03-01'}");
        Reply met = ana.post(
                "/relationships",
                "{'name': 'Mara', 'howMet': {'gatheringId': '" + expo + "', 'introducedBy': '" + ben
                        + "'}, 'tags': ['Expo'], 'email': 'mara@example.org', 'occurredAt': '2026-03-02T09:00:00Z'}");
        assertThat(met.status()).as(met.body().toString()).isEqualTo(201);
        String mara = "/relationships/" + met.text("relationshipId");
        String meeting = met.text("entryId");
        done("PATCH", mara + "/person", "{'headline': 'CMO', 'clear': ['phone']}");

        String lunch = created(
                mara + "/conversations",
                "entryId",
                "{'summary': 'Budget', 'gatheringId': '" + expo + "', 'occurredOn': '2026-03-05'}");
        done("PUT", mara + "/conversations/" + lunch + "/rapport", "{'rating': 4}");
        String right = created(mara + "/assumptions", "entryId", "{'aspect': 'INTERESTS', 'statement': 'Sails'}");
        String wrong = created(mara + "/assumptions", "entryId", "{'aspect': 'GOALS', 'statement': 'Lead'}");
        String ofLunch = "{'conversationId': '" + lunch + "'";
        created(mara + "/assumptions/" + right + "/confirmation", "entryId", ofLunch + "}");
        created(mara + "/assumptions/" + wrong + "/correction", "entryId", ofLunch + ", 'statement': 'Rest'}");
        created(mara + "/facts", "entryId", ofLunch + ", 'aspect': 'RECENT_PROJECTS', 'statement': 'A fair'}");
        String trip = created(mara + "/details", "entryId", "{'detail': 'Norway', 'on': '2030-08-01'}");
        done("POST", mara + "/entries/" + trip + "/corrections", "{'reason': 'A slip', 'on': '2030-08-02'}");

        String plan = created(mara + "/follow-up-plans", "entryId", "{'dueOn': '2030-01-01', 'about': 'The pitch'}");
        done("POST", mara + "/entries/" + plan + "/corrections", "{'reason': 'A slip', 'dueOn': '2030-01-02'}");
        String skipped = created(mara + "/follow-up-plans", "entryId", "{'dueOn': '2030-01-01'}");
        done("POST", mara + "/follow-up-plans/" + skipped + "/skip", "{'reason': 'Busy'}");
        created(
                mara + "/follow-ups",
                "entryId",
                "{'reference': {'entryId': '" + lunch + "'}, 'planId': '" + plan + "', 'valueGiven': 'A study'}");

        String offer = "{'kind': 'READING', 'what': 'A book', 'drawnFrom': '" + meeting + "'}";
        String book = mara + "/offers/" + created(mara + "/offers", "entryId", offer);
        created(book + "/responses", "entryId", "{'response': 'POLITE', 'words': 'Sure'}");
        created(book + "/responses", "entryId", "{'response': 'ENTHUSIASTIC'}");
        created(book + "/follow-through", "entryId", "{'what': 'Lent it'}");
        created(book + "/outcome", "entryId", "{'onTarget': true}");
        String tea = mara + "/offers/" + created(mara + "/offers", "entryId", offer);
        done("POST", tea + "/withdrawal", "{'reason': 'Lost'}");
        created(mara + "/help-received", "entryId", "{'kind': 'ADVICE', 'what': 'Whom to ask'}");

        done("PUT", mara + "/cadence", "{'every': 1, 'unit': 'MONTH'}");
        done("PUT", mara + "/cadence", "{}");
        done("POST", mara + "/tags", "{'tag': 'Two words'}");
        done("DELETE", mara + "/tags/two%20words", "");
        done("POST", mara + "/entries/" + lunch + "/corrections", "{'reason': 'A slip', 'occurredOn': '2026-03-06'}");
        done("POST", mara + "/entries/" + lunch + "/retraction", "{'reason': 'It was Ben'}");
        done("POST", mara + "/archive", "{'reason': 'Moved away'}");
        done("POST", mara + "/restore", "");

        merges(mara.substring("/relationships/".length()));
        missions(mara.substring("/relationships/".length()), meeting);
        introductions(mara.substring("/relationships/".length()), ben, meeting);

        String career = created(
                "/goals",
                "goalId",
                "{'title': 'Energy', 'term': 'LONG', 'definitionOfSuccess': 'I work there', 'purpose': {'words': 'It matters'},"
                        + " 'tracking': {'type': 'QUALITATIVE', 'assessEvery': {'every': 2, 'unit': 'WEEK'}}}");
        String assessments = "/goals/" + career + "/assessments";
        String assessment = created(assessments, "entryId", "{'rating': 2, 'reflection': 'A start'}");
        done("POST", assessments + "/" + assessment + "/corrections", "{'reason': 'A slip', 'rating': 3}");
        done("POST", assessments + "/" + assessment + "/retraction", "{'reason': 'Another goal'}");
        String habit = created(
                "/goals",
                "goalId",
                "{'title': 'Weekly', 'definitionOfSuccess': 'I call', 'purpose': {'supportsGoalId': '" + career + "'},"
                        + " 'tracking': {'type': 'RECURRING', 'target': 1, 'measure': 'FOLLOW_UPS', 'period': 'WEEK',"
                        + " 'filter': {'newConnectionsOnly': true, 'aimId': '" + travel + "'}}}");
        done("PUT", "/goals/" + habit + "/purpose", "{'supportsGoalId': '" + career + "', 'aimId': '" + energy + "'}");
        done("POST", "/goals/" + habit + "/adjustments", "{'reason': 'Too much', 'title': 'Each week'}");
        done("POST", "/goals/" + habit + "/excuses", "{'day': '" + today + "', 'reason': 'Ill'}");
        done("POST", "/goals/" + habit + "/pause", "{'reason': 'A holiday'}");
        done("POST", "/goals/" + habit + "/resume", "");
        done("POST", "/goals/" + habit + "/closure", "{'outcome': 'ACHIEVED', 'reflection': 'It sticks'}");

        coaching(career);
        programmes();

        elsewhere.areNotFound(service.member("summit", "dora"));

        forgetting();

        assertThat(examples.wrong()).isEmpty();
    }

    private static void forgetting() {
        String card = created("/relationships/captures", "relationshipId", "{'name': 'Nobody'}");
        done("POST", "/relationships/" + card + "/forgetting", "");
        Client admin = heard(service.client(TokenIssuer.instance().token("bright", "root", "admin")));
        done(admin, "POST", "/members/ana/forgetting", "{'memberId': 'ana'}");
        done("POST", "/me/forgetting", "{'memberId': 'ana'}");
        assertThat(ana.send("PUT", "/me/time-zone", "{'zone': 'UTC'}").text("rule"))
                .isEqualTo("MemberIsForgotten");
    }

    private static void coaching(String goal) {
        String about = "'about': 'From meeting people to knowing them', 'scopes': ['GOALS_AND_PLAN', 'NAMES']}";
        String declined = created(carla, "/members/ana/engagements", "engagementId", "{" + about);
        done("POST", "/engagements/" + declined + "/refusal", "{'reason': 'Not now'}");
        String engagement = "/engagements/" + created("/engagements", "engagementId", "{'coachId': 'carla', " + about);
        String hers = "/members/ana" + engagement;
        done(carla, "POST", hers + "/acceptance", "");
        done("PUT", engagement + "/access", "{'scopes': ['GOALS_AND_PLAN', 'NOTES'], 'past': true}");
        done("POST", engagement + "/access/revocation", "{'scopes': ['NOTES']}");

        String times = "{'kind': 'SESSION', 'proposedTimes': ['2090-01-01T09:00:00Z'], 'about': 'The next step'}";
        String asked = created(carla, hers + "/sessions", "sessionId", times);
        done("POST", engagement + "/sessions/" + asked + "/confirmation", "{'at': '2090-01-01T09:00:00Z'}");
        done("POST", engagement + "/sessions/" + asked + "/cancellation", "{'reason': 'Ill'}");
        String session = created(
                carla,
                hers + "/session-records",
                "entryId",
                "{'notes': 'What she hopes for', 'privateNotes': 'Afraid of calls',"
                        + " 'actions': [{'what': 'Ask three people', 'dueOn': '2090-01-01'}]}");
        String action = created(carla, hers + "/actions", "actionId", "{'what': 'Call Ben', 'dueOn': '2090-01-02'}");
        String done = created(engagement + "/actions/" + action + "/completion", "entryId", "{'words': 'He was glad'}");
        done(
                "POST",
                engagement + "/entries/" + done + "/corrections",
                "{'reason': 'A slip', 'words': 'He was in a rush'}");
        done("POST", engagement + "/entries/" + done + "/retraction", "{'reason': 'It was his brother'}");
        created(engagement + "/sessions", "sessionId", times);
        created(
                carla,
                hers + "/feedback",
                "entryId",
                "{'subject': {'goalId': '" + goal + "'}, 'words': 'You asked before you offered'}");
        String entry = hers + "/entries/" + session;
        done(carla, "POST", entry + "/corrections", "{'reason': 'A slip', 'words': 'What she fears'}");
        done(carla, "POST", entry + "/retraction", "{'reason': 'It was another day'}");
        done("POST", engagement + "/end", "{'reason': 'It was a good year'}");
    }

    private static void programmes() {
        String what = "{'name': 'First hundred days', 'coachIds': ['carla'], 'from': '2026-01-01'";
        String id = created(
                root,
                "/programmes",
                "programmeId",
                what + ", 'sponsor': {'userId': 'hr', 'displayName': 'Bright HR'}, 'to': '2090-06-30'}");
        String programme = "/programmes/" + id;
        done(root, "PUT", programme, what + "}");
        String invitation = "/members/ana" + programme + "/invitation";
        done(carla, "PUT", invitation, "");
        done(root, "POST", invitation + "/withdrawal", "{'reason': 'The wrong Ana'}");
        assertThat(ana.post(programme + "/enrolment", "").text("rule")).isEqualTo("NotInvited");
        done(carla, "PUT", invitation, "");
        done("POST", programme + "/refusal", "{'reason': 'Not now'}");
        done(root, "PUT", invitation, "");
        done("POST", programme + "/enrolment", "");
        done("POST", programme + "/departure", "{'reason': 'I have moved on'}");
        done(root, "POST", programme + "/closure", "{'reason': 'It was a good year'}");
    }

    private static void hosts(LocalDate today) {
        String card = created(
                "/relationships/captures", "relationshipId", "{'name': 'Kim', 'source': 'REQUEST', 'tags': ['Expo']}");
        created("/relationships/" + card + "/meeting", "entryId", "{'howMet': {'place': 'Lyon'}}");
        String evening = "/gatherings/"
                + created(
                        "/gatherings",
                        "gatheringId",
                        "{'name': 'Soup', 'role': 'HOST', 'kind': 'SOCIAL', 'aim': 'Bring them together', 'theme': 'Firsts',"
                                + " 'activity': 'Cooking', 'startsOn': '" + today + "'}");
        String kim = created(evening + "/invitations", "invitationId", "{'relationshipId': '" + card + "'}");
        created(evening + "/invitations", "invitationId", "{'words': 'The neighbours'}");
        done("PUT", evening + "/invitations/" + kim + "/response", "{'response': 'COMING'}");
        created(evening + "/guests", "guestId", "{'invitationId': '" + kim + "'}");
        String nobody = created(evening + "/guests", "guestId", "{'words': 'A stranger'}");
        done("POST", evening + "/guests/" + nobody + "/retraction", "{'reason': 'It was the cat'}");
        created(evening + "/holding", "entryId", "{'takeaway': 'Fewer people, more soup'}");

        done("PUT", "/skills", "{'skills': [{'skill': 'ACTIVE_LISTENING', 'expectation': 'Sum up first'}]}");
        String practice = created(
                "/skills/practices",
                "entryId",
                "{'skill': 'active_listening', 'relationshipId': '" + card + "', 'comfort': 2}");
        done("POST", "/skills/practices/" + practice + "/corrections", "{'reason': 'A slip', 'comfort': 3}");
        done("POST", "/skills/practices/" + practice + "/retraction", "{'reason': 'Another day'}");
    }

    private static void merges(String mara) {
        String card = created("/relationships/captures", "relationshipId", "{'name': 'Mara F.'}");
        created("/relationships/" + card + "/merge", "entryId", "{'into': '" + mara + "', 'reason': 'Her card'}");
        created("/relationships/" + card + "/split", "entryId", "{'reason': 'Her sister'}");
    }

    private static void missions(String mara, String meeting) {
        String mission = "/missions/"
                + created(
                        "/missions",
                        "missionId",
                        "{'about': {'relationshipId': '" + mara + "'}, 'on': '2030-01-01', 'questions':"
                                + " [{'text': 'What is hard?', 'aspect': 'HARDEST_CHALLENGE'}], 'shareOfMyself': 'Teams'}");
        String question = created(mission + "/questions", "questionId", "{'text': 'Who decides?'}");
        String dropped = created(mission + "/questions", "questionId", "{'text': 'Tea?'}");
        done("POST", mission + "/questions/" + dropped + "/drop", "");
        String answer = created(
                mission + "/questions/" + question + "/answers",
                "entryId",
                "{'words': 'She does', 'encounterId': '" + meeting + "'}");
        done("POST", mission + "/answers/" + answer + "/corrections", "{'reason': 'A slip', 'words': 'They do'}");
        done("POST", mission + "/answers/" + answer + "/retraction", "{'reason': 'It was Ben'}");
        String debrief = "{'outcome': 'PARTLY', 'learned': 'Ask less', 'next': 'Call', 'comfort': 4, 'mindOn': 'BOTH'}";
        created(mission + "/debrief", "entryId", debrief);
        done("POST", mission + "/debrief/corrections", "{'reason': 'A slip', 'outcome': 'ACHIEVED'}");
        done("POST", mission + "/debrief/retraction", "{'reason': 'Too early'}");
        done("POST", mission + "/cancellation", "{'reason': 'Ill'}");

        Reply nobody = ana.post(
                "/missions",
                "{'about': {'relationshipId': '" + meeting
                        + "'}, 'on': '2030-01-01', 'questions': [{'text': 'What?'}]}");
        assertThat(nobody.text("rule")).isEqualTo("NoSuchRelationship");
        assertThat(nobody.text("field")).isEqualTo("about.relationshipId");
    }

    private static void introductions(String mara, String ben, String meeting) {
        String both = "{'firstId': '" + mara + "', 'secondId': '" + ben + "', 'why': 'Both sail', 'drawnFrom': '"
                + meeting + "'}";
        String introduction = "/introductions/" + created("/introductions", "introductionId", both);
        created(
                introduction + "/responses",
                "entryId",
                "{'relationshipId': '" + mara + "', 'response': 'ENTHUSIASTIC', 'words': 'Gladly'}");
        Reply notWanted = ana.post(introduction + "/making", "{}");
        assertThat(notWanted.text("rule")).isEqualTo("IntroductionNotWanted");
        assertThat(notWanted.body().get("missing").get(0).asString()).isEqualTo(ben);
        String yes = "{'relationshipId': '" + ben + "', 'response': 'ENTHUSIASTIC'}";
        created(introduction + "/responses", "entryId", yes);

        done("POST", "/relationships/" + ben + "/archive", "");
        Reply archived = ana.post(introduction + "/making", "{}");
        assertThat(archived.text("rule")).isEqualTo("RelationshipIsArchived");
        assertThat(archived.text("relationshipId")).isEqualTo(ben);
        done("POST", "/relationships/" + ben + "/restore", "");

        String making = created(introduction + "/making", "entryId", "{'words': 'At lunch'}");
        created(introduction + "/outcome", "entryId", "{'onTarget': true, 'words': 'They sail on Sunday'}");
        String entry = introduction + "/entries/" + making;
        done("POST", entry + "/corrections", "{'reason': 'A slip', 'text': 'Over lunch'}");
        done("POST", entry + "/retraction", "{'reason': 'They met elsewhere'}");
        done("POST", introduction + "/withdrawal", "{'reason': 'They met elsewhere'}");
    }

    @Test
    @DisplayName("about something that comes from an earlier entry is refused if it is earlier, naming that one")
    void order() {
        String mara = "/relationships/"
                + created("/relationships", "relationshipId", "{'name': 'Mara', 'occurredAt': '2026-03-02T09:00:00Z'}");
        String guess = created(
                mara + "/assumptions",
                "entryId",
                "{'aspect': 'GOALS', 'statement': 'Lead', 'occurredAt': '2026-03-10T09:00:00Z'}");
        String talk =
                created(mara + "/conversations", "entryId", "{'summary': 'Tea', 'occurredAt': '2026-03-05T09:00:00Z'}");

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
