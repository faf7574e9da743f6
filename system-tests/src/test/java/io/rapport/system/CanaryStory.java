package io.rapport.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.system.TextFields.Filled;
import io.rapport.system.Wire.Answer;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that can be said with commands, each text with a word in it that tells with whom it has to go. */
final class CanaryStory {

    private final Wire wire;
    private final TextFields fields;
    private final String member;
    private final Map<String, String> tokens;
    private final String today = LocalDate.now(ZoneOffset.UTC).toString();
    private final String unique;
    private final Map<String, String> applied = new LinkedHashMap<>();
    private String person = "";
    private String goal = "";
    private String second = "";

    /** @param tokens of {@code member}, {@code coach} and {@code admin} */
    CanaryStory(Wire wire, TextFields fields, String member, String unique, Map<String, String> tokens) {
        this.wire = wire;
        this.fields = fields;
        this.member = member;
        this.unique = unique;
        this.tokens = tokens;
    }

    /** In what goes with the person. */
    String ofPerson() {
        return "quokkaperson" + unique;
    }

    /** In what goes with the member, and not before. */
    String ofMember() {
        return "quokkamember" + unique;
    }

    /** In what is the tenant's, and stays. */
    String ofTenant() {
        return "quokkatenant" + unique;
    }

    /** Who is to be forgotten first. */
    String person() {
        return person;
    }

    /** Everything of the member's that queries are to wait for, as far as it was not waited for before. */
    String applied() {
        return applied.entrySet().stream()
                .skip(Math.max(0, applied.size() - 20))
                .map(one -> one.getKey() + "@" + one.getValue())
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
    }

    void tell() throws IOException {
        relationship();
        gatherings();
        missions();
        introduction();
        plan();
        skills();
        goals();
        coaching();
        programmes();
    }

    private Answer send(String by, String word, String method, String path, String body, String... without)
            throws IOException {
        Filled filled = fields.filled(method, path, word, body, without);
        Answer answer = wire.send(Service.COMMANDS, method, path, tokens.get(by), filled.body(), Map.of());
        assertThat(answer.status())
                .as("%s %s %s: %s", method, path, filled.body(), answer.text())
                .isBetween(200, 299);
        fields.accept(filled);
        String at = answer.applied();
        if (at != null && !word.equals(ofTenant())) {
            int end = at.lastIndexOf('@');
            applied.remove(at.substring(0, end));
            applied.put(at.substring(0, end), at.substring(end + 1));
        }
        return answer;
    }

    private String of(String word, String path, String id, String body, String... without) throws IOException {
        return send("member", word, "POST", path, body, without)
                .json()
                .required(id)
                .asString();
    }

