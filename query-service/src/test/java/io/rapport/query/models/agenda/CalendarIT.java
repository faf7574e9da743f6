package io.rapport.query.models.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.member.FeedText;
import io.rapport.events.member.MemberEvent.CalendarFeedIssued;
import io.rapport.events.member.MemberEvent.CalendarFeedRevoked;
import io.rapport.query.ServiceRig;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.Story;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("The calendar over HTTP")
class CalendarIT {

    private static final Log LOG = new Log();

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final String member = "member-" + UUID.randomUUID();
    private final String token = Issuer.instance().member("acme", member);

    /** Publishes it, and waits until the agenda has it. */
    private void publish(RapportEvent event) {
        EventEnvelope envelope = LOG.next("acme", member, event);
        service.publisher.publish(envelope);
        await(envelope.aggregateId() + "@" + envelope.sequence());
    }

    private void await(String applied) {
        assertThat(service.get("/agenda", token, "Rapport-Applied", applied).status())
                .isEqualTo(200);
    }

    private Story adaWithPlan() {
        Story ada = new Story(LOG, "acme", member);
        ada.meet("Ada");
        ada.plan(2, 9, "the book");
        service.publisher.publish(ada.events().toArray(EventEnvelope[]::new));
        await(ada.applied());
        return ada;
    }

    private static CalendarFeedIssued issued(String secret, FeedText text) {
        return new CalendarFeedIssued(UUID.randomUUID(), hash(secret), text, false);
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer calendar(String secret) {
        return service.get("/calendar/" + secret + ".ics", "");
    }

    @Test
    @DisplayName("is given without a token to whoever knows the secret, until it is revoked")
    void bySecret() {
        adaWithPlan();
        String secret = "secret-" + UUID.randomUUID();
        CalendarFeedIssued issued = issued(secret, FeedText.NAMES);
        publish(issued);

        Answer answer = calendar(secret);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualToIgnoringCase("text/calendar;charset=utf-8");
        assertThat(answer.response().headers().firstValue("Cache-Control").orElse(""))
                .contains("no-store");
        List<VEvent> events = Biweekly.parse(answer.response().body()).first().getEvents();
        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.getSummary().getValue()).isEqualTo("Follow up: Ada"));
        assertThat(calendar(issued.secretHash()).status())
                .as("the hash is not the secret")
                .isEqualTo(404);

        String other = "secret-" + UUID.randomUUID();
        publish(new CalendarFeedRevoked(issued.feedId(), issued.secretHash()));
        publish(issued(other, FeedText.ALL));
        assertThat(calendar(secret).status()).isEqualTo(404);
        assertThat(calendar(other).response().body()).contains("the book");
    }

    @Test
    @DisplayName("tells of itself without its body to whoever asks for that, as everything that is open does")
    void head() {
        adaWithPlan();
        String secret = "secret-" + UUID.randomUUID();
        publish(issued(secret, FeedText.NAMES));
        for (String path : List.of(
                "/calendar/" + secret + ".ics",
                "/calendar/nothing.ics",
                "/actuator/health/readiness",
                "/v3/api-docs")) {
            Answer get = service.get(path, "");
            Answer head = service.send(
                    HttpRequest.newBuilder().method("HEAD", HttpRequest.BodyPublishers.noBody()), path, "");
            assertThat(head.status()).as(path).isEqualTo(get.status());
            assertThat(head.contentType()).as(path).isEqualTo(get.contentType());
            assertThat(head.response().body()).as(path).isEmpty();
        }
        HttpRequest.Builder post = HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody());
        assertThat(service.send(post, "/calendar/" + secret + ".ics", "").status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("is nowhere for who does not know it, and each time in the same words")
    void unknown() {
        for (String secret : List.of("nothing", "a".repeat(43), "%20", "..%5C")) {
            Answer answer = service.get("/calendar/" + secret + ".ics", "", "Accept", "text/calendar");
            if (answer.status() != 400) {
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.json().path("rule").asString()).isEqualTo("NotFound");
                assertThat(answer.json().path("detail").asString())
                        .isEqualTo(calendar("nothing").json().path("detail").asString());
            }
        }
    }

    @Test
    @DisplayName("is the only thing that is open, and only to be read")
    void nothingElse() {
        for (String path :
                List.of("/calendar", "/calendar/", "/calendar/a", "/calendar/a/b.ics", "/agenda", "/network")) {
            assertThat(service.get(path, "").status()).as(path).isEqualTo(401);
        }
        assertThat(service.get("/calendar/a.ics", "not.a.token").status()).isEqualTo(401);
        JsonNode operation = service.get("/v3/api-docs", "")
                .json()
                .path("paths")
                .path("/calendar/{secret}.ics")
                .path("get");
        assertThat(operation.path("operationId").asString()).isEqualTo("getCalendar");
        assertThat(operation.path("security")).isEmpty();
        assertThat(operation.path("responses").propertyNames())
                .contains("200", "404", "406")
                .doesNotContain("401", "429");
    }
}
