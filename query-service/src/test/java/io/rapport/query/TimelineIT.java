package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipKind;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The timeline over HTTP, as events come in from Kafka. */
class TimelineIT {

    private static final LocalDate DAY = LocalDate.parse("2026-10-01");
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private static final Log LOG = new Log();

    private final UUID person = UUID.randomUUID();
    private final String member = "member-" + UUID.randomUUID();
    private final String token = Issuer.instance().member("acme", member);

    private EventEnvelope met() {
        return LOG.next(
                "acme",
                member,
                new PersonMet(
                        person,
                        UUID.randomUUID(),
                        NOON,
                        DAY,
                        new Person("Ada", RelationshipKind.COLLEAGUE, null, null, null, true, null, null, null, null),
                        null,
                        Set.of(),
                        "at the bar"));
    }

    private EventEnvelope talked(UUID entry, int day) {
        return LOG.next(
                "acme",
                member,
                new ConversationRecorded(
                        person, entry, NOON.plusSeconds(86_400L * day), DAY.plusDays(day), "talk " + day, null));
    }

    private static String applied(EventEnvelope event) {
        return event.aggregateId() + "@" + event.sequence();
    }

    @Test
    void showsAWriteOnceItWasAppliedAndTellsCorrectionsAndWithdrawals() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        service.publisher.publish(
                met(),
                talked(first, 1),
                talked(second, 2),
                LOG.next(
                        "acme",
                        member,
                        new EntryCorrected(
                                person,
                                first,
                                NOON.plusSeconds(9),
                                DAY,
                                "we talked",
                                null,
                                null,
                                "the day was wrong")));
        EventEnvelope last = LOG.next("acme", member, new EntryRetracted(person, second, "it was somebody else"));
        service.publisher.publish(last);
        Answer answer = service.get(
                "/relationships/" + person + "/timeline?order=oldest", token, "Rapport-Applied", applied(last));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(ServiceRig.texts(answer.json().path("items"), "kind"))
                .containsExactly("MEETING", "CONVERSATION", "CONVERSATION");
        assertThat(ServiceRig.texts(answer.json().path("items"), "state"))
                .containsExactly("RECORDED", "CORRECTED", "WITHDRAWN");
        assertThat(answer.json().at("/items/1/text").asString()).isEqualTo("we talked");
        String timeline = "/relationships/" + person + "/timeline";
        assertThat(service.get(timeline + "?group=ENCOUNTERS", token).json().path("items"))
                .hasSize(3);
        assertThat(service.get(timeline + "?group=HELP&group=KNOWLEDGE", token)
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(service.get("/timeline?group=HELP&kind=MEETING", token)
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(answer.json().at("/items/1/corrections/0/text").asString()).isEqualTo("talk 1");
        assertThat(answer.json().at("/items/2/withdrawal/reason").asString()).isEqualTo("it was somebody else");
        assertThat(answer.json().at("/items/0/particulars/name").asString()).isEqualTo("Ada");
    }

    @Test
    void aCursorIsOfTheVeryListThatGaveIt() {
        service.publisher.publish(met(), talked(UUID.randomUUID(), 1));
        EventEnvelope last = talked(UUID.randomUUID(), 2);
        service.publisher.publish(last);
        String mine = "/relationships/" + person + "/timeline?limit=1";
        String cursor = service.get(mine, token, "Rapport-Applied", applied(last))
                .json()
                .path("next")
                .asString();
        assertThat(service.get(mine + "&cursor=" + cursor, token).status()).isEqualTo(200);
        for (String other : List.of(
                mine + "&order=oldest",
                mine + "&kind=CONVERSATION",
                mine + "&from=2026-01-01",
                "/timeline?limit=1",
                "/relationships/" + UUID.randomUUID() + "/timeline?limit=1",
                "/relationships?limit=1",
                "/goals?limit=1")) {
            Answer refused = service.get(other + "&cursor=" + cursor, token);
            assertThat(refused.status()).as(other).isEqualTo(400);
            assertThat(refused.json().path("field").asString()).isEqualTo("cursor");
        }
    }

    @Test
    void pagesForwardAndBackWithoutLosingOrRepeatingAnEntry() {
        List<EventEnvelope> events = new ArrayList<>();
        events.add(met());
        for (int day = 0; day < 25; day++) {
            // Two a day at the same moment: the cursor has to tell them apart.
            events.add(talked(UUID.randomUUID(), day / 2));
        }
        service.publisher.publish(events.toArray(EventEnvelope[]::new));
        for (String order : List.of("newest", "oldest")) {
            for (String path : List.of("/timeline", "/relationships/" + person + "/timeline")) {
                List<String> ids = new ArrayList<>();
                String next = "";
                do {
                    Answer page = service.get(
                            path + "?limit=4&kind=CONVERSATION&kind=MEETING&order=" + order + next,
                            token,
                            "Rapport-Applied",
                            applied(events.getLast()));
                    assertThat(page.status()).isEqualTo(200);
                    ids.addAll(ServiceRig.texts(page.json().path("items"), "entryId"));
                    next = page.json().has("next")
                            ? "&cursor=" + page.json().path("next").asString()
                            : "";
                } while (!next.isEmpty());
                assertThat(ids).hasSize(26).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void cutsAPeriodByTheDaysThatTheMemberStated() {
        service.publisher.publish(met(), talked(UUID.randomUUID(), 1));
        EventEnvelope last = talked(UUID.randomUUID(), 2);
        service.publisher.publish(last);
        Answer answer = service.get("/timeline?from=2026-10-02&to=2026-10-03", token, "Rapport-Applied", applied(last));
        assertThat(ServiceRig.texts(answer.json().path("items"), "text")).containsExactly("talk 1");
    }

    @Test
    void whatIsNotYoursDoesNotExist() {
        EventEnvelope last = met();
        service.publisher.publish(last);
        assertThat(service.get("/relationships/" + person + "/timeline", token, "Rapport-Applied", applied(last))
                        .status())
                .isEqualTo(200);
        for (String other : List.of(
                Issuer.instance().member("acme", "somebody-else"),
                Issuer.instance().member("other", member))) {
            Answer answer = service.get("/relationships/" + person + "/timeline", other);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().path("rule").asString()).isEqualTo("NotFound");
            assertThat(service.get("/timeline", other).json().path("items")).isEmpty();
        }
    }
}
