package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.EventEnvelope;
import io.rapport.events.member.FeedText;
import io.rapport.events.member.MemberEvent.CalendarFeedIssued;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.WholeStory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * An engagement that ends while a coach's query reads. Consent lets the first so many questions of a query find it
 * open, and all later ones find it over: whatever a query asked first, the answer is that of one for whom it was over
 * from the beginning.
 */
@DisplayName("A coach whose engagement ends while a query reads")
class EndsWhileReadingIT {

    private static final String COACH = "carla";
    private static final String SECRET = UUID.randomUUID() + "-coach77";
    private static final int NEVER = 1_000;

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final String token = Issuer.instance()
            .token(claims -> claims.subject(COACH).claim("tenant", "bright").claim("roles", List.of("coach")));

    private String place(Map<String, String> places, String path) {
        String place = path.replace("{secret}", SECRET);
        for (Map.Entry<String, String> one : places.entrySet()) {
            place = place.replace("{" + one.getKey() + "}", one.getValue());
        }
        return place;
    }

    private String told(String place, int endsAfter) {
        service.consent.endAfter(endsAfter);
        Answer answer = service.get(place, place.startsWith("/calendar/") ? "" : token);
        return answer.status() + " "
                + answer.response()
                        .body()
                        .replaceAll("\"(asOf|at|instance)\":\"[^\"]*\"", "")
                        .replaceAll("(DTSTAMP|LAST-MODIFIED)[^\r\n]*", "");
    }

    @Test
    @DisplayName("is told what is told to one whose engagement was over before, by every query")
    void isToldNothing() throws Exception {
        Log log = new Log();
        String member = "ana-" + UUID.randomUUID();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        WholeStory story = new WholeStory(log, "bright", member, COACH, today);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(SECRET.getBytes(StandardCharsets.UTF_8));
        service.publisher.publish(story.events().toArray(EventEnvelope[]::new));
        service.publisher.publish(log.next(
                "bright",
                COACH,
                new CalendarFeedIssued(UUID.randomUUID(), HexFormat.of().formatHex(hash), FeedText.ALL, true)));
        service.consent.append(story.events());
        UUID engagement = UUID.fromString(story.places().get("engagementId"));
        service.consent.stand(engagement, "bright", member, COACH, "ACCEPTED", WholeStory.OPEN);
        service.consent.countQuestions();
        Set<String> paths = new TreeSet<>();
        service.get("/v3/api-docs", "").json().path("paths").propertyNames().forEach(paths::add);
        for (String path :
                List.of("/members/{memberId}/timeline", "/members/{memberId}/goals", "/calendar/{secret}.ics")) {
            String place = place(story.places(), path);
            await().untilAsserted(() -> assertThat(told(place, NEVER)).startsWith("200"));
        }
        await().untilAsserted(() -> assertThat(told("/programmes", NEVER)).contains("First hundred days"));

        Set<String> rest = new TreeSet<>();
        for (String path : paths) {
            String place = place(story.places(), path);
            String open = told(place, NEVER);
            int questions = service.consent.questions();
            String over = told(place, 0);
            if (open.equals(over)) {
                continue;
            }
            rest.add(path);
            assertThat(questions).as("how often " + path + " asks").isGreaterThan(1);
            for (int ends = 1; ends < questions; ends++) {
                assertThat(told(place, ends)).as(path + ", over after " + ends).isEqualTo(over);
            }
        }

        assertThat(rest)
                .contains(
                        "/coaching/desk",
                        "/coaching/agenda",
                        "/calendar/{secret}.ics",
                        "/engagements",
                        "/engagements/{engagementId}",
                        "/engagements/{engagementId}/history",
                        "/engagements/{engagementId}/diff",
                        "/me",
                        "/members/{memberId}/engagements/{engagementId}",
                        "/members/{memberId}/timeline",
                        "/programmes/{programmeId}")
                .hasSizeGreaterThan(30);
    }
}
