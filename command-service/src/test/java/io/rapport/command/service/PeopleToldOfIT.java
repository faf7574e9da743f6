package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.service.Client.Reply;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A command that tells of people")
@ExtendWith(SharedInstances.Resolver.class)
class PeopleToldOfIT {

    private static final String QUESTION = "'questions': [{'text': 'What is hard?'}], 'shareOfMyself': 'Teams'";
    private static final String MAY = "'occurredAt': '2026-05-01T09:00:00Z'";
    private static final String EARLY = "'occurredAt': '2026-03-01T09:00:00Z'";

    private static RunningService service;
    private Client ana;

    private String mara;
    private String lunch;
    private String ben;
    private String card;

    @BeforeAll
    static void start(SharedInstances shared) {
        service = shared.here();
    }

    @BeforeEach
    void people() {
        ana = service.member("told", "ana-" + UUID.randomUUID());
        mara = created("/relationships", "relationshipId", "{'name': 'Mara', 'occurredAt': '2026-03-02T09:00:00Z'}");
        lunch = created(
                "/relationships/" + mara + "/conversations",
                "entryId",
                "{'summary': 'Budget', 'occurredAt': '2026-04-02T09:00:00Z'}");
        ben = created("/relationships", "relationshipId", "{'name': 'Ben', 'occurredAt': '2026-03-05T09:00:00Z'}");
        card = created("/relationships/captures", "relationshipId", "{'name': 'Kim', 'occurredOn': '2026-03-01'}");
    }

    private String created(String path, String id, String body) {
        Reply reply = ana.post(path, body);
        assertThat(reply.status()).as(path + " " + reply.body()).isEqualTo(201);
        return reply.text(id);
    }

    private void assertRefused(String rule, String field, String path, String body) {
        Reply reply = ana.post(path, body);
        assertThat(reply.status()).as(path + " " + reply.body()).isEqualTo(422);
        assertThat(reply.text("rule")).as(reply.body().toString()).isEqualTo(rule);
        assertThat(reply.text("field")).isEqualTo(field);
    }

    private void archived(String person, Runnable meanwhile) {
        ana.post("/relationships/" + person + "/archive", "");
        meanwhile.run();
        ana.post("/relationships/" + person + "/restore", "");
    }

    @Test
    @DisplayName("of a mission tells what happened with whom was met, from then on")
    void missions() {
        String about = "{'about': {'relationshipId': '%s'}, 'on': '2030-01-01', " + QUESTION + "}";
        assertRefused("NoSuchRelationship", "about.relationshipId", "/missions", about.formatted(UUID.randomUUID()));
        assertRefused(
                "MissionNeedsShare",
                "shareOfMyself",
                "/missions",
                "{'about': {'words': 'Whoever decides'}, 'on': '2030-01-01', 'questions': [{'text': 'Who?'}],"
                        + " 'shareOfMyself': ' '}");
        archived(
                mara,
                () -> assertRefused(
                        "RelationshipIsArchived", "about.relationshipId", "/missions", about.formatted(mara)));

        Reply planned = ana.post("/missions", about.formatted(mara), "Idempotency-Key", "mission");
        assertThat(planned.body().path("questionIds")).hasSize(1);
        assertThat(ana.post("/missions", about.formatted(mara), "Idempotency-Key", "mission")
                        .body())
                .isEqualTo(planned.body());
        String mission = "/missions/" + planned.text("missionId");
        String answers = mission + "/questions/"
                + planned.body().path("questionIds").get(0).asString() + "/answers";
        assertRefused("BeforeMeeting", "occurredAt", answers, "{'words': 'So', " + EARLY + "}");
        String ben = created("/relationships", "relationshipId", "{'name': 'Ben'}");
        assertRefused(
                "AnswerOfSomebodyElse", "relationshipId", answers, "{'words': 'So', 'relationshipId': '" + ben + "'}");
        assertRefused(
                "NoSuchEntry",
                "encounterId",
                answers,
                "{'words': 'So', 'encounterId': '" + UUID.randomUUID() + "', " + MAY + "}");
        assertRefused(
                "NotInOrder",
                "occurredAt",
                answers,
                "{'words': 'So', 'encounterId': '" + lunch + "', 'occurredAt': '2026-03-20T09:00:00Z'}");
        String answer = created(answers, "entryId", "{'words': 'So', 'encounterId': '" + lunch + "', " + MAY + "}");
        assertRefused(
                "NotInOrder",
                "occurredAt",
                mission + "/answers/" + answer + "/corrections",
                "{'reason': 'A slip', 'occurredAt': '2026-03-20T09:00:00Z'}");
        assertRefused(
                "BeforeMeeting",
                "occurredAt",
                mission + "/debrief",
                "{'outcome': 'ACHIEVED', 'learned': 'A lot', " + EARLY + "}");
        created(mission + "/debrief", "entryId", "{'outcome': 'ACHIEVED', 'learned': 'A lot', " + MAY + "}");

        Reply ofCard = ana.post("/missions", about.formatted(card));
        mission = "/missions/" + ofCard.text("missionId");
        assertRefused(
                "NotMetYet",
                "",
                mission + "/questions/"
                        + ofCard.body().path("questionIds").get(0).asString() + "/answers",
                "{'words': 'So'}");
        assertRefused("NotMetYet", "", mission + "/debrief", "{'outcome': 'ACHIEVED', 'learned': 'A lot'}");
        created(mission + "/debrief", "entryId", "{'outcome': 'NOT', 'learned': 'She was ill'}");
        assertRefused("NotMetYet", "", mission + "/debrief/corrections", "{'reason': 'A slip', 'outcome': 'PARTLY'}");
    }

