package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.EventEnvelope;
import io.rapport.events.coaching.CoachingEvent.EngagementProposed;
import io.rapport.events.coaching.CoachingEvent.PrivateNoteKept;
import io.rapport.events.coaching.Party;
import io.rapport.events.relationship.Aspect;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.Story;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("The past over HTTP")
class HistoryIT {

    private static final Log LOG = new Log();

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final String member = "member-" + UUID.randomUUID();
    private final String token = Issuer.instance().member("acme", member);
    private final Story story = new Story(LOG, "acme", member);

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
        // Not of the log, but of a read model that follows it.
        await().until(() -> answer("/timeline").path("items").size() == 4);
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

    @Test
    @DisplayName("is all given to the member, with what it is for and who sees it, but for their coach's own notes")
    void exported() {
        story.meet("Ada");
        UUID engagement = UUID.randomUUID();
        recorded();
        service.consent.append(List.of(
                LOG.next(
                        "acme", member, new EngagementProposed(engagement, "carla", Party.COACH, "Courage", List.of())),
                LOG.next("acme", member, new PrivateNoteKept(engagement, UUID.randomUUID(), "Hides behind cards"))));
        service.consent.stand(engagement, "acme", member, "carla", "ACCEPTED", "{\"NAMES\":\"2026-11-01\"}");

        JsonNode export = answer("/export");
        assertThat(export.at("/subject/memberId").asString()).isEqualTo(member);
        assertThat(export.path("events")
                        .valueStream()
                        .map(one -> one.path("type").asString()))
                .containsExactly("PersonMet", "EngagementProposed");
        assertThat(export.at("/grants/0/from").asString()).isEqualTo("2026-11-01");
        assertThat(export.path("complete").asBoolean()).isTrue();
        assertThat(export.toString()).doesNotContain("Hides");
        assertThat(ask("/export").response().headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"rapport-member.json\"");
        assertThat(service.get("/export", Issuer.instance().member("acme", "dan-" + member))
                        .json()
                        .path("events"))
                .isEmpty();
    }

