package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.Aspect;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.Story;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("The past over HTTP")
class HistoryIT {

    private static final Log LOG = new Log();

    private static ServiceRig service;

    private final String member = "member-" + UUID.randomUUID();
    private final String token = Issuer.instance().member("acme", member);
    private final Story story = new Story(LOG, "acme", member);

    @BeforeAll
    static void start() {
        service = new ServiceRig();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private List<EventEnvelope> recorded() {
        service.consent.append(story.events());
        service.publisher.publish(story.events().toArray(EventEnvelope[]::new));
        return story.events();
    }

    private String card() {
        return "/relationships/" + story.person();
    }

    private Answer ask(String place) {
        return service.get(place, token);
    }

    private JsonNode answer(String place) {
        Answer answer = ask(place);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private String moment(Answer answer) {
        return answer.response().headers().firstValue("Rapport-As-Of").orElse("");
    }

    private static void assertRefused(Answer answer, String field, String words) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
        assertThat(answer.json().path("detail").asString()).contains(words);
    }

    @Test
    @DisplayName("is as it was known at a position, and at the instant of that position")
    void atAPosition() {
        story.meet("Ada");
        UUID guess = story.guess(2, Aspect.GOALS, "Wants a shop");
        UUID talk = story.talk(3, "About her shop");
        story.confirm(3, guess, talk);
        story.describe("Ada Lovelace");
        List<EventEnvelope> events = recorded();
        EventEnvelope met = events.getFirst();

        JsonNode then = answer(card() + "?asOf=" + met.position());
        assertThat(then.path("person").path("name").asString()).isEqualTo("Ada");
        assertThat(then.toString()).doesNotContain("shop");
        assertThat(answer(card() + "?asOf=" + met.recordedAt())).isEqualTo(then);
        assertThat(answer(card() + "?asOf=" + events.getLast().position()).toString())
                .contains("Wants a shop", "Ada Lovelace");
        assertThat(answer("/timeline?asOf=" + talkOf(events)).path("items")).hasSize(3);
        assertThat(ask(card() + "?asOf=" + (met.position() - 1)).status()).isEqualTo(404);
    }

    private static Instant noon(int day) {
        return Story.day(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static long talkOf(List<EventEnvelope> events) {
        return events.get(2).position();
    }

    @Test
    @DisplayName("says of which moment it is")
    void saysWhich() {
        story.meet("Ada");
        EventEnvelope met = recorded().getLast();

        assertThat(moment(ask(card() + "?asOf=" + met.position()))).isEqualTo("position=" + met.position());
        assertThat(moment(ask(card() + "?asOf=999999999"))).matches("position=\\d{1,6}");
        assertThat(moment(ask("/goals?asOf=" + met.recordedAt() + "&happenedBy=2026-10-31T12:00:00Z")))
                .isEqualTo("position=" + met.position() + "; recordedBy=" + met.recordedAt()
                        + "; happenedBy=2026-10-31T12:00:00Z");
        assertThat(moment(ask("/goals"))).isEmpty();
    }

    @Test
    @DisplayName("is of what had happened in the world, with what was found out about it since")
    void happenedBy() {
        story.meet("Ada");
        UUID talk = story.talk(3, "About shps");
        story.rate(talk, 4);
        UUID later = story.talk(9, "About boats");
        story.rate(later, 5);
        story.correct(talk, 3, "About shops");
        UUID moved = story.talk(4, "On the wrong day");
        story.redate(moved, 12, null, null);
        recorded();

        String by = "?happenedBy=" + noon(5);
        assertThat(answer("/timeline" + by)
                        .path("items")
                        .valueStream()
                        .map(one -> one.path("text").toString()))
                .hasSize(2);
        assertThat(answer("/timeline" + by).toString()).contains("About shops").doesNotContain("boats", "wrong day");
        assertThat(answer("/timeline?happenedBy=" + noon(10)).toString())
                .contains("boats")
                .doesNotContain("wrong day");
        assertThat(answer("/timeline").path("items")).hasSize(4);
        assertThat(ask(card() + "?happenedBy=" + noon(0)).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("is asked for with an instant and its offset, not with a day, and not of the future")
    void form() {
        assertRefused(ask("/goals?asOf=2026-03-31"), "asOf", "time zone");
        assertRefused(ask("/goals?happenedBy=2026-03-31"), "happenedBy", "time zone");
        assertRefused(ask("/goals?asOf=2026-03-31T12:00:00"), "asOf", "offset");
        assertRefused(ask("/goals?happenedBy=17"), "happenedBy", "offset");
        assertRefused(ask("/goals?asOf=" + Instant.now().plusSeconds(600)), "asOf", "future");
        assertThat(ask("/goals?asOf=2026-03-31T12:00:00+02:00").status()).isEqualTo(200);
        assertThat(ask("/looks?asOf=17").json().path("rule").asString()).isEqualTo("UnknownParameter");
    }

    @Test
    @DisplayName("is open to whom it is open today, whatever was open then")
    void consent() {
        story.meet("Ada");
        EventEnvelope met = recorded().getLast();
        UUID engagement = UUID.randomUUID();
        String coach = Issuer.instance()
                .token(claims -> claims.subject("carla").claim("tenant", "acme").claim("roles", List.of("coach")));
        String place = "/members/" + member + card() + "?asOf=" + met.position();

        assertThat(service.get(place, coach).status()).isEqualTo(404);
        String scopes = "{\"TIMELINE_AND_CARDS\":null,\"NAMES\":null}";
        service.consent.stand(engagement, "acme", member, "carla", "ACCEPTED", scopes);
        Answer open = service.get(place, coach);
        assertThat(open.status()).isEqualTo(200);
        assertThat(open.json().path("person").path("name").asString()).isEqualTo("Ada");
        service.consent.stand(engagement, "acme", member, "carla", "ENDED", "{}");
        assertThat(service.get(place, coach).status()).isEqualTo(404);
    }
}
