package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.Story;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("What differs between two moments")
class DiffIT {

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

    private ServiceRig.Answer diff(String parameters) {
        return service.get("/relationships/" + story.person() + "/diff" + parameters, token);
    }

    @Test
    @DisplayName("is asked of a former and a latter moment, whether or not an event lies between them")
    void theFormerComesFirst() {
        story.meet("Ada");
        EventEnvelope last = recorded().getLast();
        Instant soonAfter = last.recordedAt().plusMillis(1);
        Instant later = last.recordedAt().plusMillis(2);

        for (String by : List.of("", "&by=RECORDED", "&by=HAPPENED")) {
            assertTheWrongWayRound("?from=" + later + "&to=" + soonAfter + by);
            assertThat(diff("?from=" + soonAfter + "&to=" + later + by).status())
                    .isEqualTo(200);
            assertThat(diff("?from=" + later + "&to=" + later + by).status()).isEqualTo(200);
            assertThat(diff("?from=" + soonAfter.atOffset(ZoneOffset.ofHours(-5)) + "&to="
                                    + later.atOffset(ZoneOffset.UTC) + by)
                            .status())
                    .isEqualTo(200);
        }
        assertTheWrongWayRound("?from=" + last.position() + "&to=" + (last.position() - 1));
        assertTheWrongWayRound(
                "?from=" + last.position() + "&to=" + last.recordedAt().minusSeconds(3600));
    }

    private void assertTheWrongWayRound(String parameters) {
        ServiceRig.Answer answer = diff(parameters);
        assertThat(answer.status()).as(parameters).isEqualTo(400);
        JsonNode problem = answer.json();
        assertThat(problem.path("field").asString()).isEqualTo("to");
        assertThat(problem.path("detail").asString()).contains("not before");
    }
}
