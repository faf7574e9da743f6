package io.rapport.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.system.Wire.Answer;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The member whose data the matrix is about: something of everything, with a canary in every text. */
final class MatrixMember {

    private final Wire wire;
    private final String subject;
    private final String token;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> applied = new TreeMap<>();

    MatrixMember(Wire wire, String subject, String token) {
        this.wire = wire;
        this.subject = subject;
        this.token = token;
    }

    /**
     * Ids of what there is, by the names of parameters and fields; where a name means several things, also by
     * {@code <first word of the address>/<name>}, of a coach's commands {@code coached/<name>}.
     */
    Map<String, String> ids() {
        return Map.copyOf(ids);
    }

    /** Something that no answer to a command has told. */
    void has(String name, String id) {
        ids.put(name, id);
    }

    /** What makes a query wait for all that was done here. */
    Map<String, String> applied() {
        StringBuilder all = new StringBuilder();
        applied.forEach((aggregate, at) -> all.append(all.isEmpty() ? "" : ",")
                .append(aggregate)
                .append('@')
                .append(at));
        return Map.of("Rapport-Applied", all.toString());
    }

    void live() throws IOException {
        ids.put("memberId", subject);
        ids.put("years", "3");
        done("PUT", "/me/description", Map.of("displayName", Canary.SELF.in("Quinn")));
        ids.put(
                "secret",
                done("POST", "/me/calendar-feed", Map.of("text", "ALL"))
                        .json()
                        .required("secret")
                        .asString());
        plans();
        meets();
        gathers();
        prepares();
    }

    private void plans() throws IOException {
        String plan = Canary.PLAN.in("Into energy");
        String deed = Canary.DEED.in("I spoke");
        done("PUT", "/plan", Map.of("words", plan));
        done("PUT", "/plan/horizons/3", Map.of("hope", plan));
        kept("/plan/aims", Map.of("kind", "EXPLORE", "area", plan, "industry", "Energy", "horizon", 3), "aimId");
        ids.put("plan/entryId", kept("/plan/milestones", Map.of("words", deed), "entryId"));
        done("PUT", "/skills", Map.of("skills", List.of(Map.of("skill", plan, "expectation", plan))));
        ids.put(
                "skills/entryId",
                kept("/skills/practices", Map.of("skill", plan, "wentWell", deed, "where", deed), "entryId"));
        String goal = kept(
                "/goals",
                Map.of(
                        "title",
                        plan,
                        "term",
                        "LONG",
                        "definitionOfSuccess",
                        plan,
                        "purpose",
                        Map.of("words", plan),
                        "tracking",
                        Map.of("type", "QUALITATIVE", "assessEvery", Map.of("every", 1, "unit", "DAY"))),
                "goalId");
        ids.put("supportsGoalId", goal);
        ids.put(
                "goals/entryId",
                kept("/goals/" + goal + "/assessments", Map.of("rating", 2, "reflection", deed), "entryId"));
        // One whose last day is near is on the agenda.
        done(
                "POST",
                "/goals",
                Map.of(
                        "title",
                        plan,
                        "definitionOfSuccess",
                        plan,
                        "purpose",
                        Map.of("supportsGoalId", goal),
                        "tracking",
                        Map.of(
                                "type",
                                "COUNTED",
                                "target",
                                50,
                                "measure",
                                "PEOPLE_MET",
                                "deadline",
                                today.plusDays(1).toString())));
    }

    private void meets() throws IOException {
        String name = Canary.NAME.in("Zelda");
        String note = Canary.NOTE.in("Afraid of flying");
        String other = kept("/relationships", Map.of("name", name), "relationshipId");
        ids.put("secondId", other);
        ids.put("into", other);
        ids.put("introducedBy", other);
        String person = kept(
                "/relationships",
                Map.of(
                        "name",
                        name,
                        "headline",
                        name,
                        "organisation",
                        name,
                        "email",
                        Canary.NAME.word() + "@example.org",
                        "industry",
                        "Energy",
                        "tags",
                        List.of("founders"),
                        "howMet",
                        Map.of("place", note),
                        "note",
                        note),
                "relationshipId");
        ids.put("firstId", person);
        ids.put("tag", "founders");
        String at = "/relationships/" + person;
        String conversation = kept(at + "/conversations", Map.of("summary", note), "entryId");
        List.of("conversationId", "encounterId", "drawnFrom").forEach(id -> ids.put(id, conversation));
        ids.put("assumptionId", kept(at + "/assumptions", Map.of("aspect", "GOALS", "statement", note), "entryId"));
        kept(
                at + "/facts",
                Map.of("aspect", "RECENT_PROJECTS", "statement", note, "conversationId", conversation),
                "entryId");
        kept(at + "/details", Map.of("detail", note, "on", today.toString()), "entryId");
        ids.put("planId", kept(at + "/follow-up-plans", Map.of("dueOn", today.toString(), "about", note), "entryId"));
        ids.put(
                "offerId",
                kept(at + "/offers", Map.of("kind", "READING", "what", note, "drawnFrom", conversation), "entryId"));
        kept(at + "/help-received", Map.of("kind", "ADVICE", "what", note), "entryId");
        ids.put("entryId", conversation);
    }

    private void gathers() throws IOException {
        String note = Canary.NOTE.in("She likes soup");
        String gathering = "/gatherings/"
                + kept(
                        "/gatherings",
                        Map.of(
                                "name",
                                Canary.TITLE.in("Soup"),
                                "role",
                                "HOST",
                                "kind",
                                "SOCIAL",
                                "aim",
                                note,
                                "theme",
                                note,
                                "activity",
                                note,
                                "place",
                                note,
                                "startsOn",
                                today.toString()),
                        "gatheringId");
        kept(gathering + "/invitations", Map.of("relationshipId", ids.get("relationshipId")), "invitationId");
        kept(gathering + "/guests", Map.of("invitationId", ids.get("invitationId")), "guestId");
    }

