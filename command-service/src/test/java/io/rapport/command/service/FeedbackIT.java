package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.service.Client.Reply;
import io.rapport.parts.TokenIssuer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("What a coach says to what a member did, over HTTP")
@ExtendWith(SharedInstances.Resolver.class)
class FeedbackIT {

    private static final String MARCH = "{'scopes': ['TIMELINE_AND_CARDS'], 'from': '2026-03-01'}";
    private static final String PAST = "{'scopes': ['TIMELINE_AND_CARDS', 'GOALS_AND_PLAN'], 'past': true}";

    private static RunningService service;
    private static Client carla;

    @BeforeAll
    static void start(SharedInstances shared) {
        service = shared.here();
        carla = coach("carla");
    }

    private static Client coach(String subject) {
        return service.client(TokenIssuer.instance().token("feedback", subject, "coach"));
    }

    private static String created(Client who, String path, String id, String body) {
        Reply reply = who.post(path, body);
        assertThat(reply.status()).as(path + " " + reply.body()).isEqualTo(201);
        return reply.text(id);
    }

    /** A member with their engagement with Carla. */
    private record Coached(String name, Client member, String engagementId) {

        static Coached with(String name, String grant) {
            Client member = service.member("feedback", name);
            String id = created(member, "/engagements", "engagementId", "{'coachId': 'carla', 'about': 'Energy'}");
            Coached coached = new Coached(name, member, id);
            assertThat(carla.post(coached.path() + "/acceptance", "").status()).isEqualTo(204);
            assertThat(member.put("/engagements/" + id + "/access", grant).status())
                    .isEqualTo(204);
            return coached;
        }

        String path() {
            return "/members/" + name + "/engagements/" + engagementId;
        }

        String talked(String day) {
            String ben =
                    created(member, "/relationships", "relationshipId", "{'name': 'Ben', 'occurredOn': '2026-01-01'}");
            return created(
                    member,
                    "/relationships/" + ben + "/conversations",
                    "entryId",
                    "{'summary': 'Tea', 'occurredOn': '" + day + "'}");
        }

        void hears(String kind, String id) {
            assertThat(about(kind, id).status()).as(kind).isEqualTo(201);
        }

        void hearsNothing(String kind, String id) {
            Reply reply = about(kind, id);
            assertThat(reply.text("rule")).as(reply.body().toString()).isEqualTo("NoSuchSubject");
            assertThat(reply.status()).isEqualTo(422);
        }

        private Reply about(String kind, String id) {
            return carla.post(
                    path() + "/feedback", "{'subject': {'" + kind + "': '" + id + "'}, 'words': 'Well done'}");
        }
    }

    @Test
    @DisplayName("is about what that member has, and nobody else")
    void exists() {
        Coached ana = Coached.with("ana", PAST);
        String nothing = "01890000-0000-7000-8000-000000000000";
        String ofBea = Coached.with("bea", PAST).talked("2026-03-05");
        for (String kind : new String[] {"goalId", "entryId", "missionId"}) {
            ana.hearsNothing(kind, nothing);
            ana.hearsNothing(kind, ofBea);
        }
        String talk = ana.talked("2026-03-05");
        ana.hears("entryId", talk);
        ana.hearsNothing("missionId", talk);
        ana.hearsNothing("goalId", talk);
        String said = created(
                carla,
                ana.path() + "/feedback",
                "entryId",
                "{'subject': {'entryId': '" + talk + "'}, 'words': 'Well done'}");
        ana.hears("entryId", said);
    }

    @Test
    @DisplayName("is about what was after the day from which on all is open, as the member tells it now")
    void isOpen() {
        Coached cleo = Coached.with("cleo", MARCH);
        String ben = created(
                cleo.member(), "/relationships", "relationshipId", "{'name': 'Ben', 'occurredOn': '2026-01-01'}");
        String talk = created(
                cleo.member(),
                "/relationships/" + ben + "/conversations",
                "entryId",
                "{'summary': 'Tea', 'occurredOn': '2026-02-28'}");
        cleo.hearsNothing("entryId", talk);
        String corrections = "/relationships/" + ben + "/entries/" + talk + "/corrections";
        assertThat(cleo.member()
                        .post(corrections, "{'reason': 'A slip', 'occurredOn': '2026-03-01'}")
                        .status())
                .isEqualTo(204);
        cleo.hears("entryId", talk);
        assertThat(cleo.member()
                        .post(corrections, "{'reason': 'A slip', 'occurredOn': '2026-02-27'}")
                        .status())
                .isEqualTo(204);
        cleo.hearsNothing("entryId", talk);

        cleo.hearsNothing("missionId", mission(cleo, "2026-02-28"));
        cleo.hears("missionId", mission(cleo, "2026-03-01"));
    }

    private static String mission(Coached of, String day) {
        return created(
                of.member(),
                "/missions",
                "missionId",
                "{'about': {'words': 'The head of marketing'}, 'on': '" + day
                        + "', 'questions': [{'text': 'What is hard?'}], 'shareOfMyself': 'Teams'}");
    }

    @Test
    @DisplayName("is not about what is between the member and another coach")
    void ofAnother() {
        Coached dana = Coached.with("dana", PAST);
        Client fred = coach("fred");
        String other = created(dana.member(), "/engagements", "engagementId", "{'coachId': 'fred', 'about': 'Calls'}");
        String hers = "/members/dana/engagements/" + other;
        assertThat(fred.post(hers + "/acceptance", "").status()).isEqualTo(204);
        dana.hearsNothing("entryId", created(fred, hers + "/session-records", "entryId", "{'notes': 'We spoke'}"));
        dana.hears(
                "entryId", created(carla, dana.path() + "/session-records", "entryId", "{'notes': 'We spoke, too'}"));
    }
}
