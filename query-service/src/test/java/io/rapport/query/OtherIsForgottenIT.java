package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.EventEnvelope;
import io.rapport.events.coaching.Action;
import io.rapport.events.coaching.CoachingEvent.ActionAssigned;
import io.rapport.events.coaching.CoachingEvent.EngagementAccepted;
import io.rapport.events.coaching.CoachingEvent.EngagementProposed;
import io.rapport.events.coaching.Party;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("A coach who is forgotten")
class OtherIsForgottenIT {

    private static final Log LOG = new Log();

    private static ServiceRig service;

    private final String member = "member-" + UUID.randomUUID();
    private final UUID engagement = UUID.randomUUID();

    @BeforeAll
    static void start() {
        service = new ServiceRig();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private JsonNode answer(String place) {
        return service.get(place, Issuer.instance().member("acme", member)).json();
    }

    private String standing(String query) {
        return answer("/engagements" + query).at("/items/0/standing").asString();
    }

    @Test
    @DisplayName("is nobody's coach any more for the members either, who have nothing to do for them")
    void ends() {
        List<EventEnvelope> events = List.of(
                LOG.next("acme", member, new EngagementProposed(engagement, "cora", Party.COACH, "Courage", List.of())),
                LOG.next("acme", member, new EngagementAccepted(engagement, Party.MEMBER)),
                LOG.next(
                        "acme",
                        member,
                        new ActionAssigned(
                                engagement, new Action(UUID.randomUUID(), "Call Ada", LocalDate.of(2026, 1, 5)))));
        service.consent.append(events);
        service.consent.stand(engagement, "acme", member, "cora", "ACCEPTED", "{}");
        service.publisher.publish(events.toArray(EventEnvelope[]::new));
        await().untilAsserted(() ->
                assertThat(answer("/agenda").at("/items/0/kind").asString()).isEqualTo("ACTION_DUE"));
        await().untilAsserted(() -> assertThat(standing("")).isEqualTo("ACCEPTED"));

        service.consent.stand(engagement, "acme", member, "cora", "ENDED", "{}");

        assertThat(standing("")).isEqualTo("ENDED");
        assertThat(answer("/engagements/" + engagement).path("standing").asString())
                .isEqualTo("ENDED");
        assertThat(answer("/me").path("engagements")).isEmpty();
        assertThat(answer("/agenda").path("items")).isEmpty();
        assertThat(standing("?asOf=" + events.getLast().position()))
                .as("as it was then")
                .isEqualTo("ACCEPTED");
    }
}