    @Test
    @DisplayName("is given about one person, as a table too, and to their member alone")
    void exportedOfPerson() {
        story.meet("Ada");
        Story ben = new Story(LOG, "acme", member);
        ben.meet("Ben");
        service.consent.append(ben.events());
        recorded();

        String place = card() + "/export";
        assertThat(answer(place).toString()).contains("Ada").doesNotContain("Ben");
        Answer table = service.get(place, token, "Accept", "text/csv");
        assertThat(table.contentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(table.response().body())
                .startsWith("part,")
                .contains(",person.name,Ada,")
                .doesNotContain("Ben");
        assertThat(service.get(place, token, "Accept", "text/html").status()).isEqualTo(406);
        assertThat(ask("/relationships/" + UUID.randomUUID() + "/export").status())
                .isEqualTo(404);
        assertThat(service.get(place, Issuer.instance().member("acme", "dan")).status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("of two records of one person is asked for of the one that stands for both")
    void exportedOfTwoRecords() {
        story.meet("Ada");
        Story again = new Story(LOG, "acme", member);
        again.capture("A. Lovelace");
        again.mergeInto(story);
        List<EventEnvelope> all = new ArrayList<>(story.events());
        all.addAll(again.events());
        service.consent.append(all);

        assertThat(answer(card() + "/export").toString()).contains("Ada", "A. Lovelace");
        assertThat(ask("/relationships/" + again.person() + "/export").status()).isEqualTo(307);
    }

    @Test
    @DisplayName("differs between two moments by what is told with the events that made it so")
    void differs() {
        story.meet("Ada");
        UUID talk = story.talk(3, "About her shop");
        story.describe("Ada Lovelace");
        story.correct(talk, 4, "About her shops");
        List<EventEnvelope> events = recorded();

        String between =
                "?from=" + events.get(1).position() + "&to=" + events.get(2).position();
        JsonNode named = answer(card() + "/diff" + between).path("differences");
        assertThat(named.valueStream().map(one -> one.path("field").asString())).containsExactly("person.name");
        assertThat(named.at("/0/name/before").asString()).isEqualTo("Ada");
        assertThat(named.at("/0/name/after").asString()).isEqualTo("Ada Lovelace");
        assertThat(named.at("/0/events/0/type").asString()).isEqualTo("PersonDescribed");
        assertThat(named.at("/0/events/0/position").asLong())
                .isEqualTo(events.get(2).position());

        JsonNode all = answer(card() + "/diff?from=" + events.get(0).recordedAt());
        assertThat(all.at("/from/position").asLong())
                .isEqualTo(events.getFirst().position());
        assertThat(all.toString()).contains("About her shops", "EntryCorrected", "ConversationRecorded");
        assertThat(answer(card() + "/diff?from=" + events.getLast().position()).path("differences"))
                .isEmpty();
        JsonNode first = answer(card() + "/diff?limit=1");
        assertThat(first.path("differences")).hasSize(1);
        assertThat(answer(card() + "/diff?limit=1&cursor=" + first.path("next").asString())
                        .at("/differences/0")
                        .toString())
                .isNotEqualTo(first.at("/differences/0").toString());
    }

    @Test
    @DisplayName("differs in fields that an entry has where it is asked for")
    void differsInFieldsOfTheResource() {
        story.meet("Ada");
        UUID guess = story.guess(2, Aspect.GOALS, "Wants a shop");
        UUID talk = story.talk(3, "About her shop");
        story.confirm(3, guess, talk);
        story.rate(talk, 4);
        story.correct(talk, 4, "About her shops");
        recorded();

        JsonNode schemas = service.get("/v3/api-docs", "").json().at("/components/schemas");
        Set<String> known =
                new HashSet<>(schemas.at("/TimelineEntry/properties").propertyNames());
        Set<String> particular = new HashSet<>();
        schemas.forEach(schema -> particular.addAll(schema.path("properties").propertyNames()));
        JsonNode differences = answer(card() + "/diff?limit=200").path("differences");
        List<String> fields = differences
                .valueStream()
                .filter(one -> one.path("of").asString().equals("entry"))
                .map(one -> one.path("field").asString())
                .toList();
        assertThat(fields).contains("kind", "text", "rating", "particulars.aspect", "refersTo[0]", "state");
        assertThat(fields)
                .allMatch(field -> known.contains(field.replaceAll("[.\\[].*", "")))
                .filteredOn(field -> field.contains("."))
                .allMatch(field -> particular.contains(field.substring(field.indexOf('.') + 1)));
    }

    @Test
    @DisplayName("differs by what happened in the world between two moments, as far as is known now")
    void differsInTheWorld() {
        story.meet("Ada");
        story.talk(3, "About her shop");
        UUID moved = story.talk(9, "About boats");
        story.redate(moved, 6, null, null);
        long last = recorded().getLast().position();

        String place = card() + "/diff?by=HAPPENED&from=" + noon(5) + "&to=" + noon(7);
        JsonNode found = answer(place).path("differences");
        assertThat(found.toString())
                .contains("About boats", "ConversationRecorded")
                .doesNotContain("her shop");
        assertThat(answer(card() + "/diff?by=HAPPENED&from=" + noon(7)).path("differences"))
                .isEmpty();
        assertRefused(ask(card() + "/diff?by=HAPPENED&from=17"), "from", "offset");
        assertRefused(ask(card() + "/diff?from=2026-03-31"), "from", "time zone");
        assertRefused(ask(card() + "/diff?from=" + last + "&to=" + (last - 1)), "to", "not before");
        assertRefused(ask(card() + "/diff?from=" + last + "&asOf=" + (last - 1)), "from", "asOf");
        assertRefused(ask(card() + "/diff?to=" + last + "&asOf=" + (last - 1)), "to", "asOf");
        assertThat(ask(card() + "/diff?to=0").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("is shown to an auditor of the tenant without any text, and the member sees who looked")
    void audited() {
        story.meet("Ada");
        UUID talk = story.talk(3, "About her shop");
        story.rate(talk, 4);
        recorded();
        String place = "/members/" + member + card() + "/history";

        Answer seen = service.get(place, with("auditor", "acme", "audra"));
        assertThat(seen.status()).as(seen.response().body()).isEqualTo(200);
        assertThat(seen.json()
                        .path("items")
                        .valueStream()
                        .map(one -> one.path("type").asString()))
                .containsExactly("RapportRated", "ConversationRecorded", "PersonMet");
        assertThat(seen.json().toString())
                .contains("(sealed)", "\"after\":\"4\"", member)
                .doesNotContain("Ada", "her shop", "Tea", "at the bar");
        JsonNode look = answer("/looks").at("/items/0");
        assertThat(look.path("viewerId").asString()).isEqualTo("audra");
        assertThat(look.path("lookedAs").asString()).isEqualTo("AUDITOR");
        assertThat(look.path("resource").asString()).isEqualTo(card() + "/history");
        assertThat(answer(card() + "/export").path("looks")).hasSize(1);

        assertThat(service.get(place, with("auditor", "other", "audra")).status())
                .isEqualTo(404);
        assertThat(service.get(place, with("coach", "acme", "audra")).status()).isEqualTo(404);
        assertThat(service.get(place, with("analyst", "acme", "audra")).status())
                .isEqualTo(403);
        assertThat(service.get(place.replace("/history", ""), with("auditor", "acme", "audra"))
                        .status())
                .isEqualTo(403);
        assertThat(answer("/looks").path("items")).hasSize(1);
    }

    private static String with(String role, String tenant, String subject) {
        return Issuer.instance()
                .token(claims -> claims.subject(subject).claim("tenant", tenant).claim("roles", List.of(role)));
    }
}
