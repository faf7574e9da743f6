package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventCodec;
import io.rapport.events.EventEnvelope;
import io.rapport.events.Forgetting;
import io.rapport.events.RapportEvent;
import io.rapport.events.Seals;
import io.rapport.events.coaching.CoachingEvent.EngagementAccepted;
import io.rapport.events.coaching.CoachingEvent.EngagementProposed;
import io.rapport.events.coaching.CoachingEvent.PrivateNoteKept;
import io.rapport.events.coaching.Party;
import io.rapport.events.member.MemberEvent.MemberForgotten;
import io.rapport.events.relationship.RelationshipEvent.PersonForgotten;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.Mongo;
import io.rapport.query.parts.Story;
import io.rapport.query.parts.TestSeals;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

@DisplayName("What is asked of the past")
class PastIT {

    private static final Log LOG = new Log(0, Instant.parse("2026-03-01T00:00:00Z"), Duration.ofSeconds(1));
    private static final TestSeals SEALS = new TestSeals();
    private static final EventCodec CODEC = new EventCodec(SEALS);

    private static ServiceRig service;

    private final String member = "ana-" + UUID.randomUUID();
    private final String token = Issuer.instance().member("acme", member);
    private final Story story = new Story(LOG, "acme", member);

    @Configuration(proxyBeanMethods = false)
    static class Sealed {

        @Bean
        @Primary
        Seals testSeals() {
            return SEALS;
        }
    }

