package io.rapport.query.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.introduction.Pair;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.CaptureSource;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipKind;
import io.rapport.query.ServiceRig;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.IntroductionStory;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.Story;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("The network over HTTP")
class NetworkIT {

    private static final Log LOG = new Log();

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final String member = "member-" + UUID.randomUUID();
    private final String token = Issuer.instance().member("acme", member);
    private final List<String> applied = new ArrayList<>();

    private void publish(EventEnvelope... events) {
        service.publisher.publish(events);
        EventEnvelope last = events[events.length - 1];
        applied.add(last.aggregateId() + "@" + last.sequence());
    }

    private void publish(Story story) {
        publish(story.events().toArray(EventEnvelope[]::new));
    }

    private Story met(String name) {
        Story story = new Story(LOG, "acme", member);
        story.meet(name);
        return story;
    }

    private JsonNode network(String months) {
        Answer answer = service.get("/network" + months, token, "Rapport-Applied", String.join(",", applied));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    @DisplayName("has breadth and depth by month and in sum")
    void months() {
        Story ada = met("Ada");
        UUID talk = ada.talk(5, "tea");
        ada.learn(5, Aspect.INTERESTS, "tea", talk);
        ada.followUp(40, null);
        ada.receive(41, "advice");
        publish(ada);
        Story ben = met("Ben");
        publish(ben);

        JsonNode network = network("?from=2026-02&to=2026-05");

        assertThat(network.path("months")
                        .valueStream()
                        .map(month -> month.path("month").asString()))
                .containsExactly("2026-02", "2026-03", "2026-04");
        assertThat(network.at("/months/0/flows/met").asInt()).isZero();
        assertThat(network.at("/months/0/flows").has("depthRatio")).isFalse();
        JsonNode march = network.at("/months/1/flows");
        assertThat(march.path("met").asInt()).isEqualTo(2);
        assertThat(march.path("understood").asInt()).isEqualTo(1);
        assertThat(march.path("depthRatio").asDouble()).isEqualTo(0.5);
        assertThat(march.path("certainties").asInt()).isEqualTo(1);
        assertThat(march.path("connected").asInt()).isZero();
        JsonNode april = network.at("/months/2/flows");
        assertThat(april.path("connected").asInt()).isEqualTo(1);
        assertThat(april.path("followUps").asInt()).isEqualTo(1);
        assertThat(april.path("helpReceived").asInt()).isEqualTo(1);
        assertThat(network.at("/sum/met").asInt()).isEqualTo(2);
        assertThat(network.at("/sum/depthRatio").asDouble()).isEqualTo(0.5);

        ada.retract(talk);
        publish(ada.events().getLast());
        assertThat(network("?from=2026-02&to=2026-05").at("/sum/connected").asInt())
                .as("the certainty came from the talk")
                .isZero();
        assertThat(network("?from=2026-02&to=2026-05").at("/sum/certainties").asInt())
                .isZero();
    }

    @Test
    @DisplayName("has its people by kind, industry and tag, those of now")
    void people() {
        Story ada = met("Ada");
        ada.tag("Founders");
        ada.learn(5, Aspect.INTERESTS, "tea", ada.followUp(5, null));
        publish(ada);
        Story ben = met("Ben");
        ben.tag("founders");
        publish(ben);
        Story gone = met("Gone");
        gone.archive();
        publish(gone);

        JsonNode network = network("");

        assertThat(network.path("byKind").toString()).isEqualTo("[{\"kind\":\"COLLEAGUE\",\"met\":2,\"connected\":1}]");
        assertThat(network.path("byIndustry").toString()).isEqualTo("[{\"name\":\"Tea\",\"met\":2,\"connected\":1}]");
        assertThat(network.path("byTag")
                        .valueStream()
                        .map(tag -> tag.path("name").asString()))
                .containsExactly("Founders", "tea");
        assertThat(network.path("months")).hasSize(12);
    }

    @Test
    @DisplayName("has those who drift, for the longest first")
    void drifting() {
        Story later = met("Later");
        later.talk(11, "tea");
        later.talk(21, "tea");
        publish(later);
        Story earlier = met("Earlier");
        earlier.talk(3, "tea");
        earlier.talk(5, "tea");
        publish(earlier);

        JsonNode network = network("");

        assertThat(network.path("drifting")
                        .valueStream()
                        .map(one -> one.path("name").asString()))
                .containsExactly("Earlier", "Later");
        assertThat(network.at("/drifting/0/lastContactOn").asString())
                .isEqualTo(Story.day(5).toString());
        assertThat(network.at("/drifting/0/since").asString())
                .isEqualTo(Story.day(9).toString());
    }

    @Test
    @DisplayName("warns collectors, and names whom they have left waiting")
    void collector() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (int i = 0; i < 9; i++) {
            publish(meeting(today.minusDays(2), "Card " + i));
        }
        assertThat(network("").has("collectorWarning")).isFalse();
        publish(meeting(today.minusDays(3), "First"));

        JsonNode warning = network("").path("collectorWarning");

        assertThat(warning.path("peopleMet").asInt()).isEqualTo(10);
        assertThat(warning.path("deepened").asInt()).isZero();
        assertThat(warning.path("waiting")).hasSize(10);
        assertThat(warning.path("share").asDouble()).isZero();
        assertThat(warning.path("cards").asInt()).isZero();
        assertThat(warning.at("/waiting/0/name").asString()).isEqualTo("First");
        assertThat(network("").at("/sum/met").asInt()).isEqualTo(10);

        publish(LOG.next(
                "acme",
                member,
                new ContactCaptured(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        today.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        today,
                        named("Kim"),
                        CaptureSource.CARD,
                        Set.of(),
                        null)));
        assertThat(network("").at("/collectorWarning/cards").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("says which lists go on, and tells the first twenty of them")
    void more() {
        Story ada = met("Ada");
        for (int i = 0; i < 21; i++) {
            ada.tag("tag " + i);
        }
        publish(ada);
        JsonNode network = network("");
        assertThat(network.path("byTag")).hasSize(20);
        assertThat(network.at("/more/tags").asBoolean()).isTrue();
        assertThat(network.at("/more/industries").asBoolean()).isFalse();
        assertThat(network.at("/more/drifting").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("has introductions by month and in sum")
    void introductions() {
        for (boolean onTarget : List.of(true, false)) {
            IntroductionStory story =
                    new IntroductionStory(LOG, "acme", member, new Pair(UUID.randomUUID(), UUID.randomUUID()));
            UUID proposal = story.propose(1);
            UUID first = story.respond(2, proposal, story.first(), IntroductionResponse.ENTHUSIASTIC);
            UUID second = story.respond(3, proposal, story.second(), IntroductionResponse.ENTHUSIASTIC);
            story.outcome(40, story.make(32, first, second), onTarget);
            story.events().forEach(this::publish);
        }
        JsonNode network = network("?from=2026-03&to=2026-05");
        assertThat(network.at("/months/0/flows/introductions").toString())
                .isEqualTo("{\"proposed\":2,\"made\":0,\"told\":0,\"onTarget\":0}");
        assertThat(network.at("/sum/introductions").toString())
                .isEqualTo("{\"proposed\":2,\"made\":2,\"told\":2,\"onTarget\":1}");
    }

    private static Person named(String name) {
        return new Person(name, RelationshipKind.FRIEND, null, null, null, false, null, null, null, null);
    }

    private EventEnvelope meeting(LocalDate day, String name) {
        Instant at = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        Person person = named(name);
        return LOG.next(
                "acme",
                member,
                new PersonMet(UUID.randomUUID(), UUID.randomUUID(), at, day, person, null, Set.of(), null));
    }

    @Test
    @DisplayName("is asked for by months that are months, and is nobody else's")
    void asked() {
        publish(met("Ada"));
        assertThat(network("").path("byKind")).hasSize(1);
        String other = Issuer.instance().member("other", member);
        assertThat(service.get("/network", other).json().path("byKind")).isEmpty();
        for (String months : List.of("?from=2026-13", "?from=2026-1", "?to=march", "?from=2020-01&to=2026-01")) {
            assertThat(service.get("/network" + months, token).status())
                    .as(months)
                    .isEqualTo(400);
        }
        assertThat(network("").at("/months/11/month").asString())
                .isEqualTo(YearMonth.now(ZoneOffset.UTC).toString());
    }
}
