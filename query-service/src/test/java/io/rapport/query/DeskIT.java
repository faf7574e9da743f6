package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.EventEnvelope;
import io.rapport.events.coaching.CoachingEvent.EngagementAccepted;
import io.rapport.events.coaching.CoachingEvent.EngagementProposed;
import io.rapport.events.coaching.Party;
import io.rapport.events.member.MemberEvent.MemberDescribed;
import io.rapport.events.member.MemberEvent.TimeZoneChosen;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Of two who work together, or may come to,")
class DeskIT {

    private static final Log LOG = new Log();

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final String member = "member-" + UUID.randomUUID();
    private final String coach = "coach-" + UUID.randomUUID();
    private final UUID engagement = UUID.randomUUID();

    private JsonNode toMember(String place) {
        return service.get(place, Issuer.instance().member("acme", member)).json();
    }

    private JsonNode toCoach(String place) {
        return service.get(
                        place,
                        Issuer.instance()
                                .token(claims -> claims.subject(coach)
                                        .claim("tenant", "acme")
                                        .claim("roles", List.of("coach"))))
                .json();
    }

    private void happened(EventEnvelope... events) {
        service.consent.append(List.of(events));
        service.publisher.publish(events);
    }

    private EventEnvelope proposedBy(Party party) {
        return LOG.next("acme", member, new EngagementProposed(engagement, coach, party, "Courage", List.of()));
    }

    private EventEnvelope called(String subject, String name) {
        return LOG.next("acme", subject, new MemberDescribed(name, null, null));
    }

    private void stand(String standing, String scopes) {
        service.consent.stand(engagement, "acme", member, coach, standing, scopes);
    }

    private static String name(JsonNode engagements) {
        return engagements.at("/items/0/other/displayName").asString("");
    }

    private void untilBothSeeIt() {
        await().untilAsserted(() -> {
            assertThat(toMember("/engagements").at("/items/0/standing").asString())
                    .isEqualTo(toCoach("/engagements").at("/items/0/standing").asString())
                    .isNotEmpty();
            assertThat(toMember("/me").path("displayName").asString()).isEqualTo("Mia");
            assertThat(toCoach("/me").path("displayName").asString()).isEqualTo("Cleo");
        });
    }

    @Test
    @DisplayName("whoever was proposed to is told by name when they have agreed, and not before")
    void namesOfCoaches() {
        happened(called(member, "Mia"), called(coach, "Cleo"), proposedBy(Party.MEMBER));
        stand("PROPOSED", "{}");
        untilBothSeeIt();

        assertThat(name(toMember("/engagements"))).isEmpty();
        assertThat(toMember("/engagements/" + engagement).toString())
                .contains(coach)
                .doesNotContain("Cleo");
        assertThat(toMember("/me").path("engagements").toString()).doesNotContain("Cleo");
        assertThat(name(toCoach("/engagements"))).as("who has spoken first").isEqualTo("Mia");

        happened(LOG.next("acme", member, new EngagementAccepted(engagement, Party.COACH)));
        stand("ACCEPTED", "{}");
        await().untilAsserted(() -> assertThat(name(toMember("/engagements"))).isEqualTo("Cleo"));
    }

    @Test
    @DisplayName("a member is called by name to no coach who only asks them")
    void namesOfMembers() {
        happened(called(member, "Mia"), called(coach, "Cleo"), proposedBy(Party.COACH));
        stand("PROPOSED", "{}");
        untilBothSeeIt();

        for (String place : List.of("/engagements", "/engagements/" + engagement, "/coaching/desk", "/me")) {
            assertThat(toCoach(place).toString()).as(place).doesNotContain("Mia");
        }
        assertThat(toCoach("/coaching/desk").at("/members/0/member/id").asString())
                .isEqualTo(member);
        assertThat(name(toMember("/engagements"))).isEqualTo("Cleo");

        stand("ACCEPTED", "{}");
        assertThat(toCoach("/coaching/desk").toString()).contains("Mia");
    }

    @Test
    @DisplayName("the member finds each look of the coach at their desk, by what was open on it")
    void looks() {
        happened(
                called(member, "Mia"),
                called(coach, "Cleo"),
                proposedBy(Party.COACH),
                LOG.next("acme", member, new EngagementAccepted(engagement, Party.MEMBER)));
        stand("ACCEPTED", "{\"NAMES\": null}");
        untilBothSeeIt();
        assertThat(toCoach("/coaching/desk").path("members")).hasSize(1);
        assertThat(toMember("/looks").path("items"))
                .as("names tell nothing there")
                .isEmpty();

        stand("ACCEPTED", "{\"GOALS_AND_PLAN\": null, \"TIMELINE_AND_CARDS\": \"2026-11-01\", \"NAMES\": null}");
        assertThat(toCoach("/coaching/desk").path("members")).hasSize(1);

        JsonNode looks = toMember("/looks").path("items");
        assertThat(looks.valueStream().map(look -> look.path("scope").asString()))
                .containsExactlyInAnyOrder("GOALS_AND_PLAN", "TIMELINE_AND_CARDS");
        looks.forEach(look -> {
            assertThat(look.path("resource").asString()).isEqualTo("/coaching/desk");
            assertThat(look.path("viewerId").asString()).isEqualTo(coach);
            assertThat(look.path("engagementId").asString()).isEqualTo(engagement.toString());
        });
    }

    @Test
    @DisplayName("a grant begins on a day of the member, wherever they are")
    void firstDays() {
        happened(
                LOG.next("acme", member, new TimeZoneChosen(ZoneId.of("Pacific/Honolulu"))),
                called(member, "Mia"),
                called(coach, "Cleo"),
                proposedBy(Party.MEMBER),
                LOG.next("acme", member, new EngagementAccepted(engagement, Party.COACH)),
                LOG.next("acme", member, practised()));
        stand("ACCEPTED", "{\"TIMELINE_AND_CARDS\": \"2026-10-31\"}");
        untilBothSeeIt();
        await().untilAsserted(() -> assertThat(
                        toCoach("/coaching/desk").at("/members/0/lastActiveAt").asString())
                .as("still the last of October there")
                .startsWith("2026-11-01T00:"));
        assertThat(toCoach("/coaching/desk").at("/members/0/sinceLastSession")).hasSize(1);

        stand("ACCEPTED", "{\"TIMELINE_AND_CARDS\": \"2026-11-01\"}");

        JsonNode row = toCoach("/coaching/desk").at("/members/0");
        assertThat(row.has("lastActiveAt")).isFalse();
        assertThat(row.path("sinceLastSession")).isEmpty();
    }

    private static SkillPractised practised() {
        return new SkillPractised(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Instant.parse("2026-11-01T00:00:00Z"),
                LocalDate.of(2026, 10, 31),
                "ACTIVE_LISTENING",
                null,
                null,
                null,
                null);
    }
}