    @BeforeAll
    static void start() {
        service = new ServiceRig(
                List.of(QueryService.class, Sealed.class),
                Mongo.uri(),
                "--rapport.limits.member-rate=0",
                "--rapport.limits.tenant-rate=0");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void record(List<EventEnvelope> events) {
        service.consent.append(events, CODEC);
    }

    private EventEnvelope record(RapportEvent event) {
        EventEnvelope recorded = LOG.next("acme", member, event);
        record(List.of(recorded));
        if (event instanceof Forgetting forgetting) {
            service.consent.forget("acme", member, forgetting);
        }
        return recorded;
    }

    private Answer ask(String place) {
        return service.get(place, token);
    }

    private String card() {
        return "/relationships/" + story.person();
    }

    private static void assertRefused(Answer answer, String field, String words) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.json().path("rule").asString()).isEqualTo("InvalidField");
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
        assertThat(answer.json().path("detail").asString()).contains(words);
    }

    @Test
    @DisplayName("of one person is told without a look at another")
    void restsOnWhatItNeeds() {
        story.meet("Ada");
        Story locked = new Story(LOG, "acme", member);
        locked.meet("Ben");
        record(story.events());
        record(locked.events());
        SEALS.lock(locked.person());

        String then = "?asOf=" + locked.events().getLast().position();
        for (String place : List.of(card(), card() + "/briefing", card() + "/timeline")) {
            Answer told = ask(place + then);
            assertThat(told.status()).as(place + told.response().body()).isEqualTo(200);
        }
        assertThat(ask(card() + then).json().at("/person/name").asString()).isEqualTo("Ada");
        for (String place : List.of("/relationships", "/relationships/" + locked.person())) {
            assertThat(service.once(place + then, token).status()).as(place).isEqualTo(503);
        }
    }

    @Test
    @DisplayName("is of a position that there is, though it may not be published, and of none to come")
    void noPositionToCome() {
        story.meet("Ada");
        story.talk(2, "About her shop");
        record(story.events());
        long last = story.events().getLast().position();

        assertThat(ask(card() + "?asOf=" + last).status()).isEqualTo(200);
        String newest = "goes up to position " + last + " ";
        assertRefused(ask(card() + "?asOf=" + (last + 1)), "asOf", newest);
        assertRefused(ask("/agenda?asOf=999999999999999999"), "asOf", newest);
        assertRefused(ask(card() + "/history?asOf=" + (last + 1)), "asOf", newest);
        assertRefused(ask(card() + "/diff?to=" + (last + 1)), "to", newest);
        assertRefused(ask(card() + "/diff?from=" + (last + 1)), "from", newest);
        assertRefused(ask(card() + "/diff?to=" + last + "&asOf=" + (last - 1)), "to", "not after asOf");
    }

    @Test
    @DisplayName("is of an instant that is not to come, by whichever clock is ahead: ours or that of who records")
    void noInstantToCome() {
        Log ahead = new Log(1, Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(100), Duration.ofSeconds(1));
        Story early = new Story(ahead, "acme", member);
        early.meet("Ada");
        EventEnvelope met = early.events().getFirst();
        EventEnvelope next = LOG.next("acme", member, met.event());
        record(List.of(at(next, met.recordedAt())));

        for (String field : List.of("asOf", "happenedBy")) {
            assertThat(ask("/timeline?" + field + "=" + met.recordedAt()).status())
                    .isEqualTo(200);
            assertRefused(ask("/timeline?" + field + "=" + met.recordedAt().plusSeconds(1)), field, "future");
        }
        record(List.of(LOG.next("acme", member, new MemberForgotten(UUID.randomUUID()))));
        assertRefused(ask("/timeline?asOf=" + met.recordedAt()), "asOf", "future");
    }

    private static EventEnvelope at(EventEnvelope event, Instant recordedAt) {
        return new EventEnvelope(
                event.eventId(),
                event.type(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.position(),
                event.tenantId(),
                event.memberId(),
                event.actor(),
                recordedAt,
                event.commandId(),
                event.correlationId(),
                event.causationId(),
                event.event());
    }

    @Test
    @DisplayName("names the events that there are, where there is none of the type that is asked for")
    void types() {
        story.meet("Ada");
        record(story.events());

        assertRefused(ask(card() + "/history?type=Nonsense"), "type", "PersonMet");
        assertRefused(ask(card() + "/history?type=PersonMet&type=GoalSet"), "type", "EntryCorrected");
        assertThat(ask(card() + "/history?type=PersonMet").json().path("items")).hasSize(1);
        assertThat(ask(card() + "/history?type=EntryCorrected").json().path("items"))
                .isEmpty();
        assertRefused(ask("/goals/" + UUID.randomUUID() + "/history?type=PersonMet"), "type", "GoalSet");
    }

    @Test
    @DisplayName("of an engagement says that the member was forgotten, and when, and nothing of their people")
    void forgetting() {
        UUID engagement = UUID.randomUUID();
        UUID ada = story.person();
        story.meet("Ada");
        record(story.events());
        record(new PersonForgotten(ada, UUID.randomUUID(), Set.of(ada), 1));
        EventEnvelope proposed = record(new EngagementProposed(engagement, "carla", Party.COACH, "Courage", List.of()));
        record(new EngagementAccepted(engagement, Party.MEMBER));
        record(new PrivateNoteKept(engagement, UUID.randomUUID(), "Hides behind cards"));
        service.publisher.publish(proposed);
        // Whose engagement it is says the read model, so an auditor asks for it once that is as far.
        assertThat(service.get("/engagements", token, "Rapport-Applied", engagement + "@" + proposed.sequence())
                        .status())
                .isEqualTo(200);
        service.consent.stand(engagement, "acme", member, "carla", "ACCEPTED", "{\"NAMES\":\"2020-01-01\"}");
        Story ben = new Story(LOG, "acme", member);
        ben.meet("Ben");
        record(ben.events());
        record(new PersonForgotten(ben.person(), UUID.randomUUID(), Set.of(ben.person()), 1));
        EventEnvelope self = record(new MemberForgotten(UUID.randomUUID()));

        String place = "/engagements/" + engagement + "/history";
        String auditor = Issuer.instance()
                .token(claims -> claims.subject("audra").claim("tenant", "acme").claim("roles", List.of("auditor")));
        Answer seen = service.get("/members/" + member + place, auditor);
        assertThat(seen.status()).as(seen.response().body()).isEqualTo(200);
        List<JsonNode> items =
                new ArrayList<>(seen.json().path("items").valueStream().toList());
        assertThat(items.stream().map(one -> one.path("type").asString()))
                .containsExactly("MemberForgotten", "EngagementAccepted", "EngagementProposed");
        assertThat(items.stream().map(one -> one.path("recordedAt").asString()))
                .startsWith(self.recordedAt().toString());
        assertThat(items.getFirst().path("changes").toString()).contains("ENDED");
        assertThat(seen.response().body()).doesNotContain(ben.person().toString(), ada.toString());
        Answer one = service.get("/members/" + member + place + "?type=MemberForgotten", auditor);
        assertThat(one.json().path("items")).hasSize(1);
        assertThat(service.get("/members/" + member + card() + "/history", auditor)
                        .json()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("type").asString()))
                .as("of a person only that they were forgotten themselves, or the member")
                .containsExactly("MemberForgotten", "PersonForgotten", "PersonMet");
    }
}