    private void prepares() throws IOException {
        String note = Canary.NOTE.in("What is hard?");
        String mission = kept(
                "/missions",
                Map.of(
                        "about",
                        Map.of("relationshipId", ids.get("relationshipId")),
                        "on",
                        today.toString(),
                        "questions",
                        List.of(Map.of("text", note, "aspect", "HARDEST_CHALLENGE")),
                        "shareOfMyself",
                        note),
                "missionId");
        String at = "/missions/" + mission;
        String question = kept(at + "/questions", Map.of("text", note), "questionId");
        String conversation = ids.get("entryId");
        ids.put("missions/entryId", kept(at + "/questions/" + question + "/answers", Map.of("words", note), "entryId"));
        kept(
                "/introductions",
                Map.of("firstId", ids.get("firstId"), "secondId", ids.get("secondId"), "why", note),
                "introductionId");
        ids.put("introductions/entryId", ids.get("entryId"));
        ids.put("entryId", conversation);
    }

    /** A proposal that the coach has accepted, with this open to them. */
    String engaged(Viewer coach, Map<String, Object> access, String about) throws IOException {
        String engagement = proposed(coach, about);
        accepted("POST", coached(engagement) + "/acceptance", coach.token(), null);
        if (!access.isEmpty()) {
            done("PUT", "/engagements/" + engagement + "/access", access);
        }
        return engagement;
    }

    String proposed(Viewer coach, String about) throws IOException {
        return done("POST", "/engagements", Map.of("coachId", coach.subject(), "about", about))
                .json()
                .required("engagementId")
                .asString();
    }

    /** What a coach proposed to this member. */
    String proposedBy(Viewer coach, String about) throws IOException {
        return accepted("POST", "/members/" + subject + "/engagements", coach.token(), Map.of("about", about))
                .json()
                .required("engagementId")
                .asString();
    }

    /** Works with the coach whose engagement the matrix asks for. */
    void worksWith(Viewer coach, Map<String, Object> access) throws IOException {
        String talk = Canary.TALK.in("Courage");
        String engagement = engaged(coach, access, talk);
        String own = "/engagements/" + engagement;
        ids.put("engagementId", engagement);
        ids.put("coachId", coach.subject());
        ids.put(
                "sessionId",
                done(
                                "POST",
                                own + "/sessions",
                                Map.of(
                                        "kind",
                                        "SESSION",
                                        "proposedTimes",
                                        List.of(Bodies.TALK.toString()),
                                        "about",
                                        talk))
                        .json()
                        .required("sessionId")
                        .asString());
        accepted(
                "POST",
                coached(engagement) + "/session-records",
                coach.token(),
                Map.of("notes", talk, "privateNotes", Canary.KEPT.in("Hides behind work")));
        String done = assigned(coach, engagement, talk);
        ids.put(
                "engagements/entryId",
                done("POST", own + "/actions/" + done + "/completion", Map.of("words", talk))
                        .json()
                        .required("entryId")
                        .asString());
        ids.put("actionId", assigned(coach, engagement, talk));
        ids.put(
                "coached/entryId",
                accepted(
                                "POST",
                                coached(engagement) + "/feedback",
                                coach.token(),
                                Map.of("subject", Map.of("goalId", ids.get("goalId")), "words", talk))
                        .json()
                        .required("entryId")
                        .asString());
    }

    /** Takes part in a programme of that coach. */
    void takesPart(String admin, Viewer coach) throws IOException {
        String programme = accepted(
                        "POST",
                        "/programmes",
                        admin,
                        Map.of(
                                "name",
                                "First days",
                                "coachIds",
                                List.of(coach.subject()),
                                "sponsor",
                                Map.of("userId", Columns.SPONSOR, "displayName", "Human resources"),
                                "from",
                                today.toString()))
                .json()
                .required("programmeId")
                .asString();
        applied.remove(programme); // it is not the member's to wait for
        ids.put("programmeId", programme);
        ids.put("dimension", "PROGRAMME");
        ids.put(Bodies.COACHES, coach.subject());
        accepted("PUT", "/members/" + subject + "/programmes/" + programme + "/invitation", coach.token(), null);
        done("POST", "/programmes/" + programme + "/enrolment", null);
    }

    private String assigned(Viewer coach, String engagement, String what) throws IOException {
        return accepted("POST", coached(engagement) + "/actions", coach.token(), Map.of("what", what))
                .json()
                .required("actionId")
                .asString();
    }

    private String coached(String engagement) {
        return "/members/" + subject + "/engagements/" + engagement;
    }

    private String kept(String path, Map<String, Object> body, String name) throws IOException {
        String id = done("POST", path, body).json().required(name).asString();
        ids.put(name, id);
        return id;
    }

    Answer done(String method, String path, @Nullable Object body) throws IOException {
        return accepted(method, path, token, body);
    }

    private Answer accepted(String method, String path, @Nullable String by, @Nullable Object body) throws IOException {
        Answer answer = wire.send(Service.COMMANDS, method, path, by, body, Map.of());
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.text()).isBetween(200, 299);
        String at = answer.applied();
        if (at != null) {
            int end = at.lastIndexOf('@');
            applied.put(at.substring(0, end), at.substring(end + 1));
        }
        return answer;
    }
}
