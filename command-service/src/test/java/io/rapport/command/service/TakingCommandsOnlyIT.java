package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.command.platform.leadership.Leadership;
import io.rapport.parts.TokenIssuer;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("an instance that only takes commands")
class TakingCommandsOnlyIT {

    private static final int COMMANDS = 5;

    private static JsonNode asAdmin(RunningService service, String path) {
        return service.client(TokenIssuer.instance().token("bright", "root", "admin"))
                .get(path)
                .body();
    }

    @Test
    @DisplayName("leaves its events to another one, which numbers and publishes them, and says so")
    void leavesPublishingToOthers() {
        try (RunningService takes = RunningService.start(Map.of("RAPPORT_PUBLISHING", "off"))) {
            assertThat(takes.beans(Leadership.class)).isNotEmpty().noneMatch(Leadership::isSought);
            Client ana = takes.member("bright", "ana");
            for (int n = 0; n < COMMANDS; n++) {
                assertThat(ana.post("/relationships", "{'name': 'Person'}").status())
                        .isEqualTo(201);
            }
            JsonNode here = asAdmin(takes, "/actuator/rapport");
            assertThat(here.path("publishing").asBoolean(true)).isFalse();
            assertThat(here.path("outbox").asInt()).isEqualTo(COMMANDS);
            assertThat(asAdmin(takes, "/actuator/health")
                            .at("/components/publishing/details/enabled")
                            .asBoolean(true))
                    .isFalse();

            try (RunningService publishes = takes.another()) {
                await().untilAsserted(() -> {
                    JsonNode there = asAdmin(publishes, "/actuator/rapport");
                    assertThat(there.path("publishing").asBoolean()).isTrue();
                    assertThat(there.path("outbox").asInt()).isZero();
                    assertThat(there.path("relayed").asInt()).isEqualTo(COMMANDS);
                });
            }
        }
    }
}