    private void relationship() throws IOException {
        String p = ofPerson();
        second = of(ofMember(), "/relationships", "relationshipId", "", "howMet.online");
        person = of(p, "/relationships", "relationshipId", "", "howMet.online");
        of(ofMember(), "/relationships", "relationshipId", "", "howMet.place");
        String at = "/relationships/" + person;
        send("member", p, "PATCH", at + "/person", "");
        String talk = of(p, at + "/conversations", "entryId", "");
        String right = of(p, at + "/assumptions", "entryId", "{'aspect': 'GOALS'}");
        of(p, at + "/assumptions/" + right + "/correction", "entryId", "{'conversationId': '" + talk + "'}");
        of(p, at + "/facts", "entryId", "{'aspect': 'INTERESTS', 'conversationId': '" + talk + "'}");
        String detail = of(p, at + "/details", "entryId", "");
        send("member", p, "POST", at + "/entries/" + detail + "/corrections", "");
        send("member", p, "POST", at + "/entries/" + detail + "/retraction", "");
        String skipped = of(p, at + "/follow-up-plans", "entryId", "{'dueOn': '" + today + "'}");
        send("member", p, "POST", at + "/follow-up-plans/" + skipped + "/skip", "");
        of(p, at + "/follow-ups", "entryId", "");
        String offer = "{'kind': 'READING', 'drawnFrom': '" + talk + "'}";
        String book = at + "/offers/" + of(p, at + "/offers", "entryId", offer);
        of(p, book + "/responses", "entryId", "{'response': 'ENTHUSIASTIC'}");
        of(p, book + "/follow-through", "entryId", "");
        of(p, book + "/outcome", "entryId", "{'onTarget': true}");
        String other = at + "/offers/" + of(p, at + "/offers", "entryId", offer);
        send("member", p, "POST", other + "/withdrawal", "");
        of(p, at + "/help-received", "entryId", "{'kind': 'ADVICE'}");
        send("member", p, "POST", at + "/tags", "");
        String record = of(p, "/relationships/captures", "relationshipId", "");
        of(p, "/relationships/" + record + "/meeting", "entryId", "", "howMet.online");
        String card = of(p, "/relationships/captures", "relationshipId", "");
        of(p, "/relationships/" + card + "/meeting", "entryId", "", "howMet.place");
        of(p, "/relationships/" + card + "/merge", "entryId", "{'into': '" + person + "'}");
        of(p, "/relationships/" + record + "/merge", "entryId", "{'into': '" + person + "'}");
        of(p, "/relationships/" + record + "/split", "entryId", "");
        of(p, "/relationships/" + record + "/merge", "entryId", "{'into': '" + person + "'}");
        send("member", p, "POST", at + "/archive", "");
        send("member", p, "POST", at + "/restore", "");
    }

    private void gatherings() throws IOException {
        String p = ofPerson();
        String host = "{'role': 'HOST', 'kind': 'SOCIAL', 'startsOn': '" + today + "'}";
        String evening = "/gatherings/" + of(p, "/gatherings", "gatheringId", host);
        String guest = of(p, evening + "/invitations", "invitationId", "{'relationshipId': '" + person + "'}", "words");
        of(p, evening + "/invitations", "invitationId", "");
        of(p, evening + "/guests", "guestId", "{'invitationId': '" + guest + "'}", "words");
        String nobody = of(p, evening + "/guests", "guestId", "");
        send("member", p, "POST", evening + "/guests/" + nobody + "/retraction", "");
        of(p, evening + "/holding", "entryId", "");
        String m = ofMember();
        String attend = "{'kind': 'CONFERENCE', 'startsOn': '" + today + "'}";
        String expo = "/gatherings/" + of(m, "/gatherings", "gatheringId", attend, "theme", "activity");
        String there = expo + "/attendance";
        of(m, there, "entryId", "");
        send("member", m, "POST", there + "/corrections", "");
        send("member", m, "POST", there + "/retraction", "");
        send("member", m, "POST", expo + "/cancellation", "");
    }

    private void missions() throws IOException {
        String p = ofPerson();
        String about = "{'about': {'relationshipId': '" + person + "'}, 'on': '" + today + "', 'questions': [{}]}";
        String mission = "/missions/" + of(p, "/missions", "missionId", about, "about.words");
        String question = of(p, mission + "/questions", "questionId", "");
        String answer = of(p, mission + "/questions/" + question + "/answers", "entryId", "");
        send("member", p, "POST", mission + "/answers/" + answer + "/corrections", "");
        send("member", p, "POST", mission + "/answers/" + answer + "/retraction", "");
        of(p, mission + "/debrief", "entryId", "{'outcome': 'PARTLY'}");
        send("member", p, "POST", mission + "/debrief/corrections", "");
        send("member", p, "POST", mission + "/debrief/retraction", "");
        send("member", p, "POST", mission + "/cancellation", "");
        of(ofMember(), "/missions", "missionId", "{'on': '" + today + "', 'questions': [{}]}");
    }

