package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.service.Client.Reply;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one context after the other, command by command, in the tenant of these.
 *
 * @param ana a member
 * @param carla her coach
 * @param root an administrator
 */
record CommandsOfContexts(Client ana, Client carla, Client root) {

    /** The path of the first id that the reply names. */
    String created(String path, String id, @Nullable String body) {
        return created(ana, path, id, body);
    }

    static String created(Client by, String path, String id, @Nullable String body) {
        Reply reply = by.send("POST", path, body == null ? "" : body);
        assertThat(reply.status()).as(path + " " + reply.body()).isEqualTo(201);
        return reply.text(id);
    }

    void done(String method, String path, String body) {
        done(ana, method, path, body);
    }

    static void done(Client by, String method, String path, String body) {
        Reply reply = by.send(method, path, body);
        assertThat(reply.status()).as(path + " " + reply.body()).isEqualTo(204);
    }

    void forgetting() {
        String card = created("/relationships/captures", "relationshipId", "{'name': 'Nobody'}");
        done("POST", "/relationships/" + card + "/forgetting", "");
        done(root, "POST", "/members/ana/forgetting", "{'memberId': 'ana'}");
        done("POST", "/me/forgetting", "{'memberId': 'ana'}");
        assertThat(ana.send("PUT", "/me/time-zone", "{'zone': 'UTC'}").text("rule"))
                .isEqualTo("MemberIsForgotten");
    }

    void coaching(String goal) {
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

    void programmes() {
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

    void hosts(LocalDate today) {
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

    void merges(String mara) {
        String card = created("/relationships/captures", "relationshipId", "{'name': 'Mara F.'}");
        created("/relationships/" + card + "/merge", "entryId", "{'into': '" + mara + "', 'reason': 'Her card'}");
        created("/relationships/" + card + "/split", "entryId", "{'reason': 'Her sister'}");
    }

    void missions(String mara, String meeting) {
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

    void introductions(String mara, String ben, String meeting) {
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
}