    @Test
    @DisplayName("of an introduction tells of two who were met, from then on, and what it was drawn from")
    void introductions() {
        String pair = "{'firstId': '" + mara + "', 'secondId': '%s', 'why': 'Both sail', ";
        assertRefused("NotMetYet", "secondId", "/introductions", pair.formatted(card) + MAY + "}");
        assertRefused("BeforeMeeting", "occurredAt", "/introductions", pair.formatted(ben) + EARLY + "}");
        assertRefused(
                "NoSuchEntry",
                "drawnFrom",
                "/introductions",
                pair.formatted(ben) + "'drawnFrom': '" + UUID.randomUUID() + "', " + MAY + "}");
        assertRefused(
                "NotInOrder",
                "occurredAt",
                "/introductions",
                pair.formatted(ben) + "'drawnFrom': '" + lunch + "', 'occurredAt': '2026-03-20T09:00:00Z'}");
        Reply proposed = ana.post("/introductions", pair.formatted(ben) + "'drawnFrom': '" + lunch + "', " + MAY + "}");
        String introduction = "/introductions/" + proposed.text("introductionId");
        assertRefused(
                "NotInOrder",
                "occurredAt",
                introduction + "/entries/" + proposed.text("entryId") + "/corrections",
                "{'reason': 'A slip', 'occurredAt': '2026-03-20T09:00:00Z'}");
        ana.post("/relationships/" + mara + "/entries/" + lunch + "/retraction", "{'reason': 'It was Ben'}");
        assertRefused(
                "NoSuchEntry",
                "drawnFrom",
                "/introductions",
                pair.formatted(ben) + "'drawnFrom': '" + lunch + "', " + MAY + "}");
        archived(
                ben,
                () -> assertRefused(
                        "RelationshipIsArchived", "secondId", "/introductions", pair.formatted(ben) + MAY + "}"));
    }

    @Test
    @DisplayName("of a practice tells of a partner who was met, from then on")
    void practices() {
        ana.put("/skills", "{'skills': [{'skill': 'active listening'}]}");
        String with = "{'skill': 'ActiveListening', 'relationshipId': '%s', ";
        assertRefused("NotMetYet", "relationshipId", "/skills/practices", with.formatted(card) + MAY + "}");
        assertRefused("BeforeMeeting", "occurredAt", "/skills/practices", with.formatted(mara) + EARLY + "}");
        archived(
                mara,
                () -> assertRefused(
                        "RelationshipIsArchived",
                        "relationshipId",
                        "/skills/practices",
                        with.formatted(mara) + MAY + "}"));
        String practice = created("/skills/practices", "entryId", with.formatted(mara) + MAY + "}");
        assertRefused(
                "BeforeMeeting",
                "occurredAt",
                "/skills/practices/" + practice + "/corrections",
                "{'reason': 'A slip', " + EARLY + "}");
    }

    @Test
    @DisplayName("of a gathering invites whom one keeps in touch with, and has guests whom one has met")
    void guests() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String evening = "/gatherings/"
                + created(
                        "/gatherings",
                        "gatheringId",
                        "{'name': 'Soup', 'role': 'HOST', 'kind': 'SOCIAL', 'aim': 'Bring them together', 'theme': 'Firsts',"
                                + " 'activity': 'Cooking', 'startsOn': '" + today + "'}");
        String invitation = created(evening + "/invitations", "invitationId", "{'relationshipId': '" + card + "'}");
        assertRefused("NotMetYet", "", evening + "/guests", "{'invitationId': '" + invitation + "'}");
        assertRefused("NotMetYet", "relationshipId", evening + "/guests", "{'relationshipId': '" + card + "'}");
        for (String place : new String[] {"/invitations", "/guests"}) {
            archived(
                    mara,
                    () -> assertRefused(
                            "RelationshipIsArchived",
                            "relationshipId",
                            evening + place,
                            "{'relationshipId': '" + mara + "'}"));
        }
        ana.post("/relationships/" + card + "/meeting", "");
        created(evening + "/guests", "guestId", "{'invitationId': '" + invitation + "'}");
        created(evening + "/guests", "guestId", "{'relationshipId': '" + mara + "'}");
    }

    @Test
    @DisplayName("has somebody introduced by whom the member has met")
    void introducers() {
        assertRefused(
                "NotMetYet",
                "howMet.introducedBy",
                "/relationships",
                "{'name': 'Noa', 'howMet': {'introducedBy': '" + card + "'}}");
        assertRefused(
                "NotMetYet",
                "howMet.introducedBy",
                "/relationships/" + card + "/meeting",
                "{'howMet': {'introducedBy': '" + card + "'}}");
        assertRefused(
                "BeforeMeeting",
                "occurredAt",
                "/relationships",
                "{'name': 'Noa', 'howMet': {'introducedBy': '" + mara + "'}, " + EARLY + "}");
        assertRefused(
                "BeforeMeeting",
                "occurredAt",
                "/relationships/" + card + "/meeting",
                "{'howMet': {'introducedBy': '" + mara + "'}, " + EARLY + "}");
        created("/relationships/" + card + "/meeting", "entryId", "{'howMet': {'introducedBy': '" + mara + "'}}");
    }
}
