package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.EventEnvelope;
import io.rapport.events.coaching.Action;
import io.rapport.events.coaching.CoachingEvent.ActionAssigned;
import io.rapport.events.coaching.CoachingEvent.EngagementAccepted;
import io.rapport.events.coaching.CoachingEvent.EngagementEnded;
import io.rapport.events.coaching.CoachingEvent.EngagementProposed;
import io.rapport.events.coaching.Party;
import io.rapport.events.member.MemberEvent.MemberForgotten;
import io.rapport.events.member.MemberEvent.TimeZoneChosen;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("A coach who is forgotten")
class OtherIsForgottenIT {

    private static final Log LOG = new Log();

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final String member = "member-" + UUID.randomUUID();
    private final UUID engagement = UUID.randomUUID();

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

    private List<EventEnvelope> engagedWith(String coach) {
        return List.of(
                LOG.next("acme", member, new EngagementProposed(engagement, coach, Party.COACH, "Courage", List.of())),
                LOG.next("acme", member, new EngagementAccepted(engagement, Party.MEMBER)));
    }

    @Test
    @DisplayName("is what ended an engagement, in its history and among what differs")
    void endingIsTold() {
        String coach = "coach-" + UUID.randomUUID();
        List<EventEnvelope> events = engagedWith(coach);
        EventEnvelope forgotten = LOG.next("acme", coach, new MemberForgotten(UUID.randomUUID()));
        service.consent.append(events);
        service.consent.append(List.of(forgotten));
        service.publisher.publish(events.toArray(EventEnvelope[]::new));
        await().untilAsserted(() -> assertThat(standing("")).isEqualTo("ACCEPTED"));

        String place = "/engagements/" + engagement;
        JsonNode history = answer(place + "/history").path("items");
        assertThat(history.valueStream().map(one -> one.path("type").asString()))
                .containsExactly("MemberForgotten", "EngagementAccepted", "EngagementProposed");
        assertThat(history.at("/0/changes/0/field").asString()).isEqualTo("standing");
        assertThat(history.at("/0/changes/0/value/before").asString()).isEqualTo("ACCEPTED");
        assertThat(history.at("/0/changes/0/value/after").asString()).isEqualTo("ENDED");

        JsonNode differences =
                answer(place + "/diff?from=" + events.getLast().position()).path("differences");
        assertThat(differences).hasSize(1);
        assertThat(differences.at("/0/field").asString()).isEqualTo("standing");
        assertThat(differences.at("/0/value/after").asString()).isEqualTo("ENDED");
        assertThat(differences.at("/0/events/0/type").asString()).isEqualTo("MemberForgotten");
        assertThat(differences.at("/0/events/0/position").asLong()).isEqualTo(forgotten.position());
        assertThat(answer(place + "/history?asOf=" + events.getLast().position())
                        .path("items"))
                .hasSize(2);
    }

    @Test
    @DisplayName(
            "had not ended it before that, and had ended it after that, as of each moment and in the agenda of then")
    void asOf() {
        String coach = "coach-" + UUID.randomUUID();
        List<EventEnvelope> events = new ArrayList<>(engagedWith(coach));
        events.add(LOG.next(
                "acme",
                member,
                new ActionAssigned(engagement, new Action(UUID.randomUUID(), "Call Ada", LocalDate.of(2026, 1, 5)))));
        EventEnvelope forgotten = LOG.next("acme", coach, new MemberForgotten(UUID.randomUUID()));
        EventEnvelope later = LOG.next("acme", member, new TimeZoneChosen(ZoneId.of("Europe/Lisbon")));
        service.consent.append(events);
        service.consent.append(List.of(forgotten));
        service.consent.append(List.of(later));
        service.consent.stand(engagement, "acme", member, coach, "ENDED", "{}");
        service.publisher.publish(events.toArray(EventEnvelope[]::new));
        service.publisher.publish(later);
        await().untilAsserted(() -> assertThat(standing("")).isEqualTo("ENDED"));

        for (String then : List.of(
                "asOf=" + events.getLast().position(),
                "asOf=" + (forgotten.position() - 1),
                "happenedBy=" + events.getLast().recordedAt())) {
            assertThat(standing("?" + then)).as(then).isEqualTo("ACCEPTED");
            assertThat(answer("/agenda?" + then).at("/items/0/kind").asString())
                    .as(then)
                    .isEqualTo("ACTION_DUE");
        }
        for (String then : List.of(
                "asOf=" + forgotten.position(),
                "asOf=" + later.position(),
                "asOf=" + later.recordedAt(),
                "happenedBy=" + forgotten.recordedAt())) {
            assertThat(standing("?" + then)).as(then).isEqualTo("ENDED");
            assertThat(answer("/engagements/" + engagement + "?" + then)
                            .path("standing")
                            .asString())
                    .as(then)
                    .isEqualTo("ENDED");
            assertThat(answer("/agenda?" + then).path("items")).as(then).isEmpty();
        }
    }

    @Test
    @DisplayName("ends no engagement that had ended before")
    void endedBefore() {
        String coach = "coach-" + UUID.randomUUID();
        List<EventEnvelope> events = new ArrayList<>(engagedWith(coach));
        events.add(LOG.next("acme", member, new EngagementEnded(engagement, Party.MEMBER, "Enough")));
        service.consent.append(events);
        service.consent.append(List.of(LOG.next("acme", coach, new MemberForgotten(UUID.randomUUID()))));
        service.publisher.publish(events.toArray(EventEnvelope[]::new));
        await().untilAsserted(() -> assertThat(standing("")).isEqualTo("ENDED"));

        assertThat(answer("/engagements/" + engagement + "/history")
                        .path("items")
                        .valueStream()
                        .map(one -> one.path("type").asString()))
                .containsExactly("EngagementEnded", "EngagementAccepted", "EngagementProposed");
    }
}