    private void introduction() throws IOException {
        String p = ofPerson();
        String both = "{'firstId': '" + person + "', 'secondId': '" + second + "'}";
        String introduction = "/introductions/" + of(p, "/introductions", "introductionId", both);
        for (String one : new String[] {person, second}) {
            of(
                    p,
                    introduction + "/responses",
                    "entryId",
                    "{'relationshipId': '" + one + "', 'response': 'ENTHUSIASTIC'}");
        }
        String making = of(p, introduction + "/making", "entryId", "");
        of(p, introduction + "/outcome", "entryId", "{'onTarget': true}");
        String entry = introduction + "/entries/" + making;
        send("member", p, "POST", entry + "/corrections", "");
        send("member", p, "POST", entry + "/retraction", "");
        send("member", p, "POST", introduction + "/withdrawal", "");
    }

    private void plan() throws IOException {
        String m = ofMember();
        send("member", m, "PUT", "/me/description", "");
        send("member", m, "POST", "/me/calendar-feed", "{'text': 'ALL', 'alarms': true}");
        send("member", m, "PUT", "/plan", "");
        send("member", m, "PUT", "/plan/horizons/3", "");
        String aim = of(m, "/plan/aims", "aimId", "{'kind': 'EXPLORE'}");
        send("member", m, "POST", "/plan/aims/" + aim + "/revisions", "");
        send("member", m, "POST", "/plan/aims/" + aim + "/retirement", "");
        String milestone = "/plan/milestones/" + of(m, "/plan/milestones", "entryId", "");
        send("member", m, "POST", milestone + "/corrections", "");
        send("member", m, "POST", milestone + "/retraction", "");
    }

    private void skills() throws IOException {
        String skill = "'skill': '" + ofMember() + "'";
        send("member", ofMember(), "PUT", "/skills", "{'skills': [{" + skill + "}]}");
        String practice =
                of(ofPerson(), "/skills/practices", "entryId", "{" + skill + ", 'relationshipId': '" + person + "'}");
        send("member", ofPerson(), "POST", "/skills/practices/" + practice + "/corrections", "");
        send("member", ofPerson(), "POST", "/skills/practices/" + practice + "/retraction", "");
    }

    private void goals() throws IOException {
        String m = ofMember();
        String skill = "tracking.filter.skill";
        goal = of(
                m,
                "/goals",
                "goalId",
                "{'term': 'LONG', 'tracking': {'type': 'QUALITATIVE', 'assessEvery': {'every': 1, 'unit': 'DAY'}}}",
                "tracking");
        String assessment = "/goals/" + goal + "/assessments";
        String entry = assessment + "/" + of(m, assessment, "entryId", "{'rating': 2}");
        send("member", m, "POST", entry + "/corrections", "");
        send("member", m, "POST", entry + "/retraction", "");
        String supports = "'purpose': {'supportsGoalId': '" + goal + "'}";
        String met = "'tracking': {'type': 'RECURRING', 'target': 1, 'measure': 'PEOPLE_MET', 'period': 'WEEK'}";
        String practised = "'tracking': {'type': 'RECURRING', 'target': 1, 'measure': 'SKILL_PRACTISED',"
                + " 'period': 'WEEK', 'filter': {'skill': '" + m + "'}}";
        String habit = "/goals/" + of(m, "/goals", "goalId", "{" + supports + ", " + met + "}", "purpose", skill);
        String other = "/goals/"
                + of(
                        m,
                        "/goals",
                        "goalId",
                        "{" + supports + ", " + practised + "}",
                        "purpose",
                        "tracking.filter.industry",
                        "tracking.filter.tag");
        send("member", m, "POST", habit + "/adjustments", "{" + met + "}", skill);
        send(
                "member",
                m,
                "POST",
                other + "/adjustments",
                "{" + practised + "}",
                "tracking.filter.industry",
                "tracking.filter.tag");
        send("member", m, "PUT", habit + "/purpose", "");
        send("member", m, "POST", habit + "/excuses", "{'day': '" + today + "'}");
        send("member", m, "POST", habit + "/pause", "");
        send("member", m, "POST", habit + "/resume", "");
        send("member", m, "POST", habit + "/closure", "{'outcome': 'ACHIEVED'}");
    }

