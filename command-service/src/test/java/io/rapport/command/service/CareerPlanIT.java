package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.service.Client.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A career plan over HTTP")
@ExtendWith(SharedInstances.Resolver.class)
class CareerPlanIT {

    private static RunningService service;

    @BeforeAll
    static void start(SharedInstances shared) {
        service = shared.here();
    }

    private static void assertRejected(Reply reply, String rule, String field) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(422);
        assertThat(reply.text("rule")).isEqualTo(rule);
        assertThat(reply.text("field")).isEqualTo(field);
    }

    private static String applied(Reply reply) {
        return reply.header("Rapport-Applied");
    }

    private static String aim(Client member) {
        return member.post("/plan/aims", "{'kind': 'GROW', 'area': 'Energy', 'industry': 'Energy'}")
                .text("aimId");
    }

    private static Reply goal(Client member, String purpose, String filter) {
        return member.post(
                "/goals",
                "{'title': 'Five', 'definitionOfSuccess': 'I know five', 'purpose': " + purpose
                        + ", 'tracking': {'type':"
                        + " 'COUNTED', 'target': 5, 'measure': 'PEOPLE_MET', 'filter': " + filter
                        + ", 'deadline': '2199-01-01'}}");
    }

    @Test
    @DisplayName("is drafted first, is one for each member, and every command names the same aggregate")
    void draftedFirst() {
        Client ana = service.member("careers", "ana");
        Reply early = ana.post("/plan/aims", "{'kind': 'GROW', 'area': 'Energy'}");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.text("rule")).isEqualTo("PlanNotDrafted");

        Reply drafted = ana.put("/plan", "{'words': 'Into energy'}");
        Reply hope = ana.put("/plan/horizons/3", "{'hope': 'I lead a team'}");
        Reply again = ana.put("/plan", "{'words': 'Into energy'}");
        assertThat(drafted.status()).isEqualTo(204);
        assertThat(applied(drafted)).matches("[0-9a-f-]{36}@0");
        assertThat(applied(hope)).isEqualTo(applied(drafted).replace("@0", "@1"));
        assertThat(applied(again)).as("nothing was new").isEqualTo(applied(hope));

        Reply theirs = service.member("careers", "ben").put("/plan", "{'words': 'Into energy'}");
        assertThat(applied(theirs)).endsWith("@0").isNotEqualTo(applied(drafted));
    }

    @Test
    @DisplayName("has horizons of 3, 5 and 10 years, and no others")
    void horizons() {
        Client cleo = service.member("careers", "cleo");
        cleo.put("/plan", "{'words': 'Into energy'}");
        assertThat(cleo.put("/plan/horizons/10", "{'hope': 'I teach'}").status())
                .isEqualTo(204);
        for (String years : new String[] {"4", "0", "03", "three", "35"}) {
            assertThat(cleo.put("/plan/horizons/" + years, "{'hope': 'I teach'}")
                            .status())
                    .as(years)
                    .isEqualTo(404);
        }
        Reply invalid = cleo.post("/plan/aims", "{'kind': 'GROW', 'area': 'Energy', 'horizon': 4}");
        assertThat(invalid.status()).isEqualTo(400);
        assertThat(invalid.text("detail")).isEqualTo("The field horizon has to be 3, 5 or 10.");
        assertRejected(
                cleo.post("/plan/aims", "{'kind': 'GROW', 'area': 'Energy', 'horizon': 3}"),
                "NoSuchHorizon",
                "horizon");
    }

    @Test
    @DisplayName("has the aims that goals and gatherings are for, as long as they are pursued")
    void aims() {
        Client dora = service.member("careers", "dora");
        dora.put("/plan", "{'words': 'Into energy'}");
        String aim = aim(dora);
        String forIt = "{'aimId': '" + aim + "'}";
        String gathering = "{'name': 'Expo', 'kind': 'TALK', 'startsOn': '2030-01-01', 'aimId': '" + aim + "'}";
        Reply set = goal(dora, forIt, forIt);
        assertThat(set.status()).as(set.body().toString()).isEqualTo(201);
        assertThat(dora.post("/gatherings", gathering).status()).isEqualTo(201);

        Client ben = service.member("contoso", "dora");
        assertRejected(goal(ben, forIt, "{}"), "NoSuchAim", "purpose.aimId");
        assertRejected(goal(ben, "{'words': 'It matters'}", forIt), "NoSuchAim", "tracking.filter.aimId");
        assertRejected(ben.post("/gatherings", gathering), "NoSuchAim", "aimId");

        assertThat(dora.post("/plan/aims/" + aim + "/retirement", "{'reason': 'Not for me'}")
                        .status())
                .isEqualTo(204);
        assertRejected(goal(dora, forIt, "{}"), "AimIsRetired", "purpose.aimId");
        assertRejected(dora.put("/goals/" + set.text("goalId") + "/purpose", forIt), "AimIsRetired", "aimId");
        assertRejected(dora.post("/gatherings", gathering), "AimIsRetired", "aimId");
        assertThat(goal(dora, "{'words': 'It matters'}", forIt).status())
                .as("it describes people still")
                .isEqualTo(201);
    }

    @Test
    @DisplayName("has no milestones that are still to come, and none that was taken back twice")
    void milestones() {
        Client fay = service.member("careers", "fay");
        fay.put("/plan", "{'words': 'Into energy'}");
        assertRejected(
                fay.post("/plan/milestones", "{'words': 'A talk', 'occurredOn': '2199-01-01'}"),
                "NotYetHappened",
                "occurredOn");
        String talk = fay.post("/plan/milestones", "{'words': 'A talk', 'occurredOn': '2026-03-01'}")
                .text("entryId");
        String it = "/plan/milestones/" + talk;
        assertRejected(
                fay.post(it + "/corrections", "{'reason': 'A slip', 'occurredOn': '2199-01-01'}"),
                "NotYetHappened",
                "occurredOn");
        assertThat(fay.post(it + "/retraction", "{'reason': 'It was cancelled'}")
                        .status())
                .isEqualTo(204);
        assertRejected(
                fay.post(it + "/retraction", "{'reason': 'It was cancelled'}"), "MilestoneAlreadyRetracted", "entryId");
    }

    @Test
    @DisplayName("is not needed for a gathering, which has a reason in words or an aim")
    void gatheringsNeedAReason() {
        Client elif = service.member("careers", "elif");
        Reply none = elif.post("/gatherings", "{'name': 'Expo', 'kind': 'TALK', 'startsOn': '2030-01-01'}");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.text("rule")).isEqualTo("MissingField");
        assertThat(none.text("field")).isEqualTo("aim");
    }
}
