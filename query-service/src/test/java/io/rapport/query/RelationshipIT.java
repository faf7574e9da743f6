package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.Aspect;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.Story;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Cards and lists of people over HTTP. */
class RelationshipIT {

    private static final Log LOG = new Log();

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final String member = "member-" + UUID.randomUUID();
    private final String token = Issuer.instance().member("acme", member);

    private Story story(String name) {
        Story story = new Story(LOG, "acme", member);
        story.meet(name);
        return story;
    }

    private static void publish(Story story) {
        service.publisher.publish(story.events().toArray(EventEnvelope[]::new));
    }

    @Test
    void aCardShowsWhatIsKnownOfAPerson() {
        Story ada = story("Ada");
        ada.learn(2, Aspect.INTERESTS, "tea", ada.talk(2, "about tea"));
        publish(ada);
        Answer card = service.get("/relationships/" + ada.person(), token, "Rapport-Applied", ada.applied());
        assertThat(card.status()).as(card.response().body()).isEqualTo(200);
        assertThat(card.json().at("/person/name").asString()).isEqualTo("Ada");
        assertThat(card.json().at("/certainty/certain").asInt()).isEqualTo(1);
        assertThat(card.json().at("/lastContact/kind").asString()).isEqualTo("CONVERSATION");
        assertThat(card.json().path("aspects")).hasSize(9);
        String other = Issuer.instance().member("other", member);
        assertThat(service.get("/relationships/" + ada.person(), other).status())
                .isEqualTo(404);
    }

    @Test
    void tagsAreFoundHoweverTheyAreTypedAndShownAsTheyWere() {
        Story ada = story("Ada");
        ada.tag("Founders");
        ada.tag("Caf\u00e9");
        ada.tag("cafe\u0301");
        Story ben = story("Ben");
        ben.tag("Founders");
        ben.untag("FOUNDERS");
        publish(ada);
        publish(ben);
        String[] applied = {"Rapport-Applied", ada.applied() + "," + ben.applied()};
        for (String typed : List.of("founders", "Founders", "caf%C3%A9", "CAFE%CC%81")) {
            Answer found = service.get("/relationships?tag=" + typed, token, applied);
            assertThat(found.json().at("/items")).as(typed).hasSize(1);
            assertThat(found.json().at("/items/0/tags").toString())
                    .contains("\"Founders\"", "\"Caf\u00e9\"")
                    .doesNotContain("cafe");
        }
    }

    @Test
    void theBriefingSaysWhatToRememberAndWhatToAsk() {
        LocalDate soon = LocalDate.now(ZoneOffset.UTC).plusDays(3);
        Story ada = story("Ada");
        UUID talk = ada.talk(2, "Tea, and how it travels");
        ada.remember(2, "Her birthday", soon.minusYears(1));
        ada.guess(2, Aspect.GOALS, "wants a shop");
        ada.learn(2, Aspect.INTERESTS, "plays go", talk);
        publish(ada);
        JsonNode briefing = service.get(
                        "/relationships/" + ada.person() + "/briefing", token, "Rapport-Applied", ada.applied())
                .json();
        assertThat(briefing.at("/lastEncounter/line").asString()).isEqualTo("Tea, and how it travels");
        assertThat(briefing.at("/near/0/on").asString()).isEqualTo(soon.toString());
        assertThat(ServiceRig.texts(briefing.path("ask"), "aspect")).hasSize(8).doesNotContain("INTERESTS");
        assertThat(ServiceRig.texts(briefing.path("ask"), "guess")).contains("wants a shop");
        assertThat(service.get("/relationships/" + UUID.randomUUID() + "/briefing", token)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theListHasTheLastContactFirstAndIsFilteredAndPaged() {
        List<Story> people = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            Story person = story("Person " + i);
            person.talk(10 - i, "hello");
            people.add(person);
        }
        people.get(1).tag("go");
        people.get(2).archive();
        service.publisher.publish(people.stream()
                .flatMap(person -> person.events().stream())
                .sorted(Comparator.comparingLong(EventEnvelope::position))
                .toArray(EventEnvelope[]::new));
        String applied = String.join(",", people.stream().map(Story::applied).toList());
        assertThat(names("/relationships", applied)).containsExactly("Person 1", "Person 2", "Person 4", "Person 5");
        assertThat(names("/relationships?status=ARCHIVED", applied)).containsExactly("Person 3");
        assertThat(names("/relationships?tag=go", applied)).containsExactly("Person 2");
        assertThat(names("/relationships?kind=FRIEND", applied)).isEmpty();
        Answer first = service.get("/relationships?status=ALL&limit=3", token);
        assertThat(ServiceRig.texts(first.json().path("items"), "name"))
                .containsExactly("Person 1", "Person 2", "Person 3");
        String next = first.json().path("next").asString();
        Answer second = service.get("/relationships?status=ALL&limit=3&cursor=" + next, token);
        assertThat(ServiceRig.texts(second.json().path("items"), "name")).containsExactly("Person 4", "Person 5");
        assertThat(second.json().has("next")).isFalse();
    }

    private List<String> names(String path, String applied) {
        Answer answer = service.get(path, token, "Rapport-Applied", applied);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return ServiceRig.texts(answer.json().path("items"), "name");
    }
}