    private void coaching() throws IOException {
        String m = ofMember();
        String mine = "{'coachId': '" + coach() + "'}";
        String theirs = "/members/" + member + "/engagements";
        String declined = send("coach", m, "POST", theirs, "")
                .json()
                .required("engagementId")
                .asString();
        send("member", m, "POST", "/engagements/" + declined + "/refusal", "");
        String refused = of(m, "/engagements", "engagementId", mine);
        send("coach", m, "POST", theirs + "/" + refused + "/refusal", "");
        String ended = of(m, "/engagements", "engagementId", mine);
        send("coach", m, "POST", theirs + "/" + ended + "/acceptance", "");
        send("coach", m, "POST", theirs + "/" + ended + "/end", "");
        String left = of(m, "/engagements", "engagementId", mine);
        send("coach", m, "POST", theirs + "/" + left + "/acceptance", "");
        send("member", m, "POST", "/engagements/" + left + "/end", "");
        String engagement = of(m, "/engagements", "engagementId", mine);
        String own = "/engagements/" + engagement;
        String hers = theirs + "/" + engagement;
        send("coach", m, "POST", hers + "/acceptance", "");
        send("member", m, "PUT", own + "/access", "{'scopes': ['GOALS_AND_PLAN', 'NOTES', 'NAMES'], 'past': true}");
        String times = "{'kind': 'SESSION', 'proposedTimes': ['2090-01-01T09:00:00Z']}";
        String asked = send("coach", m, "POST", hers + "/sessions", times)
                .json()
                .required("sessionId")
                .asString();
        send("coach", m, "POST", hers + "/sessions/" + asked + "/cancellation", "");
        String session = of(m, own + "/sessions", "sessionId", times);
        send("member", m, "POST", own + "/sessions/" + session + "/cancellation", "");
        String held = send("coach", m, "POST", hers + "/session-records", "{'actions': [{'dueOn': '2090-01-01'}]}")
                .json()
                .required("entryId")
                .asString();
        String action = send("coach", m, "POST", hers + "/actions", "")
                .json()
                .required("actionId")
                .asString();
        String entry = own + "/entries/" + of(m, own + "/actions/" + action + "/completion", "entryId", "");
        send("member", m, "POST", entry + "/corrections", "");
        send("member", m, "POST", entry + "/retraction", "");
        send("coach", m, "POST", hers + "/feedback", "{'subject': {'goalId': '" + goal + "'}}");
        send("coach", m, "POST", hers + "/entries/" + held + "/corrections", "");
        send("coach", m, "POST", hers + "/entries/" + held + "/retraction", "");
    }

    private void programmes() throws IOException {
        String what = "{'coachIds': ['" + coach() + "'], 'from': '2026-01-01', 'sponsor': {'userId': 'hr'}}";
        String id = send("admin", ofTenant(), "POST", "/programmes", what)
                .json()
                .required("programmeId")
                .asString();
        String programme = "/programmes/" + id;
        send("admin", ofTenant(), "PUT", programme, what);
        String invitation = "/members/" + member + programme + "/invitation";
        send("coach", ofMember(), "PUT", invitation, "");
        send("member", ofMember(), "POST", programme + "/refusal", "");
        send("coach", ofMember(), "PUT", invitation, "");
        send("coach", ofMember(), "POST", invitation + "/withdrawal", "");
        send("coach", ofMember(), "PUT", invitation, "");
        send("member", ofMember(), "POST", programme + "/enrolment", "");
        send("member", ofMember(), "POST", programme + "/departure", "");
        send("admin", ofTenant(), "POST", programme + "/closure", "");
    }

    private String coach() {
        return member + "-coach";
    }
}
